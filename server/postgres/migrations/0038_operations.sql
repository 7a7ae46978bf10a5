-- What the running product has to know of the schema that it stands on.
grant select on migrations to weikao_app;

-- How long money was on its way lately is asked by whoever watches the machines, every few seconds.
create index payment_notices_received on payment_notices (received_at);
create index payments_open on payments (opened_at) where state = 'open';
