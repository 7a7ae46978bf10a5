-- Four eyes and the review of auto-confirmed files are settled in the configuration; what second looks came to, and which
-- lists were refused, can be read.

-- Whether a file that was confirmed by submitting goes through both reviews, as the guide has it.
alter table region_settings add column review_auto_confirmed boolean not null default true;

-- Documents of before say what was in force then. Their digests stay: they tell what was rehearsed from what was not.
update configurations c set document = c.document
  || jsonb_build_object('reviewsAutoConfirmed', true, 'secondLookRules', coalesce((select to_jsonb(s.second_look_rules)
       from region_settings s where s.edition_id = c.edition_id and s.region_id = c.region_id), '[]'));

create or replace function bring_into_force(wanted uuid, moment timestamptz) returns void
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

-- Second looks by region and point, and what waits for one.
create index second_looks_of_region on second_looks (edition_id, region_id, at);
create index registrations_first_pass on registrations (edition_id, region_id, point_id) where first_pass is not null;

-- The region of whoever sent the list; null where they work for the whole country.
alter table refused_batches add column region_id text;
update refused_batches b set region_id = s.region_id from staff s where s.staff_id = b.staff_id;
create index refused_batches_at on refused_batches (at desc);

grant select on refused_batches to weikao_office;
alter table refused_batches enable row level security;
create policy area on refused_batches to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id) and current_setting('weikao.point', true) = '*')
  with check (current_setting('weikao.region', true) in ('*', region_id));
