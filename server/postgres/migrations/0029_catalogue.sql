-- What the look at the latest minutes asks for: payments by when they came about.
create index payments_opened on payments (opened_at);
create index payments_paid on payments (paid_at) where paid_at is not null;
