-- What is sealed is called so in every table: the command that changes keys finds it by this name.
alter table reaches rename column mail to sealed;
