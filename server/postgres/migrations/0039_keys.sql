-- lookup. By which the database knows the keys that seal in it, without holding any: nobody seals with others unawares.
create table key_marks (
  version smallint primary key,
  suite text not null,
  mark bytea not null check (octet_length(mark) = 32),
  first_seen timestamptz not null
);
comment on table key_marks is 'lookup';
grant select, insert on key_marks to weikao_app;
