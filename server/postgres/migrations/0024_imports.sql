-- What staff bring into the house: results of an earlier year. A file is checked row by row into a table of its own, then
-- applied by one statement, and can be taken back. Nobody but these functions writes what they write.

-- lookup -------------------------------------------------------------------------------------------------------------

create table imports (
  import_id uuid primary key,
  staff_id uuid not null references staff,
  -- The area for which it was brought. None: the whole country.
  region_id text references regions,
  point_id text references points,
  kind text not null check (kind in ('results')),
  file_name text not null check (length(file_name) between 1 and 200),
  size bigint not null check (size > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  received bigint not null,
  -- What is to be done stands here until the transaction that does it says that it is done.
  state text not null check (state in ('uploading', 'checking', 'faulty', 'checked', 'applying', 'applied', 'undoing',
    'undone', 'dropped')),
  state_since timestamptz not null,
  begun_at timestamptz not null,
  applied_at timestamptz,
  rows_done bigint not null,
  replaces bigint,
  added bigint,
  changed bigint,
  problem_count bigint not null,
  -- How many problems of each kind, the first thousand of them, and why an undoing was refused.
  report jsonb not null,
  check (point_id is null or region_id is not null)
);
-- The same file again is the same import, as long as that stands.
create unique index imports_file on imports (kind, coalesce(region_id, ''), coalesce(point_id, ''), sha256)
  where state not in ('undone', 'dropped');
create index imports_newest on imports (begun_at desc, import_id);
create index imports_open on imports (state_since) where state in ('checking', 'applying', 'undoing');

-- A crash of the database empties it: then the file is checked again.
create unlogged table staged_results (
  import_id uuid not null,
  line integer not null,
  id_hash bytea not null,
  year integer not null,
  name text not null,
  name_folded text not null,
  id_type text not null,
  region_id text not null,
  point_id text not null,
  specialty_id text not null,
  level text not null,
  pass_mark integer not null,
  violation boolean not null,
  sealed bytea not null,
  person_hash bytea
);

-- Which import wrote it last; none: the installation.
alter table past_records add column import_id uuid;
create index past_records_import on past_records (import_id) where import_id is not null;

-- What an import wrote over, to be put back.
create table replaced_records (replaced_by uuid not null, like past_records, primary key (replaced_by, id_hash, year));
create index replaced_records_import on replaced_records (import_id) where import_id is not null;

comment on table imports is 'lookup';
comment on table staged_results is 'lookup';
comment on table replaced_records is 'lookup';

-- Lines that name a person and year which an earlier line has named already.
create function staged_repeats(which uuid) returns table (line integer, earlier integer)
language sql security definer set search_path = public, pg_temp as $$
  select s.line, d.earlier from staged_results s join (
    select id_hash, year, min(line) as earlier from staged_results where import_id = which
    group by id_hash, year having count(*) > 1
  ) d using (id_hash, year)
  where s.import_id = which and s.line <> d.earlier order by s.line
$$;

create function staged_counts(which uuid) returns table (staged bigint, replaces bigint)
language sql security definer set search_path = public, pg_temp as $$
  select count(*), count(p.id_hash) from staged_results s left join past_records p using (id_hash, year)
  where s.import_id = which
$$;

create function apply_results(which uuid) returns table (added bigint, changed bigint)
language sql security definer set search_path = public, pg_temp as $$
  insert into replaced_records
  select which, p.* from past_records p join staged_results s using (id_hash, year)
  where s.import_id = which and exists (select from imports i where i.import_id = which and i.state = 'applying');

  with merged as (
    insert into past_records (id_hash, year, name, name_folded, id_type, region_id, point_id, specialty_id, level,
      pass_mark, violation, sealed, person_hash, import_id)
    select id_hash, year, name, name_folded, id_type, region_id, point_id, specialty_id, level,
      pass_mark, violation, sealed, person_hash, which
    from staged_results s
    where s.import_id = which and exists (select from imports i where i.import_id = which and i.state = 'applying')
    on conflict (id_hash, year) do update set name = excluded.name, name_folded = excluded.name_folded,
      id_type = excluded.id_type, region_id = excluded.region_id, point_id = excluded.point_id,
      specialty_id = excluded.specialty_id, level = excluded.level, pass_mark = excluded.pass_mark,
      violation = excluded.violation, sealed = excluded.sealed, person_hash = excluded.person_hash,
      import_id = excluded.import_id
    returning xmax = 0 as is_new
  )
  select count(*) filter (where is_new), count(*) filter (where not is_new) from merged
$$;

-- What has been built on an import since: a later import, a score merge, a registration submitted by such a person.
create function import_built_on(which uuid) returns table (what text, count bigint)
language sql security definer set search_path = public, pg_temp as $$
  select 'later-import', count(*) from replaced_records where import_id = which
  union all
  select 'merged', count(*) from past_records p
  where p.import_id = which and p.linked_to is not null and not exists (
    select from replaced_records r where r.replaced_by = which and r.id_hash = p.id_hash and r.year = p.year
      and r.linked_to = p.linked_to)
  union all
  select 'submitted', count(*) from past_records p
  join imports i on i.import_id = p.import_id
  join id_numbers n on n.id_hash = p.id_hash
  join registrations g on g.candidate_id = n.candidate_id and g.submitted_at >= i.applied_at
  join editions e on e.edition_id = g.edition_id and e.year - p.year between 1 and 2
  where p.import_id = which
$$;

create function undo_results(which uuid) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  delete from past_records p
  where p.import_id = which and exists (select from imports i where i.import_id = which and i.state = 'undoing')
    and not exists (select from replaced_records r
      where r.replaced_by = which and r.id_hash = p.id_hash and r.year = p.year);

  update past_records p set name = r.name, name_folded = r.name_folded, id_type = r.id_type, region_id = r.region_id,
    point_id = r.point_id, specialty_id = r.specialty_id, level = r.level, pass_mark = r.pass_mark,
    violation = r.violation, sealed = r.sealed, person_hash = r.person_hash, import_id = r.import_id
  from replaced_records r
  where r.replaced_by = which and r.id_hash = p.id_hash and r.year = p.year
    and exists (select from imports i where i.import_id = which and i.state = 'undoing');

  with gone as (delete from replaced_records where replaced_by = which returning 1) select count(*) from gone
$$;

-- rights: rows are staged and cleared, never read; records are written by the functions alone --------------------------

revoke execute on function staged_repeats(uuid), staged_counts(uuid), apply_results(uuid), import_built_on(uuid),
  undo_results(uuid) from public;
grant execute on function staged_repeats(uuid), staged_counts(uuid), apply_results(uuid), import_built_on(uuid),
  undo_results(uuid) to weikao_office;
grant select, insert on imports to weikao_office;
grant update (received, state, state_since, applied_at, rows_done, replaces, added, changed, problem_count, report)
  on imports to weikao_office;
grant insert, delete on staged_results to weikao_office;
grant select (import_id) on staged_results to weikao_office;

alter table imports enable row level security;

create policy area on imports to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id)
     and current_setting('weikao.point', true) in ('*', point_id))
  with check (current_setting('weikao.region', true) in ('*', region_id)
     and current_setting('weikao.point', true) in ('*', point_id));
