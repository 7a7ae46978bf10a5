-- Log-in, recovery and proof of identity by the national network identity platform; puzzles that keep machines busy.

-- lookup. A browser that has gone to the national platform: found by the hash of its cookie, which is a new one once the
-- platform has answered. Nothing of who the person is, but a keyed hash of the number that stands for them there.
create table network_identity_visits (
  browser_hash bytea primary key check (octet_length(browser_hash) = 32),
  visit_id uuid not null,
  purpose text not null check (purpose in ('log-in', 'sign-up', 'recovery', 'link')),
  -- Whose account it is about: of a link its owner's, of a recovery that of the ID paper that was named, if there is one.
  candidate_id uuid,
  next text check (length(next) <= 300),
  state text not null check (state in ('begun', 'answered', 'verified', 'spent')),
  identity_hash bytea check (octet_length(identity_hash) = 32),
  sealed bytea,
  expires_at timestamptz not null,
  check ((state in ('verified', 'spent')) = (identity_hash is not null and sealed is not null))
);
create index network_identity_visits_over on network_identity_visits (expires_at);

-- lookup: whose network identity it is. One links one account.
create table network_identities (
  identity_hash bytea primary key check (octet_length(identity_hash) = 32),
  candidate_id uuid not null
);
create index network_identities_candidate on network_identities (candidate_id);

-- owned: an account has one at most.
create table network_identity_links (
  candidate_id uuid primary key references candidates,
  identity_hash bytea not null check (octet_length(identity_hash) = 32),
  linked_at timestamptz not null
);

-- lookup. What came from outside and was not believed: which door, and why. Append-only, of nobody.
create table refused_answers_from_outside (
  refusal_id uuid primary key,
  door text not null check (length(door) <= 40),
  why text not null check (length(why) <= 40),
  at timestamptz not null
);

-- lookup: solved puzzles, each good for once until it ends by itself.
create table solved_puzzles (
  puzzle_hash bytea primary key check (octet_length(puzzle_hash) = 32),
  expires_at timestamptz not null
);
create index solved_puzzles_over on solved_puzzles (expires_at);

comment on table network_identity_visits is 'lookup';
comment on table network_identities is 'lookup';
comment on table network_identity_links is 'owned';
comment on table refused_answers_from_outside is 'lookup';
comment on table solved_puzzles is 'lookup';

grant select, insert, update, delete on network_identity_visits to weikao_app;
grant select, insert, delete on network_identities, network_identity_links, solved_puzzles to weikao_app;
grant insert on refused_answers_from_outside to weikao_app;
