-- Specialties come as files, too: into a draft of what the nation settles, where another person still has to approve.

alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check
  check (kind in ('results', 'own-results', 'employers', 'staff', 'statements', 'specialties'));

-- Which edition a staged file is for; null where nothing is staged.
create function staged_edition(which uuid) returns text
language sql security definer set search_path = public, pg_temp as $$
  select min(content ->> 'edition') from staged_rows where import_id = which
$$;

create or replace function staged_row_counts(which uuid) returns table (staged bigint, replaces bigint)
language sql security definer set search_path = public, pg_temp as $$
  select count(*), count(e.employer_id) + count(p.specialty_id)
  from staged_rows s join imports i using (import_id)
    left join employers e on i.kind = 'employers' and e.employer_id = s.key
    left join specialties p on i.kind = 'specialties' and p.specialty_id = s.key
  where s.import_id = which
$$;

-- A document's specialties with another list, as one more act on the draft by whoever brought the file.
create function write_draft(c configurations, specialties jsonb, by_import imports, moment timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  written jsonb := jsonb_set(c.document, '{specialties}', specialties);
  fingerprint text := encode(sha256(convert_to(written::text, 'UTF8')), 'hex');
begin
  update configurations set document = written, digest = fingerprint, rev = rev + 1,
      authors = case when by_import.staff_id = any (authors) then authors else authors || by_import.staff_id end
    where configuration_id = c.configuration_id;
  insert into configuration_events (configuration_id, idempotency_key, request_digest, action, staff_id, state, rev,
      digest, note, at, region_id)
    values (c.configuration_id, gen_random_uuid(), encode(by_import.sha256, 'hex'), 'save', by_import.staff_id, 'draft',
      c.rev + 1, fingerprint, left(by_import.file_name, 500), moment, c.region_id);
end $$;

-- Nothing where no draft is open to writing: then the import waits as it was. The code is what is written over.
create function apply_specialties(which uuid, moment timestamptz) returns table (added bigint, changed bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i imports;
  c configurations;
begin
  added := 0;
  changed := 0;
  select * into i from imports where import_id = which and kind = 'specialties' and state = 'applying';
  select * into c from configurations
    where edition_id = staged_edition(which) and region_id = '*' and state = 'draft' for update;
  if i.import_id is null or c.configuration_id is null then
    return next;
    return;
  end if;
  insert into replaced_rows values (which, 'draft', jsonb_build_object('configuration', c.configuration_id,
    'rev', c.rev + 1, 'specialties', c.document -> 'specialties'));
  select count(*) filter (where old.value is null), count(old.value) into added, changed
    from staged_rows s left join jsonb_array_elements(c.document -> 'specialties') as old on old.value ->> 'code' = s.key
    where s.import_id = which;
  perform write_draft(c, (
    select jsonb_agg(entry order by place, line) from (
      select coalesce(s.content - 'edition', old.value) as entry, old.ordinality as place, 0 as line
      from jsonb_array_elements(c.document -> 'specialties') with ordinality as old
        left join staged_rows s on s.import_id = which and s.key = old.value ->> 'code'
      union all
      select s.content - 'edition', null, s.line from staged_rows s
      where s.import_id = which and not exists (
        select from jsonb_array_elements(c.document -> 'specialties') as old where old.value ->> 'code' = s.key)
    ) as merged), i, moment);
  return next;
end $$;

-- Whatever has happened to the draft since: written on, sent, approved, dropped.
create function specialties_built_on(which uuid) returns table (what text, count bigint)
language sql security definer set search_path = public, pg_temp as $$
  select 'draft-moved', count(*) from replaced_rows r
  where r.replaced_by = which and not exists (select from configurations c
    where c.configuration_id = (r.content ->> 'configuration')::uuid and c.state = 'draft'
      and c.rev = (r.content ->> 'rev')::integer)
$$;

create function undo_specialties(which uuid, moment timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i imports;
  r replaced_rows;
  c configurations;
begin
  select * into i from imports where import_id = which and kind = 'specialties' and state = 'undoing';
  select * into r from replaced_rows where replaced_by = which;
  select * into c from configurations
    where configuration_id = (r.content ->> 'configuration')::uuid and state = 'draft' for update;
  if i.import_id is null or c.configuration_id is null then
    return 0;
  end if;
  perform write_draft(c, r.content -> 'specialties', i, moment);
  delete from replaced_rows where replaced_by = which;
  return i.changed;
end $$;

revoke execute on function staged_edition(uuid), write_draft(configurations, jsonb, imports, timestamptz),
  apply_specialties(uuid, timestamptz), specialties_built_on(uuid), undo_specialties(uuid, timestamptz) from public;
grant execute on function staged_edition(uuid), apply_specialties(uuid, timestamptz), specialties_built_on(uuid),
  undo_specialties(uuid, timestamptz) to weikao_office;
