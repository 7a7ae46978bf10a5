-- Numbers: folded from the events after they were committed, never on the way of an act.

-- In which transaction an event was written: what the fold has not seen yet is found by it, however late it was committed.
-- Events from before have that of this migration: they are folded first.
alter table registration_events add column written_in xid8 not null default pg_current_xact_id();
create index registration_events_written on registration_events (written_in);

-- owned. As what a registration is counted, and up to which event: folding an event again changes nothing.
create table counted (
  edition_id text not null,
  candidate_id uuid not null,
  seq integer not null check (seq > 0),
  region_id text not null,
  point_id text not null,
  status text not null,
  level text not null,
  specialty_id text not null,
  since date not null,
  primary key (edition_id, candidate_id),
  foreign key (edition_id, candidate_id) references registrations
) partition by list (edition_id);

create table counted_2026 partition of counted for values in ('health-2026') with (fillfactor = 80);
create table counted_2023 partition of counted for values in ('health-2023') with (fillfactor = 80);

-- lookup. How many registrations stand where; an empty text is "not chosen yet".
create table standing_counters (
  edition_id text not null,
  region_id text not null,
  point_id text not null,
  status text not null,
  level text not null,
  specialty_id text not null,
  count integer not null,
  primary key (edition_id, region_id, point_id, status, level, specialty_id)
) with (fillfactor = 70);

-- lookup. Since which day (Beijing) registrations have their status: how old the queues are.
create table waiting_counters (
  edition_id text not null,
  region_id text not null,
  point_id text not null,
  status text not null,
  since date not null,
  count integer not null,
  primary key (edition_id, region_id, point_id, status, since)
) with (fillfactor = 70);

-- lookup. What was done on which day (Beijing), and from which status; the first event comes from none.
create table act_counters (
  edition_id text not null,
  region_id text not null,
  point_id text not null,
  day date not null,
  action text not null,
  from_status text not null,
  count integer not null,
  primary key (edition_id, region_id, point_id, day, action, from_status)
) with (fillfactor = 70);

-- lookup. One row: every event of a transaction before this one has been folded, and when that was last looked at.
create table counter_mark (
  single boolean primary key default true check (single),
  folded_until xid8 not null,
  folded_at timestamptz not null
) with (fillfactor = 50);
insert into counter_mark (folded_until, folded_at) values ('0', '-infinity');

comment on table counted is 'owned';
comment on table standing_counters is 'lookup';
comment on table waiting_counters is 'lookup';
comment on table act_counters is 'lookup';
comment on table counter_mark is 'lookup';

grant select, insert, update on counted to weikao_app;
grant select, insert, update, delete on standing_counters, waiting_counters, act_counters to weikao_app;
grant select, update on counter_mark to weikao_app;
grant select on standing_counters, waiting_counters, act_counters, counter_mark to weikao_office;

alter table standing_counters enable row level security;
alter table waiting_counters enable row level security;
alter table act_counters enable row level security;

create policy app on standing_counters to weikao_app using (true) with check (true);
create policy app on waiting_counters to weikao_app using (true) with check (true);
create policy app on act_counters to weikao_app using (true) with check (true);
create policy area on standing_counters to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) in ('*', point_id)));
create policy area on waiting_counters to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) in ('*', point_id)));
create policy area on act_counters to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) in ('*', point_id)));
