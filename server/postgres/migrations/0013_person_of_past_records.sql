-- By which a record of earlier years is seen to be perhaps the person's under another number: a keyed hash of the
-- folded name and the date of birth. It finds nothing for anybody else, and no record is read through it.

alter table past_records add column person_hash bytea check (octet_length(person_hash) = 32);
create index past_records_person on past_records (person_hash, year) where linked_to is null;
