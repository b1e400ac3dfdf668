-- A resident without an account of their own is not reminded: whoever acts for them is, each by their own channel (APP-9).

alter table appointment_notices add column told_person_id uuid;
-- Rows that are there have none: nothing to look at.
alter table appointment_notices add constraint appointment_notices_told
  foreign key (tenant_id, told_person_id) references people (tenant_id, id) not valid;
alter table appointment_notices validate constraint appointment_notices_told;
create index appointment_notices_by_told on appointment_notices (tenant_id, told_person_id) where told_person_id is not null;
-- One reminder of each kind for each start and each who is told, however many processes plan them.
drop index appointment_notices_once;
create unique index appointment_notices_once on appointment_notices (tenant_id, appointment_id, kind, starts_at, told_person_id)
  nulls not distinct where kind <> 'changed';
