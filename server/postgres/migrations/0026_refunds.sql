-- Money that is to go back: asked for by one member of staff, approved by another, sent to the platform, settled.

-- owned
create table refunds (
  edition_id text not null,
  candidate_id uuid not null,
  refund_id uuid not null,
  fen integer not null check (fen > 0),
  reason text not null check (reason in ('changed-by-region', 'ineligible-after-payment', 'double-payment', 'by-law')),
  sealed bytea not null,
  state text not null check (state in ('asked', 'approved', 'declined', 'sent', 'done', 'failed')),
  rev integer not null check (rev > 0),
  asked_by text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  region_id text not null,
  point_id text,
  primary key (edition_id, candidate_id, refund_id),
  foreign key (edition_id, candidate_id) references registrations,
  -- Two people, never one twice.
  check (asked_by <> decided_by),
  check (state in ('asked', 'declined') or decided_by is not null)
) partition by list (edition_id);
create table refunds_2026 partition of refunds for values in ('health-2026');
create table refunds_2023 partition of refunds for values in ('health-2023');
create index refunds_queue on refunds (region_id, state, asked_at);

-- owned. Append-only: who moved a refund, and when. The command's key is the event's.
create table refund_events (
  edition_id text not null,
  candidate_id uuid not null,
  refund_id uuid not null,
  rev integer not null,
  action text not null,
  actor_id text not null,
  at timestamptz not null,
  idempotency_key uuid not null,
  request_digest bytea not null check (octet_length(request_digest) = 32),
  region_id text not null,
  point_id text,
  primary key (edition_id, candidate_id, refund_id, rev),
  unique (edition_id, candidate_id, idempotency_key),
  foreign key (edition_id, candidate_id, refund_id) references refunds
) partition by list (edition_id);
create table refund_events_2026 partition of refund_events for values in ('health-2026');
create table refund_events_2023 partition of refund_events for values in ('health-2023');

comment on table refunds is 'owned';
comment on table refund_events is 'owned';

-- A refund begins in one statement with the cancellation, which the app role writes; staff decide on it in their area.
grant select, insert on refunds to weikao_app;
grant select on refund_events to weikao_app;
grant select, update on refunds to weikao_office;
grant select, insert on refund_events to weikao_office;

alter table refunds enable row level security;
alter table refund_events enable row level security;
create policy app on refunds to weikao_app using (true) with check (true);
create policy app on refund_events to weikao_app using (true) with check (true);
create policy area on refunds to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy area on refund_events to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
