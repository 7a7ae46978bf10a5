-- The second look at a pass.

-- Four eyes: what always needs a second look in a region, and two of a hundred passes besides, unless it says otherwise.
alter table region_settings add column second_look_rules text[] not null
  default '{eligibility-short,credential-before-registers,employer-by-hand,specialty-merged}';
alter table region_settings alter column second_look_percent set default 2;

-- Who has passed it once at this stage, and what asks for the second look.
alter table registrations add column first_pass jsonb;

-- lookup -------------------------------------------------------------------------------------------------------------

-- How second looks ended: kept to be counted. Append-only.
create table second_looks (
  edition_id text not null,
  candidate_id uuid not null,
  -- Of the decision that ended it.
  seq integer not null,
  stage text not null check (stage in ('point', 'region')),
  cause text not null,
  first_by uuid not null,
  second_by uuid not null,
  outcome text not null check (outcome in ('agreed', 'disagreed')),
  at timestamptz not null,
  region_id text not null,
  point_id text,
  primary key (edition_id, candidate_id, seq),
  check (first_by <> second_by)
);
comment on table second_looks is 'lookup';

-- rights -------------------------------------------------------------------------------------------------------------

grant select, insert on second_looks to weikao_office;
alter table second_looks enable row level security;
create policy area on second_looks to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
