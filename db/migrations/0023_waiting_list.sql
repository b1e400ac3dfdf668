-- Who waits for an earlier time, and which times they were offered (lesson 15.1). An offer keeps no time free: the first
-- to confirm has it.

create table waiting_list_entries (
  tenant_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  team_id uuid not null,
  -- Null: anybody of that team who gives this kind of visit.
  person_id uuid,
  visit_type_id uuid not null,
  -- What an earlier time takes the place of; null for who has no appointment yet.
  appointment_id uuid,
  from_day date not null,
  until_day date not null,
  created_by_person_id uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  constraint waiting_list_entries_pk primary key (tenant_id, id),
  constraint waiting_list_entries_with_resident unique (tenant_id, id, resident_id),
  constraint waiting_list_entries_resident foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  constraint waiting_list_entries_team foreign key (tenant_id, team_id) references teams (tenant_id, id),
  constraint waiting_list_entries_person foreign key (tenant_id, person_id) references professionals (tenant_id, id),
  constraint waiting_list_entries_visit_type foreign key (tenant_id, visit_type_id) references visit_types (tenant_id, id),
  constraint waiting_list_entries_appointment foreign key (tenant_id, appointment_id, resident_id)
    references appointments (tenant_id, id, resident_id) on delete cascade,
  constraint waiting_list_entries_days check (until_day between from_day and from_day + 731),
  constraint waiting_list_entries_end check ((ended_at is null) = (end_reason is null) and end_reason in ('taken', 'withdrawn', 'appointment'))
);
-- Whoever waits longest comes first.
create index waiting_list_entries_in_turn on waiting_list_entries (tenant_id, team_id, created_at, id) where ended_at is null;
create index waiting_list_entries_by_resident on waiting_list_entries (tenant_id, resident_id, created_at);
create index waiting_list_entries_by_appointment on waiting_list_entries (tenant_id, appointment_id) where appointment_id is not null;
-- Nobody waits twice for one thing.
create unique index waiting_list_entries_one on waiting_list_entries (tenant_id, resident_id, visit_type_id, appointment_id)
  nulls not distinct where ended_at is null;

create table waiting_list_offers (
  tenant_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  resident_id uuid not null,
  team_id uuid not null,
  appointment_id uuid,
  person_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- When that time came free: it is offered anew each time that it does.
  freed_at timestamptz not null,
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  taken_at timestamptz,
  declined_at timestamptz,
  constraint waiting_list_offers_pk primary key (tenant_id, id),
  constraint waiting_list_offers_entry foreign key (tenant_id, entry_id, resident_id)
    references waiting_list_entries (tenant_id, id, resident_id) on delete cascade,
  constraint waiting_list_offers_person foreign key (tenant_id, person_id) references professionals (tenant_id, id),
  constraint waiting_list_offers_once unique (tenant_id, entry_id, person_id, starts_at, freed_at),
  constraint waiting_list_offers_period check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  constraint waiting_list_offers_expiry check (expires_at <= starts_at),
  constraint waiting_list_offers_answer check (taken_at is null or declined_at is null)
);
create index waiting_list_offers_by_resident on waiting_list_offers (tenant_id, resident_id, expires_at);
create index waiting_list_offers_by_time on waiting_list_offers (tenant_id, person_id, starts_at);

select guards.resident_table('waiting_list_entries', 'resident_id', '''APPOINTMENTS'' = any($topics)',
  'g.topic = ''APPOINTMENTS'' and g.object_id is null and (g.source in (''mandate'', ''emergency'') or g.grantee_team_id = waiting_list_entries.team_id)');
select guards.hideable_table('waiting_list_entries', 'resident_id', 'array[''APPOINTMENTS'']', 'waiting_list_entries.appointment_id');
select guards.resident_table('waiting_list_offers', 'resident_id', '''APPOINTMENTS'' = any($topics)',
  'g.topic = ''APPOINTMENTS'' and g.object_id is null and (g.source in (''mandate'', ''emergency'') or g.grantee_team_id = waiting_list_offers.team_id)');
select guards.hideable_table('waiting_list_offers', 'resident_id', 'array[''APPOINTMENTS'']', 'waiting_list_offers.appointment_id');
do $$ begin
  -- In turn: nobody offers a time to themselves.
  execute format('create policy portal_offers on waiting_list_offers as restrictive for insert to drieluik_app with check (%s = ''system'')', guards.kind());
end $$;
grant select, insert, update (person_id, ended_at, end_reason) on waiting_list_entries to drieluik_app;
grant select, insert, update (taken_at, declined_at, expires_at) on waiting_list_offers to drieluik_app;

-- As it was, and: a job looks for free times too, for who waits.
create or replace function busy_ranges(p_people uuid[], p_from timestamptz, p_until timestamptz)
  returns table (person_id uuid, starts_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select b.person_id, b.starts_at, b.ends_at
     from appointment_participants b join appointments a on a.tenant_id = b.tenant_id and a.id = b.appointment_id
     where b.tenant_id = acting_tenant() and (acting_person() is not null or acting_kind() = 'system') and b.person_id = any(p_people)
       and (b.blocks or (a.override_reason is not null and a.status in ('booked', 'arrived')))
       and b.starts_at >= p_from - interval '24 hours' and b.starts_at < p_until and b.ends_at > p_from
       -- That a resident has an appointment is personal data; that a professional is busy is not.
       and (b.kind <> 'resident' or b.person_id = acting_person() or acting_kind() = 'system' or exists (select 1 from access_grants g
         where g.tenant_id = b.tenant_id and g.resident_id = b.resident_id and g.topic = 'APPOINTMENTS' and g.object_id is null
           and g.level <> 'metadata' and g.during @> acting_instant()
           and (g.grantee_person_id = acting_person() or g.grantee_team_id = any(acting_teams()))))
       and (a.held_until is null or a.held_until > acting_instant())
     union all
     select k.person_id, k.starts_at, k.ends_at from agenda_blocks k
     where k.tenant_id = acting_tenant() and (acting_person() is not null or acting_kind() = 'system') and k.person_id = any(p_people)
       and k.starts_at >= p_from - interval '24 hours' and k.starts_at < p_until and k.ends_at > p_from
     order by 1, 2 $$;
