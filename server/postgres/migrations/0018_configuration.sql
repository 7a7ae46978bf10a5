-- What a region settles for an edition, as one document: drafted, rehearsed, approved by a second person, live. The
-- reference tables say what is live; nothing but bring_into_force() writes it there while the product runs.

alter table region_settings add column notice text not null default '';
alter table region_settings add column second_look_percent integer not null default 0
  check (second_look_percent between 0 and 100);

-- The editions in which a point or site is no longer offered. Codes are for ever: nothing is deleted.
alter table points add column closed_in text[] not null default '{}';
alter table sites add column closed_in text[] not null default '{}';

create table configurations (
  configuration_id uuid primary key,
  edition_id text not null references editions,
  region_id text not null references regions,
  -- 0: what the data files said before the first configuration.
  number integer not null check (number >= 0),
  state text not null check (state in ('draft', 'proposed', 'scheduled', 'live', 'replaced', 'dropped')),
  rev integer not null check (rev > 0),
  document jsonb not null,
  digest text not null check (length(digest) = 64),
  -- Where it was copied from: an edition and, within the own one, a number.
  origin_edition text not null,
  origin_number integer not null,
  authors uuid[] not null,
  rehearsal jsonb,
  rehearsed_digest text,
  rehearsed_at timestamptz,
  approved_by uuid references staff,
  live_from timestamptz,
  live_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  unique (edition_id, region_id, number),
  -- Two people, never one twice.
  check (approved_by <> all (authors)),
  check (number = 0 or state not in ('scheduled', 'live', 'replaced')
    or (approved_by is not null and live_from is not null and rehearsed_digest = digest))
);
create unique index configurations_one_live on configurations (edition_id, region_id) where state = 'live';
create unique index configurations_one_open on configurations (edition_id, region_id)
  where state in ('draft', 'proposed', 'scheduled');
create index configurations_due on configurations (live_from) where state = 'scheduled';

-- Append-only. The command's key is the event's: the same command sent again finds what it has done.
create table configuration_events (
  configuration_id uuid not null references configurations,
  idempotency_key uuid not null,
  request_digest text not null,
  action text not null,
  staff_id uuid not null references staff,
  state text not null,
  rev integer not null,
  digest text not null,
  note text not null check (length(note) <= 500),
  at timestamptz not null,
  region_id text not null,
  primary key (configuration_id, idempotency_key)
);

-- Grows with every change of the reference tables; who has read an older state reads anew.
create table reference_versions (
  single boolean primary key check (single),
  version bigint not null
);
insert into reference_versions values (true, 1);

comment on table configurations is 'lookup';
comment on table configuration_events is 'lookup';
comment on table reference_versions is 'reference';

grant select, insert, update on configurations to weikao_office;
grant select, insert on configuration_events to weikao_office;
grant select on reference_versions to weikao_app;

alter table configurations enable row level security;
alter table configuration_events enable row level security;

-- Only who works for a whole region, or for the nation, sees and writes what the region settles.
create policy area on configurations to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id) and current_setting('weikao.point', true) = '*')
  with check (current_setting('weikao.region', true) in ('*', region_id) and current_setting('weikao.point', true) = '*');
create policy area on configuration_events to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id) and current_setting('weikao.point', true) = '*')
  with check (current_setting('weikao.region', true) in ('*', region_id) and current_setting('weikao.point', true) = '*');

-- Writes an approved document into the reference tables, in the transaction that approves it. It belongs to the owner of
-- the tables: neither the office's role nor the app's may write them by themselves, and what is not approved by two people
-- after a rehearsal of this very document comes to nothing here.
create function bring_into_force(wanted uuid, moment timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c configurations;
begin
  select * into c from configurations where configuration_id = wanted for update;
  if c.state is distinct from 'scheduled' or c.approved_by is null or c.approved_by = any (c.authors)
    or c.rehearsed_digest is distinct from c.digest or c.live_from > moment then
    raise exception 'configuration % is not to be brought into force', wanted;
  end if;
  update configurations set state = 'replaced', ended_at = moment
    where edition_id = c.edition_id and region_id = c.region_id and state = 'live';
  update configurations set state = 'live', live_at = moment where configuration_id = wanted;

  insert into windows (edition_id, region_id, kind, opens_at, closes_at)
    select c.edition_id, c.region_id, w.key, (w.value ->> 'opensAt' || '+08:00')::timestamptz,
      (w.value ->> 'closesAt' || '+08:00')::timestamptz
    from jsonb_each(c.document -> 'windows') as w
    on conflict (edition_id, region_id, kind) do update set opens_at = excluded.opens_at, closes_at = excluded.closes_at;

  insert into region_settings (edition_id, region_id, confirmation, online_payment, auto_confirmation, payment_gateway,
      payee, confirmation_place, confirmation_papers, notice, second_look_percent)
    select c.edition_id, c.region_id, d.confirmation, d."onlinePayment", d."autoConfirmation", d.gateway, d.payee, d.place,
      d.papers, d.notice, d."secondLookPercent"
    from jsonb_to_record(c.document) as d (confirmation text, "onlinePayment" boolean, "autoConfirmation" boolean,
      gateway text, payee text, place text, papers text[], notice text, "secondLookPercent" integer)
    on conflict (edition_id, region_id) do update set confirmation = excluded.confirmation,
      online_payment = excluded.online_payment, auto_confirmation = excluded.auto_confirmation,
      payment_gateway = excluded.payment_gateway, payee = excluded.payee,
      confirmation_place = excluded.confirmation_place, confirmation_papers = excluded.confirmation_papers,
      notice = excluded.notice, second_look_percent = excluded.second_look_percent;

  insert into grace_periods (edition_id, region_id, grace_minutes, extension_hours)
    values (c.edition_id, c.region_id, (c.document ->> 'graceMinutes')::integer, (c.document ->> 'extensionHours')::integer)
    on conflict (edition_id, region_id) do update set grace_minutes = excluded.grace_minutes,
      extension_hours = excluded.extension_hours;

  delete from fees where edition_id = c.edition_id and region_id = c.region_id;
  insert into fees (edition_id, region_id, level, form, fen_per_subject, fen_per_person, legal_basis)
    select c.edition_id, c.region_id, f.level, f.form, f."fenPerSubject", f."fenPerPerson", f."legalBasis"
    from jsonb_to_recordset(c.document -> 'fees')
      as f (level text, form text, "fenPerSubject" integer, "fenPerPerson" integer, "legalBasis" text);

  insert into points (point_id, region_id, name, name_en, position)
    select p.value ->> 'code', c.region_id, p.value ->> 'name', p.value ->> 'nameEn',
      (select coalesce(max(position), 0) from points) + p.ordinality
    from jsonb_array_elements(c.document -> 'points') with ordinality as p
    on conflict (point_id) do update set name = excluded.name, name_en = excluded.name_en
      where points.region_id = excluded.region_id;
  if exists (select 1 from jsonb_array_elements(c.document -> 'points') as p
      join points on points.point_id = p.value ->> 'code' where points.region_id <> c.region_id) then
    raise exception 'configuration % names a point of another region', wanted;
  end if;
  update points set closed_in = array_remove(closed_in, c.edition_id)
    || case when exists (select 1 from jsonb_array_elements(c.document -> 'points') as p
         where p.value ->> 'code' = point_id) then '{}'::text[] else array[c.edition_id] end
    where region_id = c.region_id;

  if exists (select 1 from jsonb_array_elements(c.document -> 'sites') as s
      left join points on points.point_id = s.value ->> 'point'
      left join sites on sites.site_id = s.value ->> 'code'
      where points.region_id is distinct from c.region_id or sites.point_id <> s.value ->> 'point') then
    raise exception 'configuration % names a site of another place', wanted;
  end if;
  insert into sites (site_id, point_id, name, name_en, position)
    select s.value ->> 'code', s.value ->> 'point', s.value ->> 'name', s.value ->> 'nameEn',
      (select coalesce(max(position), 0) from sites) + s.ordinality
    from jsonb_array_elements(c.document -> 'sites') with ordinality as s
    on conflict (site_id) do update set name = excluded.name, name_en = excluded.name_en;
  update sites set closed_in = array_remove(closed_in, c.edition_id)
    || case when exists (select 1 from jsonb_array_elements(c.document -> 'sites') as s
         where s.value ->> 'code' = site_id) then '{}'::text[] else array[c.edition_id] end
    where point_id in (select point_id from points where region_id = c.region_id);

  update reference_versions set version = version + 1;
  perform pg_notify('reference', '');
end $$;

revoke execute on function bring_into_force from public;
grant execute on function bring_into_force to weikao_office;

-- Whatever waits for its time and has reached it, for the process that keeps the time.
create function bring_due_into_force(moment timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  due uuid;
  brought integer := 0;
begin
  for due in select configuration_id from configurations where state = 'scheduled' and live_from <= moment
    order by live_from for update skip locked
  loop
    perform bring_into_force(due, moment);
    brought := brought + 1;
  end loop;
  return brought;
end $$;

revoke execute on function bring_due_into_force from public;
grant execute on function bring_due_into_force to weikao_app;
