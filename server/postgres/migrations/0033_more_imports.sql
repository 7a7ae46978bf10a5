-- Employers and staff come as files as well, and results of an edition of our own; results are applied in the order of
-- their key, which its index is filled by without looking for places.

alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check check (kind in ('results', 'own-results', 'employers', 'staff'));

-- Rows of what is no result, as they will stand. A crash of the database empties it: then the file is checked again.
create unlogged table staged_rows (
  import_id uuid not null,
  line integer not null,
  key text not null,
  content jsonb not null
);

-- What an import wrote over, to be put back.
create table replaced_rows (
  replaced_by uuid not null,
  key text not null,
  content jsonb not null,
  primary key (replaced_by, key)
);

-- Which import wrote it last; none: the installation.
alter table employers add column import_id uuid;
create index employers_import on employers (import_id) where import_id is not null;
alter table staff_invitations add column import_id uuid;
create index staff_invitations_import on staff_invitations (import_id) where import_id is not null;

comment on table staged_rows is 'lookup';
comment on table replaced_rows is 'lookup';

create function staged_row_repeats(which uuid) returns table (line integer, earlier integer)
language sql security definer set search_path = public, pg_temp as $$
  select s.line, d.earlier from staged_rows s join (
    select key, min(line) as earlier from staged_rows where import_id = which group by key having count(*) > 1
  ) d using (key)
  where s.import_id = which and s.line <> d.earlier order by s.line
$$;

create function staged_row_counts(which uuid) returns table (staged bigint, replaces bigint)
language sql security definer set search_path = public, pg_temp as $$
  select count(*), count(e.employer_id)
  from staged_rows s join imports i using (import_id)
    left join employers e on i.kind = 'employers' and e.employer_id = s.key
  where s.import_id = which
$$;

-- results: the same as before, but where nothing is replaced nothing is asked for row by row ---------------------------

create or replace function apply_results(which uuid) returns table (added bigint, changed bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from imports i where i.import_id = which and i.state = 'applying') then
    return query select 0::bigint, 0::bigint;
    return;
  end if;
  insert into replaced_records
  select which, p.* from past_records p join staged_results s using (id_hash, year) where s.import_id = which;
  get diagnostics changed = row_count;
  if changed = 0 then
    insert into past_records (id_hash, year, name, name_folded, id_type, region_id, point_id, specialty_id, level,
      pass_mark, violation, sealed, person_hash, import_id)
    select s.id_hash, s.year, s.name, s.name_folded, s.id_type, s.region_id, s.point_id, s.specialty_id, s.level,
      s.pass_mark, s.violation, s.sealed, s.person_hash, which
    from staged_results s where s.import_id = which order by s.id_hash, s.year;
    get diagnostics added = row_count;
    return next;
    return;
  end if;
  return query with merged as (
    insert into past_records (id_hash, year, name, name_folded, id_type, region_id, point_id, specialty_id, level,
      pass_mark, violation, sealed, person_hash, import_id)
    select s.id_hash, s.year, s.name, s.name_folded, s.id_type, s.region_id, s.point_id, s.specialty_id, s.level,
      s.pass_mark, s.violation, s.sealed, s.person_hash, which
    from staged_results s where s.import_id = which order by s.id_hash, s.year
    on conflict (id_hash, year) do update set name = excluded.name, name_folded = excluded.name_folded,
      id_type = excluded.id_type, region_id = excluded.region_id, point_id = excluded.point_id,
      specialty_id = excluded.specialty_id, level = excluded.level, pass_mark = excluded.pass_mark,
      violation = excluded.violation, sealed = excluded.sealed, person_hash = excluded.person_hash,
      import_id = excluded.import_id
    returning xmax = 0 as is_new
  )
  select count(*) filter (where is_new), count(*) filter (where not is_new) from merged;
end
$$;

-- employers -----------------------------------------------------------------------------------------------------------

create function apply_employers(which uuid) returns table (added bigint, changed bigint)
language sql security definer set search_path = public, pg_temp as $$
  insert into replaced_rows
  select which, e.employer_id, to_jsonb(e) - 'bigrams' from employers e join staged_rows s on s.key = e.employer_id
  where s.import_id = which
    and exists (select from imports i where i.import_id = which and i.kind = 'employers' and i.state = 'applying');

  with merged as (
    insert into employers (employer_id, name, aliases, region_id, point_id, nature, category, search, import_id)
    select e.employer_id, e.name, e.aliases, e.region_id, e.point_id, e.nature, e.category, e.search, which
    from staged_rows s cross join lateral jsonb_populate_record(null::employers, s.content) e
    where s.import_id = which
      and exists (select from imports i where i.import_id = which and i.kind = 'employers' and i.state = 'applying')
    on conflict (employer_id) do update set name = excluded.name, aliases = excluded.aliases,
      region_id = excluded.region_id, point_id = excluded.point_id, nature = excluded.nature,
      category = excluded.category, search = excluded.search, import_id = excluded.import_id
    returning xmax = 0 as is_new
  )
  select count(*) filter (where is_new), count(*) filter (where not is_new) from merged
$$;

-- A later import, and employers of this one that were unknown before and that somebody has named since.
create function employers_built_on(which uuid) returns table (what text, count bigint)
language sql security definer set search_path = public, pg_temp as $$
  select 'later-import', count(*) from replaced_rows r where (r.content ->> 'import_id')::uuid = which
  union all
  select 'named', count(*) from employers e
  where e.import_id = which
    and not exists (select from replaced_rows r where r.replaced_by = which and r.key = e.employer_id)
    and (exists (select from registrations g where g.answers ->> 'employer' = e.employer_id)
      or exists (select from employer_identifications d where d.employer_id = e.employer_id)
      or exists (select from staff_invitations i where e.employer_id = any (i.employers))
      or exists (select from staff t where e.employer_id = any (t.employers)))
$$;

create function undo_employers(which uuid) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  delete from employers e
  where e.import_id = which and exists (select from imports i where i.import_id = which and i.state = 'undoing')
    and not exists (select from replaced_rows r where r.replaced_by = which and r.key = e.employer_id);

  update employers e set name = o.name, aliases = o.aliases, region_id = o.region_id, point_id = o.point_id,
    nature = o.nature, category = o.category, search = o.search, import_id = o.import_id
  from replaced_rows r cross join lateral jsonb_populate_record(null::employers, r.content) o
  where r.replaced_by = which and r.key = e.employer_id
    and exists (select from imports i where i.import_id = which and i.state = 'undoing');

  with gone as (
    delete from replaced_rows r where r.replaced_by = which
      and exists (select from imports i where i.import_id = which and i.state = 'undoing') returning 1)
  select count(*) from gone
$$;

-- staff: a file makes invitations, never accounts ------------------------------------------------------------------------

create function apply_invitations(which uuid, since timestamptz, until timestamptz) returns table (added bigint, changed bigint)
language sql security definer set search_path = public, pg_temp as $$
  with invited as (
    insert into staff_invitations (invitation_id, token_hash, display_name, post, region_id, point_id, invited_by,
      invited_at, expires_at, import_id)
    select (s.content ->> 'invitation_id')::uuid, decode(s.content ->> 'token_hash', 'hex'), s.content ->> 'display_name',
      s.content ->> 'post', s.content ->> 'region_id', s.content ->> 'point_id', i.staff_id, since, until, which
    from staged_rows s join imports i using (import_id)
    where s.import_id = which and i.kind = 'staff' and i.state = 'applying'
    returning 1
  )
  select count(*), 0::bigint from invited
$$;

create function invitations_built_on(which uuid) returns table (what text, count bigint)
language sql security definer set search_path = public, pg_temp as $$
  select 'accepted', count(*) from staff_invitations where import_id = which and accepted_at is not null
$$;

create function undo_invitations(which uuid, since timestamptz) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  update staff_invitations set withdrawn_at = since
  where import_id = which and withdrawn_at is null and accepted_at is null
    and exists (select from imports i where i.import_id = which and i.state = 'undoing');

  select 0::bigint
$$;

-- rights: rows are staged and cleared, never read ------------------------------------------------------------------------

revoke execute on function staged_row_repeats(uuid), staged_row_counts(uuid), apply_employers(uuid),
  employers_built_on(uuid), undo_employers(uuid), apply_invitations(uuid, timestamptz, timestamptz),
  invitations_built_on(uuid), undo_invitations(uuid, timestamptz) from public;
grant execute on function staged_row_repeats(uuid), staged_row_counts(uuid), apply_employers(uuid),
  employers_built_on(uuid), undo_employers(uuid), apply_invitations(uuid, timestamptz, timestamptz),
  invitations_built_on(uuid), undo_invitations(uuid, timestamptz) to weikao_office;
grant insert, delete on staged_rows to weikao_office;
grant select (import_id) on staged_rows to weikao_office;
