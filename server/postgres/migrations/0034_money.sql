-- What platforms are asked, money that came in and was not booked, and the way of a refund to the platform.

-- `next_query_at`: when the platform is asked about the order next; null: no more.
alter table payments
  add column next_query_at timestamptz,
  add column receipt_number text,
  add column receipt_url text,
  -- `difference`: what a correction has left to be paid, beside the fee that was paid before.
  add column purpose text not null default 'fee' check (purpose in ('fee', 'difference'));
update payments set next_query_at = opened_at where state = 'open';
create index payments_to_ask on payments (next_query_at) where next_query_at is not null;

-- owned. Append-only: money that a platform has taken and that no registration was due. A refund may name it.
create table surplus_payments (
  edition_id text not null,
  candidate_id uuid not null,
  gateway text not null,
  transaction text not null,
  order_number text not null,
  fen integer not null check (fen > 0),
  reason text not null check (reason in ('double', 'late', 'not-due')),
  paid_at timestamptz not null,
  at timestamptz not null,
  region_id text not null,
  point_id text,
  primary key (edition_id, candidate_id, gateway, transaction),
  foreign key (edition_id, candidate_id, order_number) references payments
) partition by list (edition_id);
create table surplus_payments_2026 partition of surplus_payments for values in ('health-2026');
create table surplus_payments_2023 partition of surplus_payments for values in ('health-2023');
create index surplus_queue on surplus_payments (region_id, at);
comment on table surplus_payments is 'owned';

alter table payment_notices drop constraint payment_notices_verdict_check;
alter table payment_notices add constraint payment_notices_verdict_check check (verdict in
  ('accepted', 'repeated', 'late', 'double', 'forged', 'mismatch', 'unknown-order', 'not-due', 'refund'));

-- Which money goes back, and how far it has come. Null order: asked for before orders were named.
alter table refunds
  add column gateway text,
  add column order_number text,
  add column transaction text,
  add column sent_at timestamptz,
  add column settled_at timestamptz,
  add column next_query_at timestamptz;
update refunds f set gateway = p.gateway, order_number = p.order_number, transaction = p.transaction,
    next_query_at = case when f.state = 'approved' then f.decided_at end
  from payments p
  where p.edition_id = f.edition_id and p.candidate_id = f.candidate_id and p.state = 'paid';
alter table refunds drop constraint refunds_reason_check;
alter table refunds add constraint refunds_reason_check check (reason in
  ('changed-by-region', 'ineligible-after-payment', 'double-payment', 'late-payment', 'over-paid', 'by-law'));
create index refunds_to_send on refunds (next_query_at) where state in ('approved', 'sent');
-- Of one payment no two refunds are on their way for the same money: what is beside the registration goes back once.
create unique index refunds_of_surplus on refunds (edition_id, candidate_id, gateway, transaction)
  where state <> 'declined' and reason in ('double-payment', 'late-payment');

grant select, insert on surplus_payments to weikao_app;
grant select on surplus_payments to weikao_office;
grant update on refunds to weikao_app;
grant insert on refund_events to weikao_app;
grant insert on refunds to weikao_office;

alter table surplus_payments enable row level security;
create policy app on surplus_payments to weikao_app using (true) with check (true);
create policy area on surplus_payments for select to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
