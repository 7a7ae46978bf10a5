-- What was filled in before the region was changed, for a while, to be taken back page by page.

-- owned. Sealed like the page's draft, and for the same place: a draft that is kept moves here as it is.
create table kept_answers (
  edition_id text not null,
  candidate_id uuid not null,
  page text not null check (length(page) <= 40),
  sealed bytea not null,
  kept_at timestamptz not null,
  kept_until timestamptz not null check (kept_until > kept_at),
  primary key (edition_id, candidate_id, page),
  foreign key (edition_id, candidate_id) references registrations
) partition by list (edition_id);
create index kept_answers_until on kept_answers (kept_until);

create table kept_answers_2026 partition of kept_answers for values in ('health-2026');
create table kept_answers_2023 partition of kept_answers for values in ('health-2023');

comment on table kept_answers is 'owned';

grant select, insert, update, delete on kept_answers to weikao_app;
