-- Who of the staff did, saw, looked for or was refused what.

-- lookup -------------------------------------------------------------------------------------------------------------

-- Where each chain stands: one for each member of staff and class, so that nobody waits for somebody else. What is past
-- its term is cut from the front; the mark says up to where, signed under a key that is not in the database.
create table audit_heads (
  staff_id uuid not null,
  class text not null check (class in ('read', 'search', 'unmask', 'export', 'write', 'log-in')),
  user_name text not null,
  seq bigint not null check (seq > 0),
  head bytea not null check (octet_length(head) = 32),
  cut_seq bigint not null default 0 check (cut_seq between 0 and seq),
  cut_head bytea check (octet_length(cut_head) = 32),
  cut_before timestamptz,
  cut_signature bytea check (octet_length(cut_signature) = 32),
  check ((cut_seq = 0) = (cut_head is null)),
  check ((cut_seq = 0) = (cut_before is null)),
  check ((cut_seq = 0) = (cut_signature is null)),
  primary key (staff_id, class)
);

-- Append-only. `words`: what was looked for, or the reason given. The place is that of the member of staff.
create table audit_entries (
  staff_id uuid not null,
  class text not null,
  seq bigint not null,
  head bytea not null check (octet_length(head) = 32),
  signature bytea not null check (octet_length(signature) = 32),
  user_name text not null,
  post text not null,
  region_id text,
  point_id text,
  session text not null,
  endpoint text not null,
  object text not null,
  words text not null,
  outcome text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (staff_id, class, seq)
);
-- How an auditor asks: by person, by object, by class, by time alone. What anchors ask for lies together as it came.
create index audit_entries_person on audit_entries (staff_id, at);
create index audit_entries_object on audit_entries (object, at) where object <> '';
create index audit_entries_class on audit_entries (class, at);
create index audit_entries_at on audit_entries (at);
create index audit_entries_recorded on audit_entries using brin (recorded_at) with (autosummarize = on);

-- What an anchor has bound of the trail: how many entries of a class, and the digest of their heads.
create table audit_anchors (
  anchor integer not null references chain_anchors,
  class text not null,
  entries bigint not null check (entries > 0),
  digest bytea not null check (octet_length(digest) = 32),
  primary key (anchor, class)
);

-- When the whole trail was last read anew, how far, and what did not agree.
create table audit_verifications (
  at timestamptz primary key,
  entries bigint not null,
  verified_until timestamptz,
  faults jsonb not null
);

-- reference: from which number on something in the trail is an alarm; hours of the night, of Beijing, where they matter.
create table alarm_rules (
  rule text primary key check (rule in ('many-files', 'searches-unopened', 'export-at-night', 'own-name')),
  threshold integer not null check (threshold > 0),
  from_hour integer check (from_hour between 0 and 23),
  to_hour integer check (to_hour between 0 and 23)
);

-- What a rule has found in an hour of somebody's; one row for rule, person and hour, closed with words.
create table alarms (
  alarm_id uuid primary key,
  rule text not null,
  staff_id uuid not null,
  user_name text not null,
  region_id text,
  point_id text,
  hour timestamptz not null,
  measured integer not null,
  raised_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  words text check (length(words) <= 400),
  check (staff_id <> closed_by),
  check ((closed_at is null) = (words is null)),
  check ((closed_at is null) = (closed_by is null)),
  unique (rule, staff_id, hour)
);
create index alarms_open on alarms (raised_at) where closed_at is null;

-- Which answers candidates had refused, counted by the hour and without a word of whose.
create table refused_answers (
  hour timestamptz not null,
  edition_id text not null,
  field text not null,
  problem text not null,
  refusals integer not null check (refusals > 0),
  primary key (hour, edition_id, field, problem)
);

-- By which support finds somebody on the telephone; and what was told lately.
create index candidates_person on candidates (name_folded, id_tail);
create index messages_log on messages using brin (at);

comment on table alarm_rules is 'reference';
comment on table alarms is 'lookup';
comment on table refused_answers is 'lookup';
comment on table audit_heads is 'lookup';
comment on table audit_entries is 'lookup';
comment on table audit_anchors is 'lookup';
comment on table audit_verifications is 'lookup';

-- appending ----------------------------------------------------------------------------------------------------------
-- The working roles may not write either table: this function is the only way in, and it can only make a chain longer.
-- One statement; who comes second waits for the row of the chain and reckons from what the first has left.

create function append_audit(
  of_staff uuid, of_class text, of_user_name text, of_post text, of_region text, of_point text, of_session text,
  of_endpoint text, of_object text, of_words text, of_outcome text, done_at timestamptz, written_at timestamptz,
  signed bytea
) returns bigint language sql security definer set search_path = public, pg_temp as $$
  with link as (
    insert into audit_heads as h (staff_id, class, user_name, seq, head) values (of_staff, of_class, of_user_name, 1,
      sha256(convert_to(encode(sha256(convert_to('audit' || E'\n' || of_staff || E'\n' || of_class, 'UTF8')), 'hex')
        || E'\n1\n' || encode(signed, 'hex'), 'UTF8')))
    on conflict (staff_id, class) do update set seq = h.seq + 1, user_name = excluded.user_name,
      head = sha256(convert_to(encode(h.head, 'hex') || E'\n' || (h.seq + 1) || E'\n' || encode(signed, 'hex'), 'UTF8'))
    returning seq, head
  )
  insert into audit_entries select of_staff, of_class, seq, head, signed, of_user_name, of_post, of_region, of_point,
    of_session, of_endpoint, of_object, of_words, of_outcome, done_at, written_at from link
  returning seq
$$;

-- What is written stays, also for the owner: only what a mark has cut may go.
create function keep_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select 1 from audit_heads h
    where h.staff_id = old.staff_id and h.class = old.class and old.seq <= h.cut_seq) then return old; end if;
  raise exception 'the audit trail is append-only';
end $$;
create trigger keep_audit before update or delete on audit_entries for each row execute function keep_audit();

create function grow_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.seq between old.seq and old.seq + 1 and new.cut_seq >= old.cut_seq then return new; end if;
  raise exception 'the heads of the audit trail only grow';
end $$;
create trigger grow_audit before update or delete on audit_heads for each row execute function grow_audit();

create function keep_all_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;
create trigger keep_all_audit before truncate on audit_entries execute function keep_all_audit();
create trigger keep_all_audit before truncate on audit_heads execute function keep_all_audit();

-- rights -------------------------------------------------------------------------------------------------------------

revoke execute on function append_audit from public;
grant execute on function append_audit to weikao_office;
grant select on audit_entries to weikao_office;
grant select on audit_verifications to weikao_office, weikao_app;
grant select on audit_entries, audit_heads to weikao_app;
grant select, insert on audit_anchors to weikao_app;
grant insert on audit_verifications to weikao_app;

grant select on alarm_rules to weikao_app;
grant select, insert on alarms to weikao_app;
grant select, update (closed_at, closed_by, words) on alarms to weikao_office;
grant select, insert, update on refused_answers to weikao_app;
grant select on refused_answers to weikao_office;

alter table alarms enable row level security;
create policy app on alarms to weikao_app using (true) with check (true);
create policy area on alarms to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id)
    and current_setting('weikao.point', true) in ('*', point_id));

alter table audit_entries enable row level security;
create policy app on audit_entries for select to weikao_app using (true);
-- What somebody without a region did is seen by whose area is the whole country.
create policy area on audit_entries for select to weikao_office
  using (current_setting('weikao.region', true) in ('*', region_id)
    and current_setting('weikao.point', true) in ('*', point_id));

alter table chain_anchors drop constraint chain_anchors_events_check;
alter table chain_anchors add check (events >= 0);
