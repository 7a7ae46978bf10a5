-- How a platform pays out what its bill names: less its fees, or whole. A bill keeps what held when it was fetched.

alter table bills add column settles text not null default 'net' check (settles in ('net', 'gross'));
alter table bills alter column settles drop default;
