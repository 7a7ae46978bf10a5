-- What came from outside and was refused stands in one table, whichever door it came by; alarms are raised over it, and
-- over histories that were read anew; and whose a short message is of which the provider speaks later.

-- lookup. What came from outside and was not believed, of nobody: nothing of what it said. `about`: the number of the order
-- or message that it named. `address`: of a vendor's server, never of a candidate's browser. Append-only.
create table outside_refusals (
  refusal_id uuid primary key,
  door text not null check (length(door) <= 40),
  reason text not null check (length(reason) <= 40),
  about text check (length(about) <= 64),
  address text check (length(address) <= 64),
  at timestamptz not null
);
comment on table outside_refusals is 'lookup';
create index outside_refusals_at on outside_refusals (at, refusal_id);
create index outside_refusals_door on outside_refusals (door, at, refusal_id);
grant select, insert on outside_refusals to weikao_app;

insert into outside_refusals select call_id, door, reason, null, address, at from calls_refused;
insert into outside_refusals select refusal_id, door, why, null, null, at from refused_answers_from_outside;
insert into outside_refusals
  select notice_id, gateway, verdict, left(order_number, 64), null, received_at from payment_notices
  where verdict in ('forged', 'mismatch', 'unknown-order');
drop table calls_refused;
drop table refused_answers_from_outside;

-- An alarm is about a member of staff, or about something: a door, or a registration by its number.
alter table alarms
  alter column staff_id drop not null,
  alter column user_name drop not null,
  add column about text check (length(about) <= 64),
  add check ((staff_id is null) = (user_name is null)),
  add check ((staff_id is null) = (about is not null));
create unique index alarms_about on alarms (rule, about, hour) where about is not null;

alter table alarm_rules drop constraint alarm_rules_rule_check;
alter table alarm_rules add constraint alarm_rules_rule_check check (rule in
  ('many-files', 'searches-unopened', 'export-at-night', 'own-name', 'refused-from-outside', 'history-broken'));

-- lookup. Whose copy it is of which the provider of short messages speaks later, under the id that we gave it.
create table copy_owners (
  delivery_id uuid primary key,
  candidate_id uuid not null,
  at timestamptz not null
);
comment on table copy_owners is 'lookup';
grant select, insert, delete on copy_owners to weikao_app;
