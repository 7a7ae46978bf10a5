-- Who confirms works at a registration site; what was uploaded anew comes first there.

alter table staff add column site_id text references sites;
alter table staff add check (site_id is null or point_id is not null);

-- Handed in again after it was not accepted: few, and looked at before everything else.
create index registrations_again on registrations (region_id, point_id, status_since, candidate_id)
  where status = 'submitted' and jsonb_array_length(papers -> 'objections') > 0;
