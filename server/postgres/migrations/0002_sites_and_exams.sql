-- Registration sites of a point, chosen where confirmation is on line; specialties belong to an exam.

-- reference ----------------------------------------------------------------------------------------------------------

create table sites (
  site_id text primary key,
  point_id text not null references points,
  name text not null,
  name_en text not null,
  position integer not null
);
create index sites_point on sites (point_id, position);
comment on table sites is 'reference';
grant select on sites to weikao_app, weikao_office;

-- Which exam a specialty is of: another exam must not offer those of this one.
alter table specialties add column exam text;
update specialties set exam = 'health';
alter table specialties alter column exam set not null;

-- owned --------------------------------------------------------------------------------------------------------------

-- Row-level security stays with the point: any site of it may confirm.
alter table registrations add column site_id text references sites;
