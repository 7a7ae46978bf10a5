-- The post says what somebody is employed for; the role, which the lifecycle knows, follows from it and from the area.

alter table staff add column post text;
update staff set post = case role
  when 'site' then 'counter-clerk'
  when 'point' then 'point-reviewer'
  when 'region' then 'region-reviewer'
  else 'national-administrator' end;
alter table staff alter column post set not null;
alter table staff add check (post in ('counter-clerk', 'point-reviewer', 'region-reviewer', 'region-administrator',
  'national-administrator', 'support', 'auditor', 'employer-clerk'));
alter table staff drop column role;
alter table staff add check (post not in ('counter-clerk', 'point-reviewer') or point_id is not null);
alter table staff add check (post not in ('region-reviewer', 'region-administrator', 'employer-clerk')
  or (region_id is not null and point_id is null));
alter table staff add check (post <> 'national-administrator' or region_id is null);
alter table staff add check (post not in ('support', 'auditor') or point_id is null);
alter table staff add check (point_id is null or region_id is not null);
