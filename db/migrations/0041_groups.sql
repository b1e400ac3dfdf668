-- One appointment of several residents: the group takes the time of its professionals and its room once, and each resident in
-- it has a place, an appointment of their own that nobody else in it sees.
create table group_appointments (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  visit_type_id uuid not null,
  title text not null,
  status text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  channel text not null,
  location text not null,
  most integer not null,
  taken integer not null default 0,
  self_bookable boolean not null,
  created_by_person_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  cancelled_at timestamptz,
  change_reason text,
  sequence integer not null default 0,
  form_key uuid not null,
  constraint group_appointments_pk primary key (tenant_id, id),
  constraint group_appointments_team foreign key (tenant_id, team_id) references teams (tenant_id, id),
  constraint group_appointments_visit_type foreign key (tenant_id, visit_type_id) references visit_types (tenant_id, id),
  constraint group_appointments_creator foreign key (tenant_id, created_by_person_id) references people (tenant_id, id),
  constraint group_appointments_status check (status in ('booked', 'cancelled') and (cancelled_at is null) = (status = 'booked')),
  constraint group_appointments_words check (length(title) between 3 and 60 and length(location) <= 200 and length(change_reason) <= 500),
  constraint group_appointments_channel check (channel in ('in_person', 'phone', 'video')),
  constraint group_appointments_length check (ends_at >= starts_at + interval '5 minutes' and ends_at <= starts_at + interval '8 hours'),
  constraint group_appointments_most check (most between 2 and 30 and taken >= 0),
  -- Never more residents than there are places. The constraint's name is the refusal that people read.
  constraint "appointments.groupFull" check (taken <= most)
);
create index group_appointments_by_team on group_appointments (tenant_id, team_id, starts_at, id);
create index group_appointments_by_visit_type on group_appointments (tenant_id, visit_type_id);
create unique index group_appointments_by_form on group_appointments (tenant_id, created_by_person_id, form_key);

-- Says nothing about anybody, as sessions do: everybody in the wijk reads, the portal writes after it decided and logged.
select guards.neighbourhood_table('group_appointments');
do $$ begin
  execute format('create policy portal_adds on group_appointments for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy portal_changes on group_appointments for update to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
end $$;
grant insert, update (title, status, starts_at, ends_at, location, most, self_bookable, updated_at, cancelled_at, change_reason, sequence) on group_appointments to drieluik_app;

alter table appointments add column group_id uuid;
alter table appointments add constraint appointments_group foreign key (tenant_id, group_id) references group_appointments (tenant_id, id) not valid;
alter table appointments validate constraint appointments_group;
create index appointments_by_group on appointments (tenant_id, group_id) where group_id is not null;
create unique index appointments_one_place on appointments (tenant_id, group_id, resident_id)
  where group_id is not null and status in ('booked', 'arrived', 'fulfilled', 'noshow');

-- What a group takes is about no resident: its professionals' time in the same exclusion constraint as every appointment's.
alter table appointment_participants add column group_id uuid, alter column resident_id drop not null;
alter table appointment_participants
  add constraint appointment_participants_group foreign key (tenant_id, group_id) references group_appointments (tenant_id, id) on delete cascade not valid,
  add constraint appointment_participants_whose check ((resident_id is null) = (group_id is not null) and (group_id is null or (group_id = appointment_id and kind = 'professional'))) not valid;
alter table appointment_participants validate constraint appointment_participants_group;
alter table appointment_participants validate constraint appointment_participants_whose;
create index appointment_participants_by_group on appointment_participants (tenant_id, group_id) where group_id is not null;

alter table appointment_rooms add column group_id uuid, alter column resident_id drop not null;
alter table appointment_rooms
  add constraint appointment_rooms_group foreign key (tenant_id, group_id) references group_appointments (tenant_id, id) on delete cascade not valid,
  add constraint appointment_rooms_whose check ((resident_id is null) = (group_id is not null) and (group_id is null or group_id = appointment_id)) not valid;
alter table appointment_rooms validate constraint appointment_rooms_group;
alter table appointment_rooms validate constraint appointment_rooms_whose;
create index appointment_rooms_by_group on appointment_rooms (tenant_id, group_id) where group_id is not null;

-- Who leads a group and where is as public in the wijk as the group itself; a representative sees it as everybody does.
create policy group_reads on appointment_participants for select to drieluik_app using (group_id is not null);
create policy group_reads on appointment_rooms for select to drieluik_app using (group_id is not null);
do $$
declare
  v_table text;
begin
  foreach v_table in array array['appointment_participants', 'appointment_rooms'] loop
    execute format('drop policy representative_sees on %I', v_table);
    execute format('create policy representative_sees on %1$I as restrictive to drieluik_app using (%2$s is distinct from ''representative'' or %1$I.group_id is not null or (%1$I.resident_id = %3$s and not hidden_from_me(%1$I.resident_id, array[''APPOINTMENTS''], %1$I.appointment_id)))',
      v_table, guards.kind(), guards.subject());
  end loop;
end $$;

-- How many have a place, whichever way one is taken or given back. Locked first, so that each count sees the one before it.
create function count_group_places() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_tenant uuid := coalesce(new.tenant_id, old.tenant_id);
  v_group uuid := coalesce(new.group_id, old.group_id);
  v_status text;
  v_team uuid;
begin
  select status, team_id into v_status, v_team from group_appointments where tenant_id = v_tenant and id = v_group for update;
  if tg_op = 'UPDATE' and new.group_id is distinct from old.group_id then
    raise exception 'a place stays in its group' using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' and (v_status = 'cancelled' or v_team is distinct from new.team_id) then
    raise exception 'this group takes nobody' using errcode = 'check_violation', constraint = 'appointments.groupEnded';
  end if;
  update group_appointments set taken = (select count(*) from appointments a where a.tenant_id = v_tenant and a.group_id = v_group
      and a.status in ('booked', 'arrived', 'fulfilled', 'noshow'))
    where tenant_id = v_tenant and id = v_group;
  return null;
end $$;
revoke all on function count_group_places from public;
create trigger group_places_taken after insert on appointments for each row when (new.group_id is not null) execute function count_group_places();
create trigger group_places_changed after update of status, group_id on appointments for each row
  when ((new.group_id is not null or old.group_id is not null) and (new.status is distinct from old.status or new.group_id is distinct from old.group_id))
  execute function count_group_places();
create trigger group_places_gone after delete on appointments for each row when (old.group_id is not null) execute function count_group_places();

-- As it was, and: the time that a group takes is taken.
create or replace function busy_ranges(p_people uuid[], p_from timestamptz, p_until timestamptz)
  returns table (person_id uuid, starts_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select b.person_id, b.starts_at, b.ends_at
     from appointment_participants b left join appointments a on a.tenant_id = b.tenant_id and a.id = b.appointment_id
     where b.tenant_id = (select acting_tenant()) and b.person_id = any(p_people)
       and ((select acting_person()) is not null or (select acting_kind()) = 'system')
       and (b.blocks or (a.override_reason is not null and a.status in ('booked', 'arrived')))
       and b.starts_at >= p_from - interval '24 hours' and b.starts_at < p_until and b.ends_at > p_from
       -- That a resident has an appointment is personal data; that a professional is busy is not.
       and (b.kind <> 'resident' or b.person_id = (select acting_person()) or (select acting_kind()) = 'system'
         or exists (select 1 from access_grants g
           where g.tenant_id = b.tenant_id and g.resident_id = b.resident_id and g.topic = 'APPOINTMENTS' and g.object_id is null
             and g.level <> 'metadata' and g.during @> (select acting_instant())
             and (g.grantee_person_id = (select acting_person()) or g.grantee_team_id = any((select acting_teams())::uuid[]))))
       and (a.held_until is null or a.held_until > (select acting_instant()))
     union all
     select k.person_id, k.starts_at, k.ends_at from agenda_blocks k
     where k.tenant_id = (select acting_tenant()) and k.person_id = any(p_people)
       and ((select acting_person()) is not null or (select acting_kind()) = 'system')
       and k.starts_at >= p_from - interval '24 hours' and k.starts_at < p_until and k.ends_at > p_from
     order by 1, 2 $$;

-- Who leaves hands over the groups that they lead too (HND-2).
alter table departure_items drop constraint departure_items_kind, drop constraint departure_items_about;
alter table departure_items
  add constraint departure_items_kind check (kind in ('COORDINATION', 'QUESTION', 'APPOINTMENT', 'CARE_RELATIONSHIP', 'INVITATION', 'GROUP',
    'TEAM_LEAD', 'DIRECTORY_ENTRY', 'ACTIVITY', 'CALENDAR')) not valid,
  add constraint departure_items_about check ((resident_id is null) = (kind in ('GROUP', 'TEAM_LEAD', 'DIRECTORY_ENTRY', 'ACTIVITY', 'CALENDAR'))) not valid;
alter table departure_items validate constraint departure_items_kind;
alter table departure_items validate constraint departure_items_about;

-- As it was, and: a group that somebody leads. A place in it is nobody's to hand over by itself.
create or replace function open_work(p_person uuid, p_from timestamptz)
  returns table (kind text, object_id uuid, team_id uuid, resident_id uuid, at timestamptz)
  language sql stable set search_path = public, pg_temp as
  $$ select 'COORDINATION', c.id, null::uuid, c.resident_id, c.starts_at from case_coordinators c
       where c.tenant_id = acting_tenant() and c.person_id = p_person and c.ends_at is null
     union all
     select 'QUESTION', t.id, t.team_id, t.resident_id, t.due_at from threads t
       where t.tenant_id = acting_tenant() and t.assigned_person_id = p_person and t.inbox_tab = 'taken'
     union all
     select 'APPOINTMENT', a.id, a.team_id, a.resident_id, a.starts_at from appointment_participants b
       join appointments a on a.tenant_id = b.tenant_id and a.id = b.appointment_id
       where b.tenant_id = acting_tenant() and b.person_id = p_person and b.blocks and b.starts_at >= p_from and a.team_id is not null and a.group_id is null
         and (a.status in ('booked', 'pending', 'arrived') or (a.status = 'proposed' and a.held_until > acting_instant()))
     union all
     select 'GROUP', g.id, g.team_id, null::uuid, g.starts_at from appointment_participants b
       join group_appointments g on g.tenant_id = b.tenant_id and g.id = b.group_id
       where b.tenant_id = acting_tenant() and b.person_id = p_person and b.blocks and b.starts_at >= p_from and g.status = 'booked'
     union all
     select 'CARE_RELATIONSHIP', r.id, r.team_id, r.resident_id, r.starts_at from care_relationships r
       where r.tenant_id = acting_tenant() and r.person_id = p_person and (r.ends_at is null or r.ends_at > acting_instant())
     union all
     select 'INVITATION', i.id, null::uuid, i.resident_id, i.starts_at from invitees e
       join invitations i on i.tenant_id = e.tenant_id and i.id = e.invitation_id
       where e.tenant_id = acting_tenant() and e.person_id = p_person and e.state <> 'declined'
         and (i.state = 'sent' or (i.state = 'planned' and i.starts_at >= p_from))
     union all
     select 'TEAM_LEAD', m.id, m.team_id, null::uuid, acting_instant() from team_memberships m
       where m.tenant_id = acting_tenant() and m.person_id = p_person and m.is_lead $$;
