-- What the server says to the database for one submission whose content is new (see page-save.sql).
-- A client submits again what it has submitted: the statement only asks for the right rev.
\if :left = 0
\set n :client_id + :clients * random(0, :candidates_each - 1)
select token_hash as token from bench.candidates where n = :n \gset
\set left 20
\endif
\set left :left - 1

select candidate_id from sessions where token_hash = :token and expires_at > :wall \gset

select * from registrations where edition_id = :edition and candidate_id = :candidate_id \gset r_
\set next_rev :r_rev + 1
\set next_seq :r_seq + 1
\set next_revision :r_revision + 1
select request_digest, receipt from registration_events where edition_id = :edition and candidate_id = :candidate_id and idempotency_key = :unused_key;
select kind, opened_at, reason from holds where edition_id = :edition and candidate_id = :candidate_id and resolved_at is null;

with saved as (
  update registrations
  set status = 'submitted', status_since = :now, status_before = 'draft', rev = :next_rev, region_id = :r_region_id, point_id = :r_point_id,
      name = coalesce(:r_name, name), level = :r_level, specialty_id = :r_specialty_id, answers = :r_answers, sealed = :r_sealed, saved_pages = :r_saved_pages,
      photo_digest = :r_photo_digest, first_submitted_at = :r_first_submitted_at, submitted_at = :now, revision = :next_revision, content_digest = :r_content_digest,
      seq = :next_seq, head = :r_head
  where edition_id = :edition and candidate_id = :candidate_id and rev = :r_rev
  returning 1
), event as (
  insert into registration_events (edition_id, candidate_id, seq, idempotency_key, request_digest, action, actor_role,
    actor_id, actor_place, from_status, to_status, reason, rev, changed, at, receipt, region_id, point_id, head)
  select :edition, :candidate_id, :next_seq, gen_random_uuid(), :request_digest, 'submit', 'candidate', :candidate_id, null, 'draft', 'submitted', null, :next_rev, '{}', :now, :receipt, :r_region_id, :r_point_id, :r_head from saved
), message as (
  insert into messages (candidate_id, edition_id, kind, seq, state, attempts, due_at)
  select :candidate_id, :edition, kind, :next_seq, 'waiting', 0, :now from saved, unnest('{unconfirmed}'::text[]) as kind
), revision as (
  insert into registration_revisions (edition_id, candidate_id, revision, code_hash, sealed, frozen_at, region_id, point_id)
  select :edition, :candidate_id, :next_revision, sha256(uuid_send(gen_random_uuid())), :revision_sealed, :now, :r_region_id, :r_point_id from saved
), code as (
  insert into verification_codes (code_hash, edition_id, candidate_id, revision, region_id, point_id)
  select sha256(uuid_send(gen_random_uuid())), :edition, :candidate_id, :next_revision, :r_region_id, :r_point_id from saved
)
select count(*) as saved from saved;

select * from candidates where candidate_id = :candidate_id;
select page, sealed, saved_at from drafts where edition_id = :edition and candidate_id = :candidate_id;
