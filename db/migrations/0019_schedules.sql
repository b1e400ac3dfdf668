-- Schedules with pauses, buffers, closed days and hours away; rooms; blocks; what happens to an appointment after it was
-- booked (APP-1..11, lessons 15.1 to 15.3).

alter table visit_types add column label jsonb, add column instructions jsonb, add column color text, add column video_url text,
  add column ended_at timestamptz;
alter table visit_types add constraint visit_types_color check (color in ('blue', 'green', 'yellow', 'red', 'purple', 'grey')),
  add constraint visit_types_video check (video_url ~ '^https://' and length(video_url) <= 500),
  add constraint visit_types_limits check (cancel_notice_hours between 0 and 336 and max_future_self_booked between 0 and 20);

alter table consultation_sessions add column release_horizon_days integer, add column lead_minutes integer,
  add column buffer_minutes integer not null default 0, add column pauses jsonb not null default '[]', add column on_closed_days boolean not null default false;
alter table consultation_sessions add constraint consultation_sessions_horizon check (release_horizon_days between 0 and 366),
  add constraint consultation_sessions_lead check (lead_minutes between 0 and 20160),
  add constraint consultation_sessions_buffer check (buffer_minutes between 0 and 60),
  add constraint consultation_sessions_pauses check (jsonb_typeof(pauses) = 'array' and jsonb_array_length(pauses) <= 6);

alter table absences add column kind text not null default 'LEAVE', add column starts_at time, add column ends_at time,
  add column deputy_person_id uuid, add column created_by_person_id uuid, add column created_at timestamptz;
alter table absences add constraint absences_kind check (kind in ('LEAVE', 'TRAINING', 'ILLNESS', 'OTHER')),
  add constraint absences_hours check ((starts_at is null) = (ends_at is null) and ends_at > starts_at),
  add constraint absences_deputy_is_another check (deputy_person_id <> person_id),
  add constraint absences_length check (last_day <= first_day + 731),
  add constraint absences_deputy foreign key (tenant_id, deputy_person_id) references professionals (tenant_id, id),
  add constraint absences_creator foreign key (tenant_id, created_by_person_id) references people (tenant_id, id);
create index absences_by_deputy on absences (tenant_id, deputy_person_id) where deputy_person_id is not null;
create index absences_by_creator on absences (tenant_id, created_by_person_id) where created_by_person_id is not null;

create table team_closures (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  first_day date not null,
  last_day date not null,
  name text not null,
  created_by_person_id uuid not null,
  created_at timestamptz not null,
  constraint team_closures_pk primary key (tenant_id, id),
  constraint team_closures_team foreign key (tenant_id, team_id) references teams (tenant_id, id),
  constraint team_closures_creator foreign key (tenant_id, created_by_person_id) references people (tenant_id, id),
  constraint team_closures_period check (last_day between first_day and first_day + 366),
  constraint team_closures_name check (length(name) between 1 and 80)
);
create index team_closures_by_team on team_closures (tenant_id, team_id, last_day);
create index team_closures_by_creator on team_closures (tenant_id, created_by_person_id);

create table agenda_blocks (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  words text,
  source text not null,
  created_by_person_id uuid,
  created_at timestamptz not null,
  constraint agenda_blocks_pk primary key (tenant_id, id),
  constraint agenda_blocks_person foreign key (tenant_id, person_id) references professionals (tenant_id, id),
  constraint agenda_blocks_creator foreign key (tenant_id, created_by_person_id) references people (tenant_id, id),
  -- What is busy in a period started at most a day before it, as with appointments.
  constraint agenda_blocks_length check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  constraint agenda_blocks_source check (source in ('own', 'calendar')),
  constraint agenda_blocks_words check (length(words) <= 80)
);
create index agenda_blocks_by_person on agenda_blocks (tenant_id, person_id, starts_at);
create index agenda_blocks_by_creator on agenda_blocks (tenant_id, created_by_person_id) where created_by_person_id is not null;

create table rooms (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  name text not null,
  ends_on date,
  constraint rooms_pk primary key (tenant_id, id),
  constraint rooms_team foreign key (tenant_id, team_id) references teams (tenant_id, id),
  constraint rooms_name check (length(name) between 1 and 60)
);
create index rooms_by_team on rooms (tenant_id, team_id);

alter table appointments add column patient_instructions text, add column video_url text, add column companion text,
  add column interpreter_mode text, add column interpreter_gender text, add column arrived_at timestamptz, add column fulfilled_at timestamptz,
  add column no_show_at timestamptz, add column moved_at timestamptz, add column moved_by_person_id uuid, add column override_reason text,
  add column change_reason text, add column form_key uuid;
-- Rows that are there have none of these: nothing to look at.
alter table appointments add constraint appointments_interpreter check (interpreter_mode in ('spoken', 'sign') and interpreter_gender in ('female', 'male')) not valid,
  add constraint appointments_words check (length(companion) <= 120 and length(patient_instructions) <= 2000 and length(override_reason) between 5 and 300 and length(change_reason) <= 500) not valid,
  add constraint appointments_video check (video_url ~ '^https://' and length(video_url) <= 500) not valid,
  add constraint appointments_mover foreign key (tenant_id, moved_by_person_id) references people (tenant_id, id) not valid;
alter table appointments validate constraint appointments_interpreter;
alter table appointments validate constraint appointments_words;
alter table appointments validate constraint appointments_video;
alter table appointments validate constraint appointments_mover;
create unique index appointments_by_form on appointments (tenant_id, booked_by_person_id, form_key) where form_key is not null;
create index appointments_by_mover on appointments (tenant_id, moved_by_person_id) where moved_by_person_id is not null;

create table appointment_rooms (
  tenant_id uuid not null,
  appointment_id uuid not null,
  resident_id uuid not null,
  room_id uuid not null,
  team_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  blocks boolean not null,
  constraint appointment_rooms_pk primary key (tenant_id, appointment_id, room_id),
  constraint appointment_rooms_appointment foreign key (tenant_id, appointment_id, resident_id)
    references appointments (tenant_id, id, resident_id) on delete cascade,
  constraint appointment_rooms_room foreign key (tenant_id, room_id) references rooms (tenant_id, id),
  constraint appointment_rooms_period check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  -- One appointment at a time. The constraint's name is the refusal that people read.
  constraint "appointments.roomTaken" exclude using gist (tenant_id with =, room_id with =, tstzrange(starts_at, ends_at) with &&) where (blocks)
);
create index appointment_rooms_by_room on appointment_rooms (tenant_id, room_id, starts_at);
create index appointment_rooms_by_resident on appointment_rooms (tenant_id, resident_id);

select guards.neighbourhood_table('team_closures');
select guards.neighbourhood_table('rooms');
select guards.tenant_wall('agenda_blocks');
select guards.resident_table('appointment_rooms', 'resident_id', '''APPOINTMENTS'' = any($topics)',
  'g.topic = ''APPOINTMENTS'' and (g.object_id = appointment_rooms.appointment_id or (g.object_id is null and (g.source in (''mandate'', ''emergency'') or g.grantee_team_id = appointment_rooms.team_id)))');
select guards.hideable_table('appointment_rooms', 'resident_id', 'array[''APPOINTMENTS'']', 'appointment_rooms.appointment_id');
grant select, insert, update, delete on appointment_rooms to drieluik_app;
do $$
declare
  v_table text;
begin
  -- Schedules are written by the portal after it decided and logged who asks; everybody in the wijk may read them, but
  -- why somebody has no time is for colleagues.
  execute format('create policy colleagues_read on agenda_blocks for select to drieluik_app using (%s in (''professional'', ''system''))', guards.kind());
  foreach v_table in array array['absences', 'team_closures', 'agenda_blocks', 'rooms', 'visit_types'] loop
    execute format('create policy portal_adds on %I for insert to drieluik_app with check (%s = ''system'')', v_table, guards.kind());
    execute format('create policy portal_changes on %I for update to drieluik_app using (%2$s = ''system'') with check (%2$s = ''system'')', v_table, guards.kind());
  end loop;
  foreach v_table in array array['absences', 'team_closures', 'agenda_blocks'] loop
    execute format('create policy portal_removes on %I for delete to drieluik_app using (%s = ''system'')', v_table, guards.kind());
  end loop;
end $$;
grant select, insert, delete on agenda_blocks to drieluik_app;
grant insert, delete on absences, team_closures to drieluik_app;
-- That somebody is away is everybody's to know, why is not: colleagues of the same team alone read it.
revoke select on absences from drieluik_app;
grant select (tenant_id, id, person_id, first_day, last_day, starts_at, ends_at, deputy_person_id, created_by_person_id, created_at) on absences to drieluik_app;
create function absence_kinds(p_person uuid) returns table (id uuid, kind text)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select a.id, a.kind from absences a
     where a.tenant_id = acting_tenant() and a.person_id = p_person
       and (acting_kind() = 'system' or (acting_kind() = 'professional' and (p_person = acting_person() or exists (
         select 1 from team_memberships m where m.tenant_id = a.tenant_id and m.person_id = p_person and m.team_id = any(acting_teams())))))
     limit 1000 $$;
revoke all on function absence_kinds from public;
grant execute on function absence_kinds to drieluik_app;
grant insert, update (name, ends_on) on rooms to drieluik_app;
grant insert, update (minutes, channel, self_bookable, cancel_notice_hours, max_future_self_booked, label, instructions, color, video_url, ended_at) on visit_types to drieluik_app;

-- When these people have no time between two instants, without a word about why or with whom.
create or replace function busy_ranges(p_people uuid[], p_from timestamptz, p_until timestamptz)
  returns table (person_id uuid, starts_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select b.person_id, b.starts_at, b.ends_at
     from appointment_participants b join appointments a on a.tenant_id = b.tenant_id and a.id = b.appointment_id
     where b.tenant_id = acting_tenant() and acting_person() is not null and b.person_id = any(p_people) and b.blocks
       and b.starts_at >= p_from - interval '24 hours' and b.starts_at < p_until and b.ends_at > p_from
       -- That a resident has an appointment is personal data; that a professional is busy is not.
       and (b.kind <> 'resident' or b.person_id = acting_person() or exists (select 1 from access_grants g
         where g.tenant_id = b.tenant_id and g.resident_id = b.resident_id and g.topic = 'APPOINTMENTS' and g.object_id is null
           and g.level <> 'metadata' and g.during @> acting_instant()
           and (g.grantee_person_id = acting_person() or g.grantee_team_id = any(acting_teams()))))
       and (a.held_until is null or a.held_until > acting_instant())
     union all
     select k.person_id, k.starts_at, k.ends_at from agenda_blocks k
     where k.tenant_id = acting_tenant() and acting_person() is not null and k.person_id = any(p_people)
       and k.starts_at >= p_from - interval '24 hours' and k.starts_at < p_until and k.ends_at > p_from
     order by 1, 2 $$;
