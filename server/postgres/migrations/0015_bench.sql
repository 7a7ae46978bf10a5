-- The review bench: who has which file, so that no two people decide on one.

-- Fencing tokens: every taking gets a greater one than any before it, whoever takes, and whatever was forgotten.
create sequence lease_tokens;

-- owned --------------------------------------------------------------------------------------------------------------

-- A file that somebody has on the bench. The row goes when it is given back, taken away or decided on; one that has
-- run out is overwritten by whoever takes the file next.
create table file_leases (
  edition_id text not null,
  candidate_id uuid not null,
  token bigint not null check (token > 0),
  staff_id uuid not null references staff,
  -- Business time, as people are told it.
  since timestamptz not null,
  -- The machine's time: moving the demo's clock ends none.
  until timestamptz not null,
  region_id text not null,
  point_id text,
  primary key (edition_id, candidate_id),
  foreign key (edition_id, candidate_id) references registrations
) partition by list (edition_id);
create index file_leases_staff on file_leases (staff_id);

-- What waits at a stage in the order in which it is taken: what has come back first, then the oldest.
create index registrations_at_point on registrations (region_id, point_id,
  (coalesce(status_before in ('draft', 'submitted'), false)), status_since, candidate_id) where status = 'confirmed';
create index registrations_at_region on registrations (region_id,
  (coalesce(status_before = 'confirmed', false)), status_since, candidate_id) where status = 'endorsed';

comment on table file_leases is 'owned';

-- rights -------------------------------------------------------------------------------------------------------------

grant usage on sequence lease_tokens to weikao_office;
grant select, insert, update, delete on file_leases to weikao_office;

grant select on file_leases to weikao_app;
grant select (staff_id, display_name) on staff to weikao_app;

alter table file_leases enable row level security;

create policy app on file_leases to weikao_app using (true);
create policy area on file_leases to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));

-- partitions ---------------------------------------------------------------------------------------------------------

create table file_leases_2026 partition of file_leases for values in ('health-2026');
create table file_leases_2023 partition of file_leases for values in ('health-2023');
