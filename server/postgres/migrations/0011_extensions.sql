-- Who gets a file back after the time has run out gets time to act on it.

alter table grace_periods rename column minutes to grace_minutes;
alter table grace_periods add column extension_hours integer not null check (extension_hours between 0 and 720);

alter table registrations add column extended_until timestamptz;
