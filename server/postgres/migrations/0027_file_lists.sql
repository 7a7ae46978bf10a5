-- Lists of files oldest first, for whole regions and for the country; drafts, which change most, touch none of it.

create index registrations_of_region on registrations (region_id, status, status_since, candidate_id)
  where status <> 'draft';
create index registrations_of_country on registrations (status, status_since, candidate_id) where status <> 'draft';
create index registrations_tail on registrations (id_tail);
create index registrations_name_of_country on registrations (name text_pattern_ops);

-- The same rule in words for which the planner has a neutral guess (a half): of the old ones it believed that hardly a row
-- in ten thousand would pass, and so it read whole queues instead of their beginning.
alter policy area on registrations
  using (case current_setting('weikao.region', true) when '*' then true
           else current_setting('weikao.region', true) = region_id end
     and case current_setting('weikao.point', true) when '*' then true
           else current_setting('weikao.point', true) = point_id end)
  with check (case current_setting('weikao.region', true) when '*' then true
           else current_setting('weikao.region', true) = region_id end
     and case current_setting('weikao.point', true) when '*' then true
           else current_setting('weikao.point', true) = point_id end);
