-- What staff take out of the house: who asked for it, what for, and what became of it. The file itself stands elsewhere.

-- lookup -------------------------------------------------------------------------------------------------------------

create table exports (
  export_id uuid primary key,
  staff_id uuid not null references staff,
  idempotency_key uuid not null,
  -- The area for which it was asked; whoever works for all of it sees that it was made. None: the whole country.
  region_id text references regions,
  point_id text references points,
  purpose text not null check (length(purpose) between 4 and 500),
  -- Edition, statuses, points, specialties, columns, format.
  wish jsonb not null,
  state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'cancelled', 'expired')),
  asked_at timestamptz not null,
  ended_at timestamptz,
  rows_total bigint,
  rows_done bigint not null,
  bytes bigint,
  sha256 bytea check (octet_length(sha256) = 32),
  failure text check (failure in ('interrupted', 'not-permitted', 'too-many-rows', 'too-large', 'broken')),
  unique (staff_id, idempotency_key),
  check ((state = 'failed') = (failure is not null)),
  check ((state in ('waiting', 'running')) = (ended_at is null)),
  check (state not in ('ready', 'expired') or (sha256 is not null and bytes is not null and rows_total is not null)),
  check (point_id is null or region_id is not null)
);
create index exports_newest on exports (asked_at desc, export_id);
-- What jobs look for: little, whatever the history.
create index exports_open on exports (state, asked_at) where state in ('waiting', 'running', 'ready');

comment on table exports is 'lookup';

grant select, insert on exports to weikao_office;
grant update (state, ended_at, rows_total, rows_done, bytes, sha256, failure) on exports to weikao_office;

alter table exports enable row level security;

create policy area on exports to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id)
     and current_setting('weikao.point', true) in ('*', point_id))
  with check (current_setting('weikao.region', true) in ('*', region_id)
     and current_setting('weikao.point', true) in ('*', point_id));
