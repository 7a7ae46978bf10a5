-- reference: reasons --------------------------------------------------------------------------------------------------
-- Words are for ever: what was given to somebody stays as it was read. Other words are another reason, which replaces.

-- Null: offered everywhere.
alter table reasons add column region_id text references regions;
alter table reasons add column retired_at timestamptz;
alter table reasons add column replaces text unique references reasons;

create function keep_reason() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.reason_id, new.stage, new.text_zh, new.fix_zh, new.text_en, new.fix_en, new.field,
      new.region_id, new.replaces)
    is not distinct from (old.reason_id, old.stage, old.text_zh, old.fix_zh, old.text_en, old.fix_en, old.field,
      old.region_id, old.replaces) then return new; end if;
  raise exception 'a reason is never reworded or deleted';
end $$;
create trigger keep_reason before update or delete on reasons for each row execute function keep_reason();

-- lookup -------------------------------------------------------------------------------------------------------------
-- What one administrator wants to change in the catalogue and another one approves. The words stand with 'add' and
-- 'reword'; `reason_id` says about which reason the others are.
create table reason_changes (
  change_id uuid primary key,
  request_digest text not null,
  region_id text references regions,
  kind text not null check (kind in ('add', 'reword', 'retire', 'restore')),
  reason_id text references reasons,
  stage text not null,
  text_zh text not null,
  fix_zh text not null,
  text_en text not null,
  fix_en text not null,
  field text,
  note text not null check (length(note) <= 300),
  state text not null check (state in ('proposed', 'approved', 'live', 'declined', 'withdrawn')),
  proposed_by uuid not null references staff,
  proposed_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  decided_key uuid,
  check ((kind = 'add') = (reason_id is null)),
  check ((state = 'proposed') = (decided_by is null)),
  -- Two people; who takes back is who has asked.
  check (state = 'proposed' or (state = 'withdrawn') = (decided_by = proposed_by))
);
create unique index reason_changes_open on reason_changes (reason_id) where state = 'proposed';
create index reason_changes_proposed on reason_changes (proposed_at);
comment on table reason_changes is 'lookup';

grant select, insert on reason_changes to weikao_office;
grant update (state, decided_by, decided_at, decided_key) on reason_changes to weikao_office;

alter table reason_changes enable row level security;
create policy area on reason_changes to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id) and current_setting('weikao.point', true) = '*')
  with check (current_setting('weikao.region', true) in ('*', region_id) and current_setting('weikao.point', true) = '*');

-- Writes what two people want into the catalogue; neither working role may by itself.
create function bring_reason_into_force(wanted uuid, moment timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c reason_changes;
begin
  select * into c from reason_changes where change_id = wanted for update;
  if c.state is distinct from 'approved' or c.decided_by = c.proposed_by or exists (
      select 1 from reasons where reason_id = c.reason_id and region_id is distinct from c.region_id) then
    raise exception 'change % of a reason is not to be brought into force', wanted;
  end if;
  if c.kind in ('add', 'reword') then
    insert into reasons (reason_id, stage, text_zh, fix_zh, text_en, fix_en, field, region_id, replaces, position)
      select coalesce(c.region_id, 'all') || '-' || c.change_id, c.stage, c.text_zh, c.fix_zh, c.text_en, c.fix_en,
        c.field, c.region_id, c.reason_id,
        coalesce((select position from reasons where reason_id = c.reason_id), (select max(position) + 1 from reasons));
  end if;
  update reasons set retired_at = case when c.kind = 'restore' then null else moment end where reason_id = c.reason_id;
  update reason_changes set state = 'live' where change_id = wanted;
  update reference_versions set version = version + 1;
  perform pg_notify('reference', '');
end $$;

revoke execute on function bring_reason_into_force from public;
grant execute on function bring_reason_into_force to weikao_office;
