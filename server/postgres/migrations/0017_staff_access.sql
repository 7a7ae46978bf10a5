-- How staff get in: second factors, what a session has proven, devices, invitations.

-- Whoever was invited, or whose factors were taken away by an administrator, enrols before anything else.
alter table staff add column must_enrol boolean not null default false;
grant insert on staff to weikao_office;
grant update (must_enrol, disabled_at, post, region_id, point_id) on staff to weikao_office;

-- Names of staff are read by everybody in the office; who they are changes within the writer's area only.
alter table staff enable row level security;
create policy reading on staff for select to weikao_office using (true);
create policy hiring on staff for insert to weikao_office
  with check ((current_setting('weikao.region', true) = '*' or current_setting('weikao.region', true) = region_id)
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy changing on staff for update to weikao_office
  using ((current_setting('weikao.region', true) = '*' or current_setting('weikao.region', true) = region_id)
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) = '*' or current_setting('weikao.region', true) = region_id)
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));

-- `standing`: what is still due before the session opens anything. `proven_at`: when its owner last proved to be there.
-- `pending`: a secret or a challenge that waits for its answer.
alter table staff_sessions
  add column session_id uuid not null default gen_random_uuid(),
  add column standing text not null default 'open' check (standing in ('open', 'factor-due', 'enrolment-due')),
  add column proven_at timestamptz,
  add column device text not null default '' check (length(device) <= 100),
  add column network text not null default '' check (length(network) <= 100),
  add column pending bytea;
create unique index staff_sessions_id on staff_sessions (session_id);
create index staff_sessions_staff on staff_sessions (staff_id);

-- `sealed`: the shared secret of a TOTP authenticator, or the public key of a WebAuthn one.
-- `last_used`: the last time step of a TOTP code that was accepted, or the last counter of a WebAuthn one.
create table staff_factors (
  factor_id uuid primary key,
  staff_id uuid not null references staff,
  kind text not null check (kind in ('totp', 'webauthn')),
  label text not null check (length(label) between 1 and 40),
  credential_id text unique check (length(credential_id) <= 1400),
  sealed bytea not null,
  last_used bigint not null,
  created_at timestamptz not null,
  used_at timestamptz,
  check ((kind = 'webauthn') = (credential_id is not null))
);
create index staff_factors_staff on staff_factors (staff_id);

-- Each opens the door once, for somebody whose authenticator is lost; then its row is gone.
create table staff_recovery_codes (
  staff_id uuid not null references staff,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  primary key (staff_id, code_hash)
);

-- Devices on which somebody of the staff has been let in before.
create table staff_devices (
  staff_id uuid not null references staff,
  device_hash bytea not null check (octet_length(device_hash) = 32),
  seen_at timestamptz not null,
  primary key (staff_id, device_hash)
);

-- A link that makes one account. Its token is known to who got the link; here stands its hash.
create table staff_invitations (
  invitation_id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  display_name text not null check (length(display_name) between 1 and 40),
  post text not null,
  region_id text references regions,
  point_id text references points,
  invited_by uuid not null references staff,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
alter table staff_invitations enable row level security;
-- Of the writer's area; and for who holds the link, the row of the link.
create policy area on staff_invitations to weikao_office
  using ((current_setting('weikao.region', true) = '*' or current_setting('weikao.region', true) = region_id)
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) = '*' or current_setting('weikao.region', true) = region_id)
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy holder on staff_invitations for select to weikao_office
  using (encode(token_hash, 'hex') = current_setting('weikao.invitation', true));

comment on table staff_factors is 'lookup';
comment on table staff_recovery_codes is 'lookup';
comment on table staff_devices is 'lookup';
comment on table staff_invitations is 'lookup';

grant select, insert, update, delete on staff_factors to weikao_office;
grant select, insert, delete on staff_recovery_codes to weikao_office;
grant select, insert, update, delete on staff_devices to weikao_office;
grant select, insert on staff_invitations to weikao_office;
grant update (accepted_at, withdrawn_at) on staff_invitations to weikao_office;
