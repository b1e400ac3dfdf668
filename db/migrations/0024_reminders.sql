-- Reminders by the channel that a resident chose, and what did not arrive (APP-9, lesson 15.12).

create table contact_preferences (
  tenant_id uuid not null,
  person_id uuid not null,
  reminders text not null,
  updated_at timestamptz not null,
  constraint contact_preferences_pk primary key (tenant_id, person_id),
  constraint contact_preferences_person foreign key (tenant_id, person_id) references people (tenant_id, id),
  constraint contact_preferences_reminders check (reminders in ('email', 'sms', 'none'))
);

alter table notifications add constraint notifications_channel check (channel in ('email', 'sms')) not valid;
alter table notifications validate constraint notifications_channel;

-- What a resident is told about one appointment. `id` is that of the notification, which holds how often it was tried.
create table appointment_notices (
  tenant_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  resident_id uuid not null,
  team_id uuid,
  kind text not null,
  -- The start that it is about: after a move it is about nothing any more.
  starts_at timestamptz not null,
  created_at timestamptz not null,
  failed_at timestamptz,
  failure text,
  called_at timestamptz,
  called_by_person_id uuid,
  constraint appointment_notices_pk primary key (tenant_id, id),
  constraint appointment_notices_appointment foreign key (tenant_id, appointment_id, resident_id)
    references appointments (tenant_id, id, resident_id) on delete cascade,
  constraint appointment_notices_caller foreign key (tenant_id, called_by_person_id) references people (tenant_id, id),
  constraint appointment_notices_kind check (kind in ('reminder48', 'reminder2', 'changed')),
  constraint appointment_notices_failure check ((failed_at is null) = (failure is null) and failure in ('noAddress', 'refused', 'away')),
  constraint appointment_notices_called check ((called_at is null) = (called_by_person_id is null))
);
-- One reminder of each kind for each start, however many processes plan them.
create unique index appointment_notices_once on appointment_notices (tenant_id, appointment_id, kind, starts_at) where kind <> 'changed';
create index appointment_notices_by_appointment on appointment_notices (tenant_id, appointment_id);
create index appointment_notices_by_resident on appointment_notices (tenant_id, resident_id);
create index appointment_notices_by_caller on appointment_notices (tenant_id, called_by_person_id) where called_by_person_id is not null;
create index appointment_notices_to_call on appointment_notices (tenant_id, starts_at, appointment_id) where failed_at is not null and called_at is null;
-- What is coming, for the round that plans reminders.
create index appointments_by_start on appointments (tenant_id, starts_at) where status = 'booked';

select guards.tenant_wall('contact_preferences');
do $$ begin
  execute format('create policy own_or_portal on contact_preferences to drieluik_app using (person_id = %1$s or %2$s = ''system'') with check (person_id = %1$s or %2$s = ''system'')',
    guards.person(), guards.kind());
end $$;
grant select, insert, update (reminders, updated_at) on contact_preferences to drieluik_app;

select guards.resident_table('appointment_notices', 'resident_id', '''APPOINTMENTS'' = any($topics)',
  'g.topic = ''APPOINTMENTS'' and (g.object_id = appointment_notices.appointment_id or (g.object_id is null and (g.source in (''mandate'', ''emergency'') or g.grantee_team_id = appointment_notices.team_id)))');
select guards.hideable_table('appointment_notices', 'resident_id', 'array[''APPOINTMENTS'']', 'appointment_notices.appointment_id');
grant select, insert, update (failed_at, failure, called_at, called_by_person_id) on appointment_notices to drieluik_app;
