-- Employers as organisations: a clerk of theirs sees who of the own employer has registered, and makes the summary sheet.

-- reference ----------------------------------------------------------------------------------------------------------

-- Whether a region lets employers' clerks in; without a row it does not.
create table employer_settings (
  edition_id text not null references editions,
  region_id text not null references regions,
  clerks boolean not null,
  primary key (edition_id, region_id)
);
comment on table employer_settings is 'reference';
grant select on employer_settings to weikao_app, weikao_office;
update configurations set document = document || '{"employerClerks": false}' where not document ? 'employerClerks';

-- Beside bring_into_force(), which writes the rest of a document: what comes into force settles this, too.
create function settle_employer_clerks() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into employer_settings values (new.edition_id, new.region_id,
      coalesce((new.document ->> 'employerClerks')::boolean, false))
    on conflict (edition_id, region_id) do update set clerks = excluded.clerks;
  return null;
end $$;
revoke execute on function settle_employer_clerks from public;
create trigger settle_employer_clerks after update of state on configurations
  for each row when (new.state = 'live' and old.state <> 'live') execute function settle_employer_clerks();

-- staff --------------------------------------------------------------------------------------------------------------

-- For whom of the directory an employer's clerk works; who is bound to nobody sees nobody.
alter table staff add column employers text[] not null default '{}';
alter table staff add check (employers = '{}' or post = 'employer-clerk');
grant update (employers) on staff to weikao_office;
alter table staff_invitations add column employers text[] not null default '{}';
alter table staff_invitations add check (employers = '{}' or post = 'employer-clerk');

-- who works there ----------------------------------------------------------------------------------------------------

create index registrations_employer on registrations (region_id, (answers ->> 'employer')) where revision > 0;

-- What a clerk's transaction may read of registrations, rows and columns; of the table itself it may read nothing, for it
-- names no area. The employers are settings of the transaction; unset, there is nobody. A name typed by hand belongs to the
-- employer that the region's staff have said it means.
create view employees with (security_barrier) as
select r.edition_id, r.candidate_id, r.number, r.status, r.status_since, r.first_submitted_at, r.submitted_at, r.region_id,
  r.point_id, r.name, r.id_tail, r.level, r.specialty_id, r.answers -> 'subjects' as subjects, r.revision,
  r.answers ->> 'employer' as employer_id
from registrations r
where r.revision > 0 and r.region_id = current_setting('weikao.employer_region', true)
  and r.answers ->> 'employer' = any (nullif(current_setting('weikao.employers', true), '')::text[])
  -- What the form says where the name was typed by hand, and nobody's code.
  and r.answers ->> 'employer' <> 'other'
union all
select r.edition_id, r.candidate_id, r.number, r.status, r.status_since, r.first_submitted_at, r.submitted_at, r.region_id,
  r.point_id, r.name, r.id_tail, r.level, r.specialty_id, r.answers -> 'subjects', r.revision, said.employer_id
from employer_identifications said join registrations r on r.region_id = said.region_id
    and folded_employer(r.answers ->> 'employer_other') = said.name_folded
where r.answers ? 'employer_other' and r.answers ->> 'employer' = 'other' and r.revision > 0
  and said.region_id = current_setting('weikao.employer_region', true) and said.verdict = 'listed'
  and said.employer_id = any (nullif(current_setting('weikao.employers', true), '')::text[])
  and not exists (select 1 from employer_identifications later
    where later.region_id = said.region_id and later.name_folded = said.name_folded and later.seq > said.seq);
grant select on employees to weikao_office;

-- the summary sheet --------------------------------------------------------------------------------------------------

-- Sheets are numbered in one row: nobody of one employer need see those of the others.
create sequence employer_sheet_serials;
grant usage on employer_sheet_serials to weikao_office;

-- What an employer handed in at an exam point: append-only.
create table employer_sheets (
  sheet_id uuid primary key,
  staff_id uuid not null references staff,
  edition_id text not null references editions,
  region_id text not null references regions,
  point_id text not null references points,
  employer_id text not null references employers,
  serial integer not null unique default nextval('employer_sheet_serials'),
  code text not null unique check (length(code) = 14),
  listed integer not null check (listed > 0),
  made_at timestamptz not null
);
create index employer_sheets_newest on employer_sheets (region_id, employer_id, edition_id, point_id, serial desc);

-- Who stands on it, with which revision of the form. `shown`: the line as it was printed; it goes with the registration's
-- answers when their term is over.
create table employer_sheet_lines (
  edition_id text not null,
  candidate_id uuid not null,
  sheet_id uuid not null references employer_sheets,
  position integer not null check (position > 0),
  revision integer not null check (revision > 0),
  shown jsonb not null,
  employer_id text not null,
  region_id text not null,
  point_id text not null,
  primary key (edition_id, candidate_id, sheet_id)
) partition by list (edition_id);
create table employer_sheet_lines_2026 partition of employer_sheet_lines for values in ('health-2026');
create table employer_sheet_lines_2023 partition of employer_sheet_lines for values in ('health-2023');
create index employer_sheet_lines_sheet on employer_sheet_lines (sheet_id, position);

comment on table employer_sheets is 'lookup';
comment on table employer_sheet_lines is 'lookup';

grant select, insert on employer_sheets to weikao_office;
grant select, insert on employer_sheet_lines to weikao_office;

alter table employer_sheets enable row level security;
alter table employer_sheet_lines enable row level security;

-- The office reads those of its area; who writes one, and reads the own ones, is the employer's clerk.
create policy area on employer_sheets for select to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id)
     and current_setting('weikao.point', true) in ('*', point_id));
create policy own on employer_sheets to weikao_office
  using (current_setting('weikao.employer_region', true) = region_id
     and employer_id = any (nullif(current_setting('weikao.employers', true), '')::text[]))
  with check (current_setting('weikao.employer_region', true) = region_id
     and employer_id = any (nullif(current_setting('weikao.employers', true), '')::text[]));
create policy area on employer_sheet_lines for select to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id)
     and current_setting('weikao.point', true) in ('*', point_id));
create policy own on employer_sheet_lines to weikao_office
  using (current_setting('weikao.employer_region', true) = region_id
     and employer_id = any (nullif(current_setting('weikao.employers', true), '')::text[]))
  with check (current_setting('weikao.employer_region', true) = region_id
     and employer_id = any (nullif(current_setting('weikao.employers', true), '')::text[]));
