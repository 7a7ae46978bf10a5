-- Codes sent by short message, whatever they prove: whose a forgotten password is, or whose a telephone.
alter table recovery_codes rename to sent_codes;
alter table sent_codes rename column id_hash to subject;
alter index recovery_codes_pkey rename to sent_codes_pkey;
alter table sent_codes rename constraint recovery_codes_id_hash_check to sent_codes_subject_check;
alter table sent_codes rename constraint recovery_codes_code_hash_check to sent_codes_code_hash_check;

-- A closed account stays as an empty row, because what hangs on it has a history that must not get holes.
alter table candidates add column closed_at timestamptz;
grant delete on user_names, id_numbers, credentials, known_devices to weikao_app;
grant delete on messages, presences, paper_files to weikao_app;

-- The answers are gone, for good: the account was closed, or the term is over. The history stays.
alter table registrations add column erased_at timestamptz;

-- How long which kind of personal data is kept, as people may read it. `term`: an ISO 8601 duration; null: see `since`.
create table retention_terms (
  class text primary key check (class ~ '^[a-z-]{1,40}$'),
  term text check (term ~ '^P[1-9]\d*[DMY]$'),
  basis text not null check (basis in ('law', 'ours')),
  what_zh text not null,
  what_en text not null,
  since_zh text not null,
  since_en text not null,
  basis_zh text not null,
  basis_en text not null,
  position integer not null
);

-- What was erased, and when: one line for each class and run, without a word of whom. Written by the owner's command.
create table retention_runs (
  run_id uuid not null,
  class text not null,
  before timestamptz not null,
  erased integer not null check (erased >= 0),
  at timestamptz not null,
  primary key (run_id, class)
);

-- Han characters that keyboards may lack: those of one radical and one number of strokes, each with its readings, in
-- one line. `readings`: all of them without tones.
create table character_groups (
  radical integer not null check (radical between 1 and 214),
  strokes integer not null check (strokes > 0),
  readings text[] not null,
  characters text not null,
  primary key (radical, strokes)
);

comment on table retention_terms is 'reference';
comment on table retention_runs is 'lookup';
comment on table character_groups is 'reference';

grant select on retention_terms, character_groups to weikao_app;
