-- What the exams of earlier years left behind: imported, never written by candidates. A person is found by the same
-- keyed hash of type and number as an account; the number itself stands nowhere but in the sealed answers.

-- reference ----------------------------------------------------------------------------------------------------------

-- Specialties that were merged into another: results go on in the one that is left.
create table specialty_mergers (
  former text not null,
  specialty_id text not null references specialties,
  from_year integer not null,
  primary key (former, from_year)
);

-- lookup -------------------------------------------------------------------------------------------------------------

create table past_records (
  id_hash bytea not null check (octet_length(id_hash) = 32),
  year integer not null,
  name text not null,
  name_folded text not null,
  id_type text not null,
  -- As they were that year: a point or a specialty may have ended since.
  region_id text not null,
  point_id text not null,
  specialty_id text not null,
  level text not null,
  pass_mark integer not null check (pass_mark between 0 and 100),
  violation boolean not null,
  -- The answers under their field keys, and the result of each subject.
  sealed bytea not null,
  -- To whom a score merge gave it. Then it is found for nobody else.
  linked_to uuid,
  primary key (id_hash, year)
);

-- owned --------------------------------------------------------------------------------------------------------------

-- Each merge of a past record with a candidate, by which case; an undone one stays.
create table past_links (
  candidate_id uuid not null references candidates,
  case_id uuid not null,
  year integer not null,
  id_hash bytea not null check (octet_length(id_hash) = 32),
  linked_at timestamptz not null,
  undone_at timestamptz,
  primary key (candidate_id, case_id)
);
create unique index past_links_live on past_links (candidate_id, year) where undone_at is null;

comment on table specialty_mergers is 'reference';
comment on table past_records is 'lookup';
comment on table past_links is 'owned';

-- rights: the office sees none of it; what a reviewer needs is frozen with the submission ------------------------------

grant select on specialty_mergers to weikao_app, weikao_office;
grant select on past_records to weikao_app;
grant update (linked_to) on past_records to weikao_app;
grant select, insert on past_links to weikao_app;
grant update (undone_at) on past_links to weikao_app;
