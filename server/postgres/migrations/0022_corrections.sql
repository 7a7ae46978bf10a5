-- What staff correct after the confirmation, and what it does to the money.

-- owned: on what evidence a correction was made. The event says who, when and which answers; the revisions say what.
create table corrections (
  edition_id text not null,
  candidate_id uuid not null,
  seq integer not null,
  sealed bytea not null,
  fee_before integer,
  fee_after integer,
  at timestamptz not null,
  region_id text not null,
  point_id text,
  primary key (edition_id, candidate_id, seq),
  foreign key (edition_id, candidate_id, seq) references registration_events
) partition by list (edition_id);
create table corrections_2026 partition of corrections for values in ('health-2026');
create table corrections_2023 partition of corrections for values in ('health-2023');

-- owned: paid is one amount and the fee another, since this act. Append-only.
create table fee_differences (
  edition_id text not null,
  candidate_id uuid not null,
  seq integer not null,
  settled_fen integer not null,
  fee_fen integer not null check (fee_fen <> settled_fen),
  at timestamptz not null,
  region_id text not null,
  point_id text,
  primary key (edition_id, candidate_id, seq),
  foreign key (edition_id, candidate_id, seq) references registration_events
) partition by list (edition_id);
create table fee_differences_2026 partition of fee_differences for values in ('health-2026');
create table fee_differences_2023 partition of fee_differences for values in ('health-2023');

comment on table corrections is 'owned';
comment on table fee_differences is 'owned';

-- An order for what a correction has changed: not used again, but money that comes in on it is still taken.
alter table payments add column void_at timestamptz;

-- `answers`: why staff correct what a candidate has answered.
alter table reasons drop constraint reasons_stage_check;
alter table reasons add constraint reasons_stage_check
  check (stage in ('review', 'confirmation', 'both', 'correction', 'answers'));

-- A correction freezes content, which the office role may not: the app role writes, after the office role has seen the
-- file under its own area.
grant select, insert on corrections, fee_differences to weikao_app;
grant select on corrections, fee_differences to weikao_office;

alter table corrections enable row level security;
alter table fee_differences enable row level security;

create policy app on corrections to weikao_app using (true) with check (true);
create policy app on fee_differences to weikao_app using (true) with check (true);
create policy area on corrections for select to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy area on fee_differences for select to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
