-- Which papers a region asks for is part of its document: what is declared, changed and added to. What a region has not
-- changed is as declared.

alter table region_settings add column paper_list jsonb not null default '{"declared": {}, "own": [], "most": {}}';
update configurations set document = document || '{"paperList": {"declared": {}, "own": [], "most": {}}}'
  where region_id <> '*' and not document ? 'paperList';

create or replace function bring_into_force(wanted uuid, moment timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c configurations;
begin
  select * into c from configurations where configuration_id = wanted for update;
  if c.state is distinct from 'scheduled' or c.approved_by is null or c.approved_by = any (c.authors)
    or (c.region_id <> '*' and c.rehearsed_digest is distinct from c.digest) or c.live_from > moment then
    raise exception 'configuration % is not to be brought into force', wanted;
  end if;
  update configurations set state = 'replaced', ended_at = moment
    where edition_id = c.edition_id and region_id = c.region_id and state = 'live';
  update configurations set state = 'live', live_at = moment where configuration_id = wanted;
  if c.region_id = '*' then
    perform write_nation(c);
  else
    perform write_region(c);
    update region_settings set verified_credentials = coalesce((c.document ->> 'verifiedCredentials')::boolean, false),
        paper_list = coalesce(c.document -> 'paperList', paper_list)
      where edition_id = c.edition_id and region_id = c.region_id;
  end if;
  update reference_versions set version = version + 1;
  perform pg_notify('reference', '');
end $$;
