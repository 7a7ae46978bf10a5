-- Histories are read anew night by night, and the next year's partitions are there before anybody registers.

-- lookup: how far the histories of an edition have been read anew.
create table history_rounds (
  edition_id text primary key,
  begun_at timestamptz not null,
  ended_at timestamptz,
  after uuid,
  read bigint not null,
  broken bigint not null
);
comment on table history_rounds is 'lookup';
grant select, insert, update on history_rounds to weikao_app;

-- Makes the partitions that are missing: of every edition that there is, and `ahead` of the year after each exam's newest. The
-- working roles create nothing: this is the only thing that they may have created. A partition is made beside its table and
-- then attached, so that nobody who registers meanwhile waits for it; it takes the storage of the one before.
create function ensure_partitions(ahead boolean) returns integer
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '3s' as $$
declare
  made integer := 0;
  missing record;
begin
  perform pg_advisory_xact_lock(hashtext('weikao partitions'));
  for missing in
    with exams as (
      select left(edition_id, -5) as exam, max(year) as year from editions
      where right(edition_id, 5) = '-' || year group by left(edition_id, -5)
    ), wanted as (
      select edition_id from editions
      union select exam || '-' || (year + 1) from exams where ahead
    )
    select p.partrelid::regclass as parent, c.relname, w.edition_id, (
      select array_to_string(s.reloptions, ', ') from pg_inherits i join pg_class s on s.oid = i.inhrelid
      where i.inhparent = p.partrelid and s.reloptions is not null order by s.relname desc limit 1) as storage
    from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' cross join wanted w
    where not exists (
      select 1 from pg_inherits i join pg_class s on s.oid = i.inhrelid
      where i.inhparent = p.partrelid
        and pg_get_expr(s.relpartbound, s.oid) = format('FOR VALUES IN (%L)', w.edition_id))
    order by c.relname, w.edition_id
  loop
    execute format('create table %I (like %s including all)%s',
      missing.relname || '_' || replace(missing.edition_id, '-', '_'), missing.parent,
      coalesce(' with (' || missing.storage || ')', ''));
    execute format('alter table %s attach partition %I for values in (%L)',
      missing.parent, missing.relname || '_' || replace(missing.edition_id, '-', '_'), missing.edition_id);
    made := made + 1;
  end loop;
  return made;
end $$;
revoke execute on function ensure_partitions from public;
grant execute on function ensure_partitions to weikao_app;
