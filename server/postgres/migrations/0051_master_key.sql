-- The root secret, from which the keys of an installation are derived, sealed under each master key that may open it: so the
-- master key can be changed. Without a master key, which stands outside the database, a row says nothing. Where there is no
-- row, the master key is the root itself.

-- lookup
create table wrapped_roots (
  master_mark bytea primary key check (octet_length(master_mark) = 32),
  wrapped bytea not null,
  wrapped_at timestamptz not null
);
comment on table wrapped_roots is 'lookup';
grant select on wrapped_roots to weikao_app;

-- lookup. Public halves of the keys that handovers were signed by: who receives one of before verifies it with its own.
create table signing_keys (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  pem text not null,
  first_used timestamptz not null
);
comment on table signing_keys is 'lookup';
grant select, insert on signing_keys to weikao_office;
