-- What the running product has to know of the schema that it stands on.
grant select on migrations to weikao_app;
