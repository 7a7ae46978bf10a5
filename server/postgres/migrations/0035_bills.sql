-- What platforms say they took and gave back, day by day; what came to the account; and where our book differs.

-- lookup. A bill that was fetched, by platform and day of Beijing.
create table bills (
  gateway text not null,
  day date not null,
  lines integer not null,
  fetched_at timestamptz not null,
  primary key (gateway, day)
);

-- lookup. Append-only; the region where the order is ours.
create table bill_lines (
  gateway text not null,
  day date not null,
  seq integer not null,
  kind text not null check (kind in ('payment', 'refund')),
  order_number text not null,
  transaction text not null,
  refund_number text,
  fen integer not null,
  at timestamptz not null,
  region_id text,
  point_id text,
  primary key (gateway, day, seq),
  foreign key (gateway, day) references bills
);
create index bill_lines_refund on bill_lines (refund_number) where refund_number is not null;

-- lookup. What came to a region's account from a platform on a day, as staff have read it from the bank's statement.
create table statement_lines (
  region_id text not null,
  point_id text,
  gateway text not null,
  day date not null,
  fen bigint not null,
  reference text not null,
  written_by text not null,
  written_at timestamptz not null,
  primary key (region_id, gateway, day)
);

-- lookup. Found once, settled by a person with words.
create table money_differences (
  difference_id uuid primary key,
  gateway text not null,
  day date not null,
  kind text not null check (kind in ('missing-here', 'missing-there', 'amount', 'refund-missing-here',
    'refund-missing-there', 'refund-amount', 'twice-there', 'surplus', 'statement')),
  key text not null,
  order_number text,
  -- Of the registration, where the order is ours: the office may not look an order up.
  number text,
  ours bigint,
  theirs bigint,
  found_at timestamptz not null,
  region_id text,
  point_id text,
  settled_by text,
  settled_at timestamptz,
  words text,
  check ((settled_by is null) = (settled_at is null) and (settled_by is null) = (words is null)),
  -- A region of its own in the key: the statement of each is compared by itself.
  unique nulls not distinct (gateway, day, kind, key, region_id)
);
create index money_differences_open on money_differences (region_id, day) where settled_at is null;

comment on table bills is 'lookup';
comment on table bill_lines is 'lookup';
comment on table statement_lines is 'lookup';
comment on table money_differences is 'lookup';

grant select, insert on bills, bill_lines, money_differences to weikao_app;
grant select on statement_lines to weikao_app;
grant select on bills, bill_lines, money_differences to weikao_office;
grant select, insert on statement_lines to weikao_office;
grant update (fen, reference, written_by, written_at) on statement_lines to weikao_office;
grant update (settled_by, settled_at, words) on money_differences to weikao_office;

alter table bill_lines enable row level security;
alter table statement_lines enable row level security;
alter table money_differences enable row level security;
create policy app on bill_lines to weikao_app using (true) with check (true);
create policy app on statement_lines to weikao_app using (true) with check (true);
create policy app on money_differences to weikao_app using (true) with check (true);
create policy area on bill_lines for select to weikao_office
  using ((current_setting('weikao.region', true) = '*' or current_setting('weikao.region', true) = region_id)
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy area on statement_lines to weikao_office
  using ((current_setting('weikao.region', true) = '*' or current_setting('weikao.region', true) = region_id)
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) = '*' or current_setting('weikao.region', true) = region_id)
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy area on money_differences to weikao_office
  using ((current_setting('weikao.region', true) = '*' or current_setting('weikao.region', true) = region_id)
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) = '*' or current_setting('weikao.region', true) = region_id)
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
