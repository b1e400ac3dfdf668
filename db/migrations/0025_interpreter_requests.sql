-- What a resident says when they book (APP-5, APP-6): what it is about by pictogram, flags in their words, and an interpreter
-- whom somebody of the team still has to arrange.

alter table appointments add column reason_topic text, add column red_flags text[] not null default '{}',
  add column interpreter_asked_at timestamptz, add column interpreter_arranged_at timestamptz, add column interpreter_arranged_by_person_id uuid;
-- Rows that are there have none of these: nothing to look at.
alter table appointments add constraint appointments_topic check (reason_topic in ('BODY', 'MIND', 'MEDICINE', 'RESULT', 'LETTER', 'CHILD', 'OTHER')) not valid,
  add constraint appointments_flags check (cardinality(red_flags) <= 20) not valid,
  add constraint appointments_arranged check (interpreter_arranged_at is null or interpreter_asked_at is not null) not valid;
alter table appointments validate constraint appointments_topic;
alter table appointments validate constraint appointments_flags;
alter table appointments validate constraint appointments_arranged;
create index appointments_by_interpreter on appointments (tenant_id, team_id, starts_at)
  where interpreter_asked_at is not null and interpreter_arranged_at is null;
