-- A record that its owner has set aside: kept, quoted no more.
alter table credentials add column set_aside_at timestamptz;
grant update (set_aside_at) on credentials to weikao_app;
