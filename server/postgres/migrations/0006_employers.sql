-- Employers are found by pairs of characters, and what candidates typed by hand is told to be a known employer or a new one.

-- Every two neighbouring characters of these texts. A Chinese word has two characters, one less than a trigram needs.
create function bigrams(phrases text[]) returns text[] immutable strict parallel safe language sql
return (
  select coalesce(array_agg(distinct substr(lower(phrase), i, 2)), '{}')
  from unnest(phrases) as phrase, generate_series(1, length(phrase) - 1) as i
);

alter table employers add column bigrams text[] not null generated always as (bigrams(name || aliases)) stored;
create index employers_bigrams on employers using gin (bigrams);
create index employers_name on employers (name text_pattern_ops);

-- Two ways to write a name by hand are one: width of letters and brackets, case and spaces do not count.
create function folded_employer(typed text) returns text immutable strict parallel safe language sql
return left(regexp_replace(lower(normalize(typed, nfkc)), '\s', '', 'g'), 200);

create index registrations_employer_other on registrations (region_id, folded_employer(answers ->> 'employer_other'))
  where answers ? 'employer_other';

-- What a region's staff have said of a name typed by hand: the newest line of a name holds. Append-only.
create table employer_identifications (
  region_id text not null references regions,
  name_folded text not null check (length(name_folded) between 1 and 200),
  seq integer not null check (seq > 0),
  verdict text not null check (verdict in ('listed', 'new', 'open')),
  employer_id text references employers,
  staff_id uuid not null,
  idempotency_key uuid not null,
  at timestamptz not null,
  primary key (region_id, name_folded, seq),
  unique (staff_id, idempotency_key),
  check ((verdict = 'listed') = (employer_id is not null))
);

comment on table employer_identifications is 'lookup';

grant select, insert on employer_identifications to weikao_office;

alter table employer_identifications enable row level security;

-- A point reads what its region has said; only who works for the whole region says it.
create policy area on employer_identifications for select to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id));
create policy say on employer_identifications for insert to weikao_office
  with check (current_setting('weikao.region', true) in ('*', region_id) and current_setting('weikao.point', true) = '*');
