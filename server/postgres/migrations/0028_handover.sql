-- Handing the registered over for seating: which file was which version of an area, how many it listed, and what had
-- changed since the version before. The file is an export; it is signed, and made like one.

-- lookup
create table handovers (
  export_id uuid primary key references exports,
  edition_id text not null references editions,
  region_id text not null references regions,
  point_id text references points,
  version integer not null check (version > 0),
  listed integer not null check (listed >= 0),
  added integer not null check (added >= 0),
  corrected integer not null check (corrected >= 0),
  cancelled integer not null check (cancelled >= 0),
  unique nulls not distinct (edition_id, region_id, point_id, version)
);

comment on table handovers is 'lookup';

-- One at a time of an area: each builds on the version before.
create unique index handovers_open on exports ((wish ->> 'edition'), region_id, coalesce(point_id, ''))
  where wish ->> 'format' = 'signed' and state in ('waiting', 'running');

grant select, insert on handovers to weikao_office;

alter table handovers enable row level security;

create policy area on handovers to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id)
     and current_setting('weikao.point', true) in ('*', point_id))
  with check (current_setting('weikao.region', true) in ('*', region_id)
     and current_setting('weikao.point', true) in ('*', point_id));
