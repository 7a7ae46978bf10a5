-- What candidates are told, what they still have to do, and who was at work when the time ran out.

-- A message is known by its kind and its occasion: an act of a registration (`health-2026/5`), a deadline and how many
-- days are left, or whatever concerns the account alone. Saying it twice is the same message. `params` hold what it says
-- of its moment.
alter table messages drop constraint messages_pkey;
alter table messages add column occasion text check (length(occasion) <= 200);
alter table messages add column params jsonb not null default '{}';
alter table messages add column at timestamptz;
alter table messages add column read_at timestamptz;
update messages set occasion = edition_id || '/' || seq, at = due_at;
alter table messages alter column occasion set not null;
alter table messages alter column params drop default;
alter table messages alter column at set not null;
alter table messages alter column edition_id drop not null;
alter table messages drop column seq;
alter table messages add primary key (candidate_id, kind, occasion);

-- What has a deadline, place by place and in key order: reminders and giving up read nothing else.
create index registrations_due on registrations (region_id, status, candidate_id)
  where status in ('draft', 'submitted', 'repair', 'payable');

-- reference: how many days before a deadline a reminder goes out.
create table reminders (
  about text not null check (about in ('submit', 'submit-again', 'confirm', 'repair', 'pay', 'id-paper')),
  days integer not null check (days between 1 and 365),
  primary key (about, days)
);

-- reference: for how many minutes after closing one may finish what was begun before.
create table grace_periods (
  edition_id text not null references editions,
  region_id text not null references regions,
  minutes integer not null check (minutes between 0 and 60),
  primary key (edition_id, region_id)
);

-- owned: when a form was last open in the hour before its time ran out. Never written afterwards.
create table presences (
  edition_id text not null,
  candidate_id uuid not null,
  at timestamptz not null,
  primary key (edition_id, candidate_id),
  foreign key (edition_id, candidate_id) references registrations
) partition by list (edition_id);
create table presences_2026 partition of presences for values in ('health-2026');
create table presences_2023 partition of presences for values in ('health-2023');

-- lookup: until which moment of business time a job has done its work, so that a restart goes on from there.
create table job_marks (
  job text primary key,
  done_until timestamptz not null
);

comment on table reminders is 'reference';
comment on table grace_periods is 'reference';
comment on table presences is 'owned';
comment on table job_marks is 'lookup';

grant select on reminders, grace_periods to weikao_app, weikao_office;
grant select, insert, update on presences, job_marks to weikao_app;
