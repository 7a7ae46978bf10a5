-- Notes of staff on a file, what an exam point asks its region, and cases that one person may settle.

-- owned. Append-only, sealed: words of staff about a person. The note's id is the key of the command that wrote it.
create table file_notes (
  edition_id text not null,
  candidate_id uuid not null,
  note_id uuid not null,
  -- For the order alone: two lines written at once may share it.
  seq integer not null,
  request_digest bytea not null check (octet_length(request_digest) = 32),
  kind text not null check (kind in ('note', 'question', 'answer')),
  -- Of an answer.
  question_id uuid,
  sealed bytea not null,
  staff_id uuid not null,
  staff_role text not null,
  at timestamptz not null,
  region_id text not null,
  point_id text,
  primary key (edition_id, candidate_id, note_id),
  foreign key (edition_id, candidate_id) references registrations,
  check ((kind = 'answer') = (question_id is not null))
) partition by list (edition_id);

-- owned. Where a question stands; its words are a note of the same id.
create table file_questions (
  edition_id text not null,
  candidate_id uuid not null,
  question_id uuid not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  -- When somebody of the exam point has seen the answer.
  read_at timestamptz,
  region_id text not null,
  point_id text,
  primary key (edition_id, candidate_id, question_id),
  foreign key (edition_id, candidate_id) references registrations,
  check (read_at is null or answered_at is not null)
) partition by list (edition_id);
create index file_questions_open on file_questions (region_id, asked_at, question_id) where answered_at is null;
create index file_questions_unread on file_questions (region_id, point_id, asked_at, question_id)
  where answered_at is not null and read_at is null;

create table file_notes_2026 partition of file_notes for values in ('health-2026');
create table file_notes_2023 partition of file_notes for values in ('health-2023');
create table file_questions_2026 partition of file_questions for values in ('health-2026');
create table file_questions_2023 partition of file_questions for values in ('health-2023');

comment on table file_notes is 'owned';
comment on table file_questions is 'owned';

-- The app role, which serves candidates, has no right on either: what staff note among themselves cannot reach them.
grant select, insert on file_notes to weikao_office;
grant select, insert on file_questions to weikao_office;
grant update (answered_at, read_at) on file_questions to weikao_office;

alter table file_notes enable row level security;
alter table file_questions enable row level security;

create policy area on file_notes to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));
create policy area on file_questions to weikao_office
  using ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id))
  with check ((current_setting('weikao.region', true) in ('*', region_id))
     and (current_setting('weikao.point', true) = '*' or current_setting('weikao.point', true) = point_id));

-- Cases about a photo, a credential or a missed deadline. Where neither money nor identity is touched, one person settles
-- them: such a case says so from its first day.
alter table cases add column settled_alone boolean not null default false;
alter table cases drop constraint cases_kind_check;
alter table cases add constraint cases_kind_check check (kind in ('score-merge', 'identity-reclaim', 'account-correction',
  'duplicate-person', 'photo-in-doubt', 'credential-in-doubt', 'forfeit-to-revert'));
alter table cases add constraint cases_settled_alone_kinds check (not settled_alone or kind in ('photo-in-doubt',
  'credential-in-doubt', 'forfeit-to-revert'));
alter table cases drop constraint cases_check5;
alter table cases add constraint cases_approved_by check (state not in ('approved', 'undone')
  or (second_by is not null and (settled_alone or first_by is not null)));

-- lookup. Lists of files of which one was not the sender's: nothing of such a request is done, and that it came is kept.
create table refused_batches (
  batch_id uuid not null,
  staff_id uuid not null,
  numbers text[] not null check (cardinality(numbers) between 1 and 50),
  at timestamptz not null,
  primary key (batch_id, staff_id, numbers)
);
comment on table refused_batches is 'lookup';
grant insert on refused_batches to weikao_office;
