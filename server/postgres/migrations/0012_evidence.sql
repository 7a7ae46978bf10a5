-- Pictures that are to prove something in a case: each is known from its upload on, so that one which no case names can
-- be cleared away. Its file stands in the file store, under owner and digest.

create table evidence_pictures (
  -- A candidate, or the claim of somebody without an account.
  owner_id uuid not null,
  digest text not null check (length(digest) = 64),
  uploaded_at timestamptz not null,
  -- By a case, which keeps it.
  named boolean not null default false,
  primary key (owner_id, digest)
);
create index evidence_pictures_unnamed on evidence_pictures (uploaded_at) where not named;

comment on table evidence_pictures is 'lookup';

grant select, insert, update, delete on evidence_pictures to weikao_app;
