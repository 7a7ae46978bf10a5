-- What platforms keep back for themselves, and statements of accounts that come as files.

-- Above zero: kept back of a payment; below: given back with a refund.
alter table bill_lines add column fee_fen integer not null default 0;

alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check check
  (kind in ('results', 'own-results', 'employers', 'staff', 'statements'));

-- Which import wrote it last; none: typed by hand.
alter table statement_lines add column import_id uuid;
create index statement_lines_import on statement_lines (import_id) where import_id is not null;

-- Days that an import brings: lines of the file, summed up.
create function staged_statement_days(which uuid)
  returns table (gateway text, day date, fen bigint, reference text, lines bigint)
language sql security definer set search_path = public, pg_temp as $$
  select content ->> 'gateway', (content ->> 'day')::date, sum((content ->> 'fen')::bigint),
    left(string_agg(content ->> 'reference', '; ' order by line), 500), count(*)
  from staged_rows where import_id = which group by 1, 2
$$;

-- How many lines of the file are of days that are written down already.
create function staged_statement_counts(which uuid) returns table (staged bigint, replaces bigint)
language sql security definer set search_path = public, pg_temp as $$
  select coalesce(sum(d.lines), 0)::bigint, coalesce(sum(d.lines) filter (where s.day is not null), 0)::bigint
  from imports i cross join lateral staged_statement_days(i.import_id) d
    left join statement_lines s on s.region_id = i.region_id and s.gateway = d.gateway and s.day = d.day
  where i.import_id = which
$$;

create function apply_statements(which uuid, since timestamptz) returns table (added bigint, changed bigint)
language sql security definer set search_path = public, pg_temp as $$
  insert into replaced_rows
  select which, d.gateway || '/' || d.day, to_jsonb(s) || jsonb_build_object('lines', d.lines)
  from imports i cross join lateral staged_statement_days(i.import_id) d
    join statement_lines s on s.region_id = i.region_id and s.gateway = d.gateway and s.day = d.day
  where i.import_id = which and i.kind = 'statements' and i.state = 'applying';

  insert into statement_lines (region_id, gateway, day, fen, reference, written_by, written_at, import_id)
  select i.region_id, d.gateway, d.day, d.fen, d.reference, i.staff_id::text, since, which
  from imports i cross join lateral staged_statement_days(i.import_id) d
  where i.import_id = which and i.kind = 'statements' and i.state = 'applying' and i.region_id is not null
  on conflict (region_id, gateway, day) do update set fen = excluded.fen, reference = excluded.reference,
    written_by = excluded.written_by, written_at = excluded.written_at, import_id = excluded.import_id;

  select d.lines - r.lines, r.lines
  from (select coalesce(sum(lines), 0)::bigint as lines from staged_statement_days(which)) d,
    (select coalesce(sum((content ->> 'lines')::bigint), 0)::bigint as lines from replaced_rows where replaced_by = which) r
$$;

-- A later file, days that somebody has typed anew since, and differences that somebody has settled with words.
create function statements_built_on(which uuid) returns table (what text, count bigint)
language sql security definer set search_path = public, pg_temp as $$
  select 'later-import', count(*) from replaced_rows r where (r.content ->> 'import_id')::uuid = which
  union all
  select 'typed-over', count(*) from replaced_rows r
  where r.replaced_by = which and not exists (
    select from statement_lines s where s.import_id = which and r.key = s.gateway || '/' || s.day)
    and not exists (select from replaced_rows l where (l.content ->> 'import_id')::uuid = which and l.key = r.key)
  union all
  select 'settled', count(*) from money_differences m join statement_lines s using (region_id, gateway, day)
  where s.import_id = which and m.kind = 'statement' and m.settled_at is not null and m.found_at >= s.written_at
$$;

-- What the file has brought goes, what it wrote over comes back; open differences of these days are found anew.
create function undo_statements(which uuid) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  delete from money_differences m using statement_lines s
  where s.import_id = which and m.region_id = s.region_id and m.gateway = s.gateway and m.day = s.day
    and m.kind = 'statement' and m.settled_at is null
    and exists (select from imports i where i.import_id = which and i.state = 'undoing');

  delete from statement_lines s
  where s.import_id = which and exists (select from imports i where i.import_id = which and i.state = 'undoing')
    and not exists (select from replaced_rows r where r.replaced_by = which and r.key = s.gateway || '/' || s.day);

  update statement_lines s set fen = o.fen, reference = o.reference, written_by = o.written_by,
    written_at = o.written_at, import_id = o.import_id
  from replaced_rows r cross join lateral jsonb_populate_record(null::statement_lines, r.content) o
  where r.replaced_by = which and s.import_id = which and r.key = s.gateway || '/' || s.day
    and exists (select from imports i where i.import_id = which and i.state = 'undoing');

  with gone as (
    delete from replaced_rows r where r.replaced_by = which
      and exists (select from imports i where i.import_id = which and i.state = 'undoing')
    returning (r.content ->> 'lines')::bigint as lines)
  select coalesce(sum(lines), 0)::bigint from gone
$$;

revoke execute on function staged_statement_days(uuid), staged_statement_counts(uuid),
  apply_statements(uuid, timestamptz), statements_built_on(uuid), undo_statements(uuid) from public;
grant execute on function staged_statement_counts(uuid), apply_statements(uuid, timestamptz), statements_built_on(uuid),
  undo_statements(uuid) to weikao_office;
grant update (import_id) on statement_lines to weikao_office;
