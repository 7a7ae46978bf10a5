-- Papers of on-line confirmation. What is uploaded belongs to the registration's history: keys and digests on the row,
-- what staff found wanting on the event. The files themselves lie in the file store, under their digests.

alter table registrations add column papers jsonb not null default '{}';
alter table registration_events add column objections jsonb;

-- reference ----------------------------------------------------------------------------------------------------------

create table paper_limits (
  edition_id text primary key references editions,
  max_bytes integer not null check (max_bytes > 0),
  max_sheets integer not null check (max_sheets > 0)
);

-- owned --------------------------------------------------------------------------------------------------------------

-- An upload that comes in parts and may be taken up again; it lives for a day, by the machine's time.
create table paper_uploads (
  edition_id text not null,
  candidate_id uuid not null,
  upload_id uuid not null,
  item text not null check (length(item) <= 40),
  content_digest bytea not null check (octet_length(content_digest) = 32),
  size integer not null check (size > 0),
  received integer not null check (received between 0 and size),
  parts integer[] not null,
  -- What became of it, once it was complete and looked at.
  paper jsonb,
  created_at timestamptz not null,
  primary key (edition_id, candidate_id, upload_id),
  unique (edition_id, candidate_id, item, content_digest),
  foreign key (edition_id, candidate_id) references registrations
) partition by list (edition_id);
create index paper_uploads_created on paper_uploads (created_at);

-- A stored paper and what the virus scanner says of it.
create table paper_files (
  edition_id text not null,
  candidate_id uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  kind text not null check (kind in ('image', 'pdf')),
  bytes integer not null check (bytes > 0),
  scan text not null check (scan in ('waiting', 'clean', 'infected', 'unscanned')),
  stored_at timestamptz not null,
  scanned_at timestamptz,
  primary key (edition_id, candidate_id, digest),
  foreign key (edition_id, candidate_id) references registrations
) partition by list (edition_id);
create index paper_files_waiting on paper_files (stored_at) where scan = 'waiting';

-- lookup -------------------------------------------------------------------------------------------------------------

-- Who of the staff looked at which paper. Append-only.
create table paper_readings (
  reading_id uuid primary key,
  staff_id uuid not null,
  edition_id text not null,
  candidate_id uuid not null,
  item text not null,
  digest bytea not null check (octet_length(digest) = 32),
  at timestamptz not null,
  region_id text not null,
  point_id text
);

comment on table paper_limits is 'reference';
comment on table paper_uploads is 'owned';
comment on table paper_files is 'owned';
comment on table paper_readings is 'lookup';

-- rights -------------------------------------------------------------------------------------------------------------

grant select on paper_limits to weikao_app, weikao_office;
grant select, insert, update, delete on paper_uploads to weikao_app;
grant select, insert, update on paper_files to weikao_app;
grant select on paper_files to weikao_office;
grant insert on paper_readings to weikao_office;

alter table paper_readings enable row level security;

create policy area on paper_readings to weikao_office
  with check ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));

-- partitions ---------------------------------------------------------------------------------------------------------

create table paper_uploads_2026 partition of paper_uploads for values in ('health-2026');
create table paper_files_2026 partition of paper_files for values in ('health-2026');

create table paper_uploads_2023 partition of paper_uploads for values in ('health-2023');
create table paper_files_2023 partition of paper_files for values in ('health-2023');
