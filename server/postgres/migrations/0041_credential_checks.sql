-- Education and degree records are checked against a register that takes its time.

-- owned. One row a record. `content_hash`: what the register was asked about; another content is asked about anew.
create table credential_checks (
  candidate_id uuid not null references candidates,
  credential_id uuid not null,
  -- By which the register names our question; it says nothing of whom.
  check_id uuid not null,
  state text not null check (state in ('waiting', 'asked', 'answered')),
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  query_number text check (length(query_number) <= 64),
  expected_by timestamptz,
  next_at timestamptz not null,
  tries integer not null,
  primary key (candidate_id, credential_id),
  check ((state = 'waiting') = (content_hash is null)),
  check ((state = 'asked') <= (query_number is not null and expected_by is not null))
);
create index credential_checks_due on credential_checks (next_at) where state in ('waiting', 'asked');
create index credential_checks_id on credential_checks (check_id);

comment on table credential_checks is 'owned';

grant select, insert, update, delete on credential_checks to weikao_app;
grant update (state) on credentials to weikao_app;

-- What was entered before there was a register to ask waits for it.
insert into credential_checks (candidate_id, credential_id, check_id, state, next_at, tries)
select candidate_id, credential_id, gen_random_uuid(), 'waiting', created_at, 0 from credentials
where state = 'unverified';

-- lookup. How many codes went out on a day; in ten slots, so that they do not queue for one row.
create table messages_a_day (
  day date not null,
  slot smallint not null check (slot between 0 and 9),
  sent integer not null check (sent > 0),
  primary key (day, slot)
);
comment on table messages_a_day is 'lookup';
grant select, insert, update, delete on messages_a_day to weikao_app;
