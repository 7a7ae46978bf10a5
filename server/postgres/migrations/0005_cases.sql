-- Cases: what two members of staff decide together about a person, and what is needed to notice the same person twice.

-- lookup -------------------------------------------------------------------------------------------------------------

create table cases (
  case_id uuid primary key,
  number text not null unique check (length(number) <= 20),
  kind text not null check (kind in ('score-merge', 'identity-reclaim', 'account-correction', 'duplicate-person')),
  state text not null check (state in ('open', 'first-approved', 'approved', 'refused', 'withdrawn', 'undone')),
  state_since timestamptz not null,
  opened_at timestamptz not null,
  rev integer not null check (rev > 0),
  candidate_id uuid references candidates,
  other_candidate_id uuid references candidates,
  edition_id text references editions,
  -- Who decides. Without a region only the nation sees it.
  region_id text references regions,
  point_id text references points,
  name text not null check (length(name) <= 100),
  sealed bytea not null,
  -- By which a number given back is claimed at sign-up.
  code_hash bytea check (octet_length(code_hash) = 32),
  first_by uuid references staff,
  second_by uuid references staff,
  check ((kind = 'identity-reclaim') = (candidate_id is null)),
  check ((kind = 'duplicate-person') = (other_candidate_id is not null)),
  check (point_id is null or region_id is not null),
  -- Two people, never one twice.
  check (first_by <> second_by),
  check (state <> 'first-approved' or first_by is not null),
  check (state not in ('approved', 'undone') or (first_by is not null and second_by is not null))
);
create unique index cases_one_pending on cases (candidate_id, kind)
  where state in ('open', 'first-approved') and kind <> 'duplicate-person';
create unique index cases_one_a_pair on cases (candidate_id, other_candidate_id) where kind = 'duplicate-person';
create index cases_queue on cases (region_id, point_id, opened_at, case_id);

-- Append-only. The command's key is the event's: the same command sent again finds what it has done.
create table case_events (
  case_id uuid not null references cases,
  idempotency_key uuid not null,
  request_digest bytea not null check (octet_length(request_digest) = 32),
  action text not null,
  actor_role text not null,
  actor_id text not null,
  actor_place text,
  from_state text,
  to_state text not null,
  reason text,
  rev integer not null,
  at timestamptz not null,
  region_id text,
  point_id text,
  primary key (case_id, idempotency_key)
);

-- Keyed hashes by which two accounts of one person are noticed: name, birth date and telephone; the bare ID number.
create table person_marks (
  mark bytea not null check (octet_length(mark) = 32),
  candidate_id uuid not null,
  primary key (mark, candidate_id)
);
create index person_marks_candidate on person_marks (candidate_id);

comment on table cases is 'lookup';
comment on table case_events is 'lookup';
comment on table person_marks is 'lookup';

-- rights -------------------------------------------------------------------------------------------------------------
-- A case is decided in one transaction with what follows from it (an account, a look-up, holds), which the office role
-- may not touch: the app role writes, after the office role has seen the case under its own area.

grant select, insert, update on cases to weikao_app;
grant select, insert on case_events to weikao_app;
grant select, insert, delete on person_marks to weikao_app;
grant update, delete on id_numbers to weikao_app;
grant select on cases to weikao_office;
grant select, insert on case_events to weikao_office;

alter table cases enable row level security;
alter table case_events enable row level security;

create policy app on cases to weikao_app using (true) with check (true);
create policy app on case_events to weikao_app using (true) with check (true);
create policy area on cases to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy area on case_events to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
