-- Three kinds of tables, named in a comment on each: reference (configuration, small), owned (candidate_id in the
-- primary key), lookup (keyed by what comes in from outside). Time and ids are parameters: no default asks for them.

create extension if not exists pg_trgm;

-- reference ----------------------------------------------------------------------------------------------------------

create table editions (
  edition_id text primary key check (edition_id ~ '^[a-z0-9-]{1,40}$'),
  year integer not null,
  title text not null,
  exam_date date not null,
  position integer not null
);

create table regions (
  region_id text primary key,
  name text not null,
  short_name text not null,
  name_en text not null,
  kind text not null,
  position integer not null
);

create table points (
  point_id text primary key,
  region_id text not null references regions,
  name text not null,
  name_en text not null,
  position integer not null
);
create index points_region on points (region_id, position);

create table specialties (
  specialty_id text primary key,
  name text not null,
  level text not null,
  discipline text not null,
  subjects text[] not null,
  form text not null check (form in ('paper', 'computer')),
  from_year integer,
  to_year integer,
  verification text not null,
  position integer not null
);

create table options (
  list text not null,
  code text not null,
  label text not null,
  label_en text not null,
  within text[] not null,
  position integer not null,
  primary key (list, code)
);

create table region_settings (
  edition_id text not null references editions,
  region_id text not null references regions,
  confirmation text not null check (confirmation in ('on-site', 'on-line')),
  online_payment boolean not null,
  auto_confirmation boolean not null,
  payment_gateway text not null,
  payee text not null,
  confirmation_place text not null,
  confirmation_papers text[] not null,
  primary key (edition_id, region_id)
);

create table windows (
  edition_id text not null references editions,
  region_id text not null references regions,
  kind text not null check (kind in ('registration', 'confirmation', 'repair', 'review', 'payment')),
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  primary key (edition_id, region_id, kind)
);

create table fees (
  edition_id text not null references editions,
  region_id text not null references regions,
  level text not null,
  form text not null,
  fen_per_subject integer not null check (fen_per_subject >= 0),
  fen_per_person integer not null check (fen_per_person >= 0),
  legal_basis text not null,
  primary key (edition_id, region_id, level, form)
);

create table photo_limits (
  edition_id text primary key references editions,
  min_width integer not null,
  min_height integer not null,
  min_bytes integer not null,
  max_bytes integer not null
);

create table employers (
  employer_id text primary key check (length(employer_id) = 18),
  name text not null,
  aliases text[] not null,
  region_id text not null references regions,
  point_id text not null references points,
  nature text not null,
  category text not null,
  search text not null
);
create index employers_search on employers using gin (search gin_trgm_ops);
create index employers_place on employers (region_id, point_id);

create table reasons (
  reason_id text primary key,
  stage text not null check (stage in ('review', 'confirmation', 'both', 'correction')),
  text_zh text not null,
  fix_zh text not null,
  text_en text not null,
  fix_en text not null,
  field text,
  position integer not null
);

create table staff (
  staff_id uuid primary key,
  user_name text not null unique,
  password_hash text not null,
  display_name text not null,
  role text not null check (role in ('site', 'point', 'region', 'nation')),
  region_id text references regions,
  point_id text references points,
  disabled_at timestamptz,
  check ((role = 'nation') = (region_id is null)),
  check ((role in ('site', 'point')) = (point_id is not null))
);

create table demo_clock (
  single boolean primary key check (single),
  offset_ms bigint not null
);

-- owned --------------------------------------------------------------------------------------------------------------

create table candidates (
  candidate_id uuid primary key,
  user_name text not null check (length(user_name) <= 64),
  password_hash text not null,
  name text not null check (length(name) <= 100),
  name_folded text not null,
  id_type text not null,
  id_tail text not null check (length(id_tail) <= 4),
  sealed bytea not null,
  sex text,
  nationality text,
  ethnicity text,
  basics_at timestamptz,
  photo_digest text check (photo_digest ~ '^[0-9a-f]{64}$'),
  photo_width integer,
  photo_height integer,
  created_at timestamptz not null
);

create table consents (
  candidate_id uuid not null references candidates,
  consent text not null,
  version text not null,
  agreed_at timestamptz not null,
  primary key (candidate_id, consent, version)
);

create table credentials (
  candidate_id uuid not null references candidates,
  credential_id uuid not null,
  kind text not null check (kind in ('education', 'degree')),
  level text not null,
  school text not null,
  school_note text not null,
  major text not null,
  finished_on date not null,
  certificate_number text not null,
  study_length text not null,
  state text not null check (state in ('unverified', 'verified', 'failed')),
  created_at timestamptz not null,
  primary key (candidate_id, credential_id)
);

create table known_devices (
  candidate_id uuid not null references candidates,
  device_hash bytea not null check (octet_length(device_hash) = 32),
  seen_at timestamptz not null,
  primary key (candidate_id, device_hash)
);

create table registrations (
  edition_id text not null references editions,
  candidate_id uuid not null references candidates,
  number text not null check (length(number) <= 20),
  status text not null check (status in ('draft', 'submitted', 'repair', 'confirmed', 'endorsed', 'payable',
    'registered', 'refused', 'forfeited', 'cancelled')),
  status_since timestamptz not null,
  status_before text,
  rev integer not null check (rev > 0),
  region_id text not null references regions,
  point_id text references points,
  name text not null,
  id_tail text not null,
  level text,
  specialty_id text references specialties,
  answers jsonb not null,
  sealed bytea not null,
  saved_pages text[] not null,
  photo_digest text,
  notice_version text not null,
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  revision integer not null,
  content_digest text,
  seq integer not null check (seq > 0),
  head bytea not null check (octet_length(head) = 32),
  primary key (edition_id, candidate_id),
  check (status in ('draft', 'forfeited') or (submitted_at is not null and revision > 0 and point_id is not null))
) partition by list (edition_id);
create index registrations_queue on registrations (region_id, point_id, status, status_since, candidate_id);
create index registrations_name on registrations (region_id, name text_pattern_ops);

create table registration_events (
  edition_id text not null,
  candidate_id uuid not null,
  seq integer not null,
  idempotency_key uuid not null,
  request_digest bytea not null check (octet_length(request_digest) = 32),
  action text not null,
  actor_role text not null,
  actor_id text not null,
  actor_place text,
  from_status text,
  to_status text not null,
  reason text,
  rev integer not null,
  changed text[] not null,
  content_digest bytea not null check (octet_length(content_digest) = 32),
  at timestamptz not null,
  -- The machine's time, beside business time: anchors go by it.
  recorded_at timestamptz not null,
  receipt jsonb,
  region_id text not null,
  point_id text,
  head bytea not null check (octet_length(head) = 32),
  primary key (edition_id, candidate_id, seq),
  unique (edition_id, candidate_id, idempotency_key),
  foreign key (edition_id, candidate_id) references registrations
) partition by list (edition_id);

create index registration_events_recorded on registration_events (recorded_at);

create table registration_revisions (
  edition_id text not null,
  candidate_id uuid not null,
  revision integer not null,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  sealed bytea not null,
  frozen_at timestamptz not null,
  region_id text not null,
  point_id text,
  primary key (edition_id, candidate_id, revision),
  foreign key (edition_id, candidate_id) references registrations
) partition by list (edition_id);

create table drafts (
  edition_id text not null,
  candidate_id uuid not null,
  page text not null check (length(page) <= 40),
  sealed bytea not null,
  saved_at timestamptz not null,
  primary key (edition_id, candidate_id, page),
  foreign key (edition_id, candidate_id) references registrations
) partition by list (edition_id);

create table holds (
  edition_id text not null,
  candidate_id uuid not null,
  hold_id uuid not null,
  kind text not null,
  reason text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  resolved_by text,
  resolved_at timestamptz,
  region_id text not null,
  point_id text,
  primary key (edition_id, candidate_id, hold_id),
  foreign key (edition_id, candidate_id) references registrations
) partition by list (edition_id);

create table payments (
  edition_id text not null,
  candidate_id uuid not null,
  order_number text not null check (length(order_number) <= 40),
  gateway text not null,
  merchant text not null,
  fen integer not null check (fen > 0),
  lines jsonb not null,
  state text not null check (state in ('open', 'paid', 'failed', 'expired')),
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  transaction text,
  paid_at timestamptz,
  primary key (edition_id, candidate_id, order_number),
  foreign key (edition_id, candidate_id) references registrations,
  check ((state = 'paid') = (transaction is not null and paid_at is not null))
) partition by list (edition_id);

create table messages (
  candidate_id uuid not null references candidates,
  edition_id text not null,
  kind text not null,
  seq integer not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null,
  due_at timestamptz not null,
  sent_at timestamptz,
  primary key (candidate_id, edition_id, kind, seq)
);
create index messages_waiting on messages (due_at) where state = 'waiting';

-- lookup -------------------------------------------------------------------------------------------------------------

create table user_names (
  user_name text primary key,
  candidate_id uuid not null
);

create table id_numbers (
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  candidate_id uuid not null
);

create table registration_numbers (
  number text primary key,
  edition_id text not null,
  candidate_id uuid not null
);

create table verification_codes (
  code_hash bytea primary key check (octet_length(code_hash) = 32),
  edition_id text not null,
  candidate_id uuid not null,
  revision integer not null,
  -- Where the form belonged when it was printed, so that another counter can say whose it is.
  region_id text not null,
  point_id text
);

create table payment_orders (
  order_number text primary key,
  edition_id text not null,
  candidate_id uuid not null
);

-- Everything a platform ever said, believed or not; `verdict` says what became of it.
create table payment_notices (
  notice_id uuid primary key,
  gateway text not null,
  order_number text,
  transaction text,
  fen bigint,
  verdict text not null check (verdict in ('accepted', 'repeated', 'late', 'forged', 'mismatch', 'unknown-order', 'not-due')),
  received_at timestamptz not null
);
create unique index payment_notices_once on payment_notices (gateway, transaction) where verdict = 'accepted';

create table sessions (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  candidate_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_candidate on sessions (candidate_id);

create table staff_sessions (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  staff_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);

-- Wrong passwords and codes, by what was tried (a hash of account, device or address).
create table failed_attempts (
  subject bytea not null check (octet_length(subject) = 32),
  attempt_id uuid not null,
  at timestamptz not null,
  primary key (subject, attempt_id)
);
create index failed_attempts_at on failed_attempts (subject, at);

create table recovery_codes (
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  code_hash bytea not null check (octet_length(code_hash) = 32),
  expires_at timestamptz not null,
  attempts integer not null
);

-- All heads that came in a while, bound into one digest and to the anchor before. Also printed to the log.
create table chain_anchors (
  anchor integer primary key check (anchor > 0),
  at timestamptz not null,
  events integer not null check (events > 0),
  digest bytea not null check (octet_length(digest) = 32)
);

-- Who of the staff looked behind a mask, and why. Append-only.
create table unmaskings (
  unmasking_id uuid primary key,
  staff_id uuid not null,
  edition_id text not null,
  candidate_id uuid not null,
  why text not null,
  at timestamptz not null,
  region_id text not null,
  point_id text
);

comment on table editions is 'reference';
comment on table regions is 'reference';
comment on table points is 'reference';
comment on table specialties is 'reference';
comment on table options is 'reference';
comment on table region_settings is 'reference';
comment on table windows is 'reference';
comment on table fees is 'reference';
comment on table photo_limits is 'reference';
comment on table employers is 'reference';
comment on table reasons is 'reference';
comment on table staff is 'reference';
comment on table demo_clock is 'reference';
comment on table candidates is 'owned';
comment on table consents is 'owned';
comment on table credentials is 'owned';
comment on table known_devices is 'owned';
comment on table registrations is 'owned';
comment on table registration_events is 'owned';
comment on table registration_revisions is 'owned';
comment on table drafts is 'owned';
comment on table holds is 'owned';
comment on table payments is 'owned';
comment on table messages is 'owned';
comment on table user_names is 'lookup';
comment on table id_numbers is 'lookup';
comment on table registration_numbers is 'lookup';
comment on table verification_codes is 'lookup';
comment on table payment_orders is 'lookup';
comment on table payment_notices is 'lookup';
comment on table sessions is 'lookup';
comment on table staff_sessions is 'lookup';
comment on table failed_attempts is 'lookup';
comment on table recovery_codes is 'lookup';
comment on table unmaskings is 'lookup';
comment on table chain_anchors is 'lookup';

-- rights -------------------------------------------------------------------------------------------------------------
-- Roles are made by whoever prepares the server: weikao_migrator owns, weikao_app serves candidates and jobs,
-- weikao_office serves staff behind row-level security. No grants on partitions.

grant usage on schema public to weikao_app, weikao_office;

grant select on editions, regions, points, specialties, options, region_settings, windows, fees, photo_limits,
  employers, reasons, demo_clock to weikao_app, weikao_office;
grant insert, update on demo_clock to weikao_app;
grant select, insert, update on candidates, drafts, registrations, holds, payments, messages to weikao_app;
grant delete on drafts to weikao_app;
grant select, insert on chain_anchors, consents, credentials, registration_events, registration_revisions, user_names, id_numbers,
  registration_numbers, verification_codes, payment_orders, payment_notices to weikao_app;
grant select, insert, update on known_devices to weikao_app;
grant select, insert, delete on failed_attempts to weikao_app;
grant select, insert, update, delete on sessions, recovery_codes to weikao_app;

grant select, update on registrations to weikao_office;
grant select, insert on registration_events to weikao_office;
grant select on registration_revisions, holds, registration_numbers, verification_codes, staff to weikao_office;
grant insert on messages, unmaskings to weikao_office;
grant select, insert, update, delete on staff_sessions to weikao_office;
grant select, insert, delete on failed_attempts to weikao_office;

alter table registrations enable row level security;
alter table registration_events enable row level security;
alter table registration_revisions enable row level security;
alter table holds enable row level security;
alter table unmaskings enable row level security;

-- Candidates and jobs: the key of every statement carries the candidate.
create policy app on registrations to weikao_app using (true) with check (true);
create policy app on registration_events to weikao_app using (true) with check (true);
create policy app on registration_revisions to weikao_app using (true) with check (true);
create policy app on holds to weikao_app using (true) with check (true);

-- Staff: local columns against settings of the transaction. An unset setting is null: nothing is seen.
create policy area on registrations to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy area on registration_events to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy area on registration_revisions to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy area on holds to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy area on unmaskings to weikao_office
  with check ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));

-- partitions ---------------------------------------------------------------------------------------------------------

create table registrations_2026 partition of registrations for values in ('health-2026');
create table registration_events_2026 partition of registration_events for values in ('health-2026');
create table registration_revisions_2026 partition of registration_revisions for values in ('health-2026');
create table drafts_2026 partition of drafts for values in ('health-2026');
create table holds_2026 partition of holds for values in ('health-2026');
create table payments_2026 partition of payments for values in ('health-2026');

create table registrations_2023 partition of registrations for values in ('health-2023');
create table registration_events_2023 partition of registration_events for values in ('health-2023');
create table registration_revisions_2023 partition of registration_revisions for values in ('health-2023');
create table drafts_2023 partition of drafts for values in ('health-2023');
create table holds_2023 partition of holds for values in ('health-2023');
create table payments_2023 partition of payments for values in ('health-2023');
