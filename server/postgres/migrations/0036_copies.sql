-- Copies of messages: by which way each leaves the house, and what became of it. The inbox stays the truth.

-- The message is the queue of copies to be planned. What was told before there were copies is not sent now.
alter table messages drop constraint messages_state_check;
update messages set state = 'planned';
alter table messages add constraint messages_state_check check (state in ('waiting', 'planned'));
alter table messages drop column sent_at;

-- owned: one copy of a message. `delivery_id` goes to the vendor, who sends a thing that comes twice once; `next_try_at`,
-- by the machine's time, is the end of a claim and of a wait alike.
create table deliveries (
  candidate_id uuid not null,
  kind text not null,
  occasion text not null,
  channel text not null check (channel in ('wechat', 'sms', 'mail')),
  delivery_id uuid not null,
  state text not null check (state in ('waiting', 'sent', 'delivered', 'failed', 'pointless')),
  cannot_wait boolean not null,
  attempts integer not null,
  next_try_at timestamptz not null,
  settled_at timestamptz,
  failure text check (failure in ('not-following', 'blocked', 'no-such-address', 'refused', 'given-up')),
  vendor_id text,
  primary key (candidate_id, kind, occasion, channel),
  foreign key (candidate_id, kind, occasion) references messages on delete cascade,
  check ((state = 'waiting') = (settled_at is null)),
  check ((state = 'failed') = (failure is not null))
);
create index deliveries_waiting on deliveries (next_try_at) where state = 'waiting';

-- owned: by what else than the telephone a candidate is reached, and what came back.
create table reaches (
  candidate_id uuid primary key references candidates,
  mail bytea,
  phone_failed_at timestamptz,
  mail_failed_at timestamptz
);

-- owned: the WeChat that gets a candidate's copies and may log in.
create table wechat_bindings (
  candidate_id uuid primary key references candidates,
  openid_hash bytea not null,
  sealed bytea not null,
  following boolean not null,
  bound_at timestamptz not null
);

-- lookup: whose a WeChat is. One WeChat, one candidate.
create table wechat_people (
  openid_hash bytea primary key,
  candidate_id uuid not null
);

-- lookup: what a QR code stands for, for two minutes and for the browser that drew it.
create table scans (
  scan_hash bytea primary key,
  purpose text not null check (purpose in ('log-in', 'bind')),
  browser_hash bytea not null,
  candidate_id uuid,
  address text not null,
  device text not null,
  state text not null check (state in ('drawn', 'opened', 'agreed', 'declined', 'used')),
  phone_hash bytea,
  openid_hash bytea,
  sealed bytea,
  following boolean not null,
  drawn_at timestamptz not null,
  expires_at timestamptz not null,
  check ((openid_hash is null) = (sealed is null))
);
create index scans_of_phone on scans (phone_hash) where phone_hash is not null;

-- lookup: what a vendor lets us in with, one for all processes.
create table vendor_tokens (
  vendor text primary key,
  sealed bytea not null,
  expires_at timestamptz not null
);

-- lookup: calls from outside that were let in, so that the same call does nothing twice.
create table calls_taken (
  call_hash bytea primary key,
  body_hash bytea not null,
  at timestamptz not null
);

-- lookup: calls from outside that were not believed. For staff; nothing of their contents.
create table calls_refused (
  call_id uuid primary key,
  door text not null,
  reason text not null,
  address text not null,
  at timestamptz not null
);
create index calls_refused_at on calls_refused (at);

comment on table deliveries is 'owned';
comment on table reaches is 'owned';
comment on table wechat_bindings is 'owned';
comment on table wechat_people is 'lookup';
comment on table scans is 'lookup';
comment on table vendor_tokens is 'lookup';
comment on table calls_taken is 'lookup';
comment on table calls_refused is 'lookup';

grant select, insert, update, delete on deliveries, reaches, wechat_bindings, wechat_people, scans, calls_taken,
  calls_refused to weikao_app;
grant select, insert, update on vendor_tokens to weikao_app;
