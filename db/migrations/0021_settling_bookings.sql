-- What a change of a schedule leaves to do, and in which language an appointment's instructions are (APP-2, APP-11).

alter table appointments add column call_wanted_at timestamptz, add column instructions_language text;
-- Rows that are there have none of these: nothing to look at.
alter table appointments add constraint appointments_instructions_language check (length(instructions_language) between 2 and 20) not valid;
alter table appointments validate constraint appointments_instructions_language;
create index appointments_to_call on appointments (tenant_id, team_id, starts_at) where call_wanted_at is not null;
