-- What the nation settles for an edition is a configuration like a region's, of the region `*`: specialties, limits of
-- photos and papers, reminders. It is drafted by one national administrator and approved by another; regions see it.

-- reference: what an edition offers, where the nation has settled it; elsewhere the years in `specialties` say it.
create table edition_specialties (
  edition_id text not null references editions,
  specialty_id text not null references specialties,
  name text not null,
  name_en text not null,
  level text not null,
  discipline text not null,
  subjects text[] not null,
  form text not null check (form in ('paper', 'computer')),
  -- Only who has registered with it, or has passed subjects of it last year, may still choose it.
  closed boolean not null,
  position integer not null,
  primary key (edition_id, specialty_id)
);
comment on table edition_specialties is 'reference';
grant select on edition_specialties to weikao_app, weikao_office;

alter table reminders drop constraint reminders_pkey;
alter table reminders add column edition_id text references editions;
insert into reminders (edition_id, about, days)
  select e.edition_id, r.about, r.days from reminders r cross join editions e;
delete from reminders where edition_id is null;
alter table reminders add primary key (edition_id, about, days);

-- `*` is no region. What any other place settles comes into tables that name regions.
alter table configurations drop constraint configurations_region_id_fkey;

-- A rehearsal walks through one region's windows: the nation's document has none.
alter table configurations drop constraint configurations_check1;
alter table configurations add check (number = 0 or state not in ('scheduled', 'live', 'replaced')
  or (approved_by is not null and live_from is not null and (region_id = '*' or rehearsed_digest = digest)));

create policy of_the_nation on configurations for select to weikao_office
  using (region_id = '*' and current_setting('weikao.point', true) = '*');
create policy of_the_nation on configuration_events for select to weikao_office
  using (region_id = '*' and current_setting('weikao.point', true) = '*');

-- Each writes what a document says into the tables that the product reads; called by bring_into_force() alone.
create function write_region(c configurations) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into windows (edition_id, region_id, kind, opens_at, closes_at)
    select c.edition_id, c.region_id, w.key, (w.value ->> 'opensAt' || '+08:00')::timestamptz,
      (w.value ->> 'closesAt' || '+08:00')::timestamptz
    from jsonb_each(c.document -> 'windows') as w
    on conflict (edition_id, region_id, kind) do update set opens_at = excluded.opens_at, closes_at = excluded.closes_at;

  insert into region_settings (edition_id, region_id, confirmation, online_payment, auto_confirmation, payment_gateway,
      payee, confirmation_place, confirmation_papers, notice, second_look_percent, second_look_rules,
      review_auto_confirmed)
    select c.edition_id, c.region_id, d.confirmation, d."onlinePayment", d."autoConfirmation", d.gateway, d.payee, d.place,
      d.papers, d.notice, d."secondLookPercent", d."secondLookRules", d."reviewsAutoConfirmed"
    from jsonb_to_record(c.document) as d (confirmation text, "onlinePayment" boolean, "autoConfirmation" boolean,
      gateway text, payee text, place text, papers text[], notice text, "secondLookPercent" integer,
      "secondLookRules" text[], "reviewsAutoConfirmed" boolean)
    on conflict (edition_id, region_id) do update set confirmation = excluded.confirmation,
      online_payment = excluded.online_payment, auto_confirmation = excluded.auto_confirmation,
      payment_gateway = excluded.payment_gateway, payee = excluded.payee,
      confirmation_place = excluded.confirmation_place, confirmation_papers = excluded.confirmation_papers,
      notice = excluded.notice, second_look_percent = excluded.second_look_percent,
      second_look_rules = excluded.second_look_rules, review_auto_confirmed = excluded.review_auto_confirmed;

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
    raise exception 'configuration % names a point of another region', c.configuration_id;
  end if;
  update points set closed_in = array_remove(closed_in, c.edition_id)
    || case when exists (select 1 from jsonb_array_elements(c.document -> 'points') as p
         where p.value ->> 'code' = point_id) then '{}'::text[] else array[c.edition_id] end
    where region_id = c.region_id;

  if exists (select 1 from jsonb_array_elements(c.document -> 'sites') as s
      left join points on points.point_id = s.value ->> 'point'
      left join sites on sites.site_id = s.value ->> 'code'
      where points.region_id is distinct from c.region_id or sites.point_id <> s.value ->> 'point') then
    raise exception 'configuration % names a site of another place', c.configuration_id;
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

  insert into employer_settings values (c.edition_id, c.region_id,
      coalesce((c.document ->> 'employerClerks')::boolean, false))
    on conflict (edition_id, region_id) do update set clerks = excluded.clerks;
end $$;
revoke execute on function write_region from public;
drop trigger settle_employer_clerks on configurations;
drop function settle_employer_clerks;

create function write_nation(c configurations) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  codes text[] := array(select s.value ->> 'code' from jsonb_array_elements(c.document -> 'specialties') as s);
  held text[];
begin
  -- Somebody may have registered between approval and its time: what they chose stays, and is closed.
  held := array(select distinct specialty_id from registrations
    where edition_id = c.edition_id and revision > 0 and specialty_id <> all (codes));
  update edition_specialties set closed = true where edition_id = c.edition_id and specialty_id = any (held);
  delete from edition_specialties where edition_id = c.edition_id and specialty_id <> all (codes || held);
  -- A code that no file knows is offered by the editions that name it and by no other.
  insert into specialties (specialty_id, exam, name, level, discipline, subjects, form, verification, position)
    select s.code, '', s.name, s.level, s.discipline, s.subjects, s.form, 'national', 0
    from jsonb_to_recordset(c.document -> 'specialties')
      as s (code text, name text, level text, discipline text, subjects text[], form text)
    on conflict do nothing;
  insert into edition_specialties
    select c.edition_id, s.specialty_id, s.name, '', s.level, s.discipline, s.subjects, s.form, true, 0
    from specialties s where s.specialty_id = any (held)
    on conflict do nothing;
  insert into edition_specialties
    select c.edition_id, s.value ->> 'code', s.value ->> 'name', s.value ->> 'nameEn', s.value ->> 'level',
      s.value ->> 'discipline', array(select jsonb_array_elements_text(s.value -> 'subjects')), s.value ->> 'form',
      (s.value ->> 'closed')::boolean, s.ordinality
    from jsonb_array_elements(c.document -> 'specialties') with ordinality as s
    on conflict (edition_id, specialty_id) do update set name = excluded.name, name_en = excluded.name_en,
      level = excluded.level, discipline = excluded.discipline, subjects = excluded.subjects, form = excluded.form,
      closed = excluded.closed, position = excluded.position;

  insert into photo_limits (edition_id, min_width, min_height, min_bytes, max_bytes)
    select c.edition_id, p."minWidth", p."minHeight", p."minBytes", p."maxBytes"
    from jsonb_to_record(c.document -> 'photo')
      as p ("minWidth" integer, "minHeight" integer, "minBytes" integer, "maxBytes" integer)
    on conflict (edition_id) do update set min_width = excluded.min_width, min_height = excluded.min_height,
      min_bytes = excluded.min_bytes, max_bytes = excluded.max_bytes;
  insert into paper_limits (edition_id, max_bytes, max_sheets)
    select c.edition_id, p."maxBytes", p."maxSheets"
    from jsonb_to_record(c.document -> 'papers') as p ("maxBytes" integer, "maxSheets" integer)
    on conflict (edition_id) do update set max_bytes = excluded.max_bytes, max_sheets = excluded.max_sheets;

  delete from reminders where edition_id = c.edition_id;
  insert into reminders (edition_id, about, days)
    select c.edition_id, r.key, days::integer
    from jsonb_each(c.document -> 'reminders') as r, jsonb_array_elements_text(r.value) as days;
end $$;
revoke execute on function write_nation from public;

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
  end if;
  update reference_versions set version = version + 1;
  perform pg_notify('reference', '');
end $$;
