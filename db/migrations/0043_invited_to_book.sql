-- A resident is invited to choose a time themselves for a kind of visit that residents do not book by themselves (APP-1).

create table booking_invitations (
  tenant_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  team_id uuid not null,
  visit_type_id uuid not null,
  -- With whom: the times are those of this professional.
  person_id uuid not null,
  words text,
  created_at timestamptz not null,
  created_by_person_id uuid not null,
  ends_at timestamptz not null,
  -- What came of it. Once that is cancelled the invitation stands again, so nothing has to be written then.
  used_appointment_id uuid,
  taken_back_at timestamptz,
  constraint booking_invitations_pk primary key (tenant_id, id),
  constraint booking_invitations_resident foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  constraint booking_invitations_team foreign key (tenant_id, team_id) references teams (tenant_id, id),
  constraint booking_invitations_visit_type foreign key (tenant_id, visit_type_id) references visit_types (tenant_id, id),
  constraint booking_invitations_person foreign key (tenant_id, person_id) references professionals (tenant_id, id),
  constraint booking_invitations_appointment foreign key (tenant_id, used_appointment_id, resident_id)
    references appointments (tenant_id, id, resident_id) on delete cascade,
  constraint booking_invitations_words check (char_length(words) between 1 and 300),
  constraint booking_invitations_period check (ends_at > created_at)
);
create index booking_invitations_by_resident on booking_invitations (tenant_id, resident_id, created_at);
create index booking_invitations_by_appointment on booking_invitations (tenant_id, used_appointment_id) where used_appointment_id is not null;
-- Inviting for the same again renews it.
create unique index booking_invitations_one on booking_invitations (tenant_id, resident_id, visit_type_id, person_id)
  where used_appointment_id is null and taken_back_at is null;

select guards.resident_table('booking_invitations', 'resident_id', '''APPOINTMENTS'' = any($topics)',
  'g.topic = ''APPOINTMENTS'' and g.object_id is null and (g.source in (''mandate'', ''emergency'') or g.grantee_team_id = booking_invitations.team_id)');
select guards.hideable_table('booking_invitations', 'resident_id', 'array[''APPOINTMENTS'']', 'booking_invitations.used_appointment_id');
do $$ begin
  -- Nobody invites themselves, or makes it last longer: a resident, or who acts for them, only uses it.
  execute format('create policy professional_invites on booking_invitations as restrictive for insert to drieluik_app with check (%s = ''professional'')', guards.kind());
  execute format('create policy resident_uses on booking_invitations as restrictive for update to drieluik_app with check (%s = ''professional'' or used_appointment_id is not null)', guards.kind());
end $$;
grant select, insert, update (words, ends_at, used_appointment_id, taken_back_at) on booking_invitations to drieluik_app;

-- The invitations in force of a resident for a kind of visit, of those that the actor may see: the first to end first. Its
-- own function, so that the booking of any other kind, which does not call it, makes no plan for it.
-- p_moved: an appointment that may have come of it, because it is being moved; p_at: so may one that begins then, because
-- booking the same again gives the same appointment.
create function live_booking_invitations(p_resident uuid, p_kind uuid, p_moved uuid, p_at timestamptz) returns table (id uuid, person_id uuid)
  language sql stable set search_path = public, pg_temp as
  $$ select i.id, i.person_id from booking_invitations i
     where i.tenant_id = acting_tenant() and i.resident_id = p_resident and i.visit_type_id = p_kind
       and i.taken_back_at is null and i.ends_at > acting_instant()
       and (i.used_appointment_id is null or i.used_appointment_id = p_moved or exists (select 1 from appointments a
         where a.tenant_id = i.tenant_id and a.id = i.used_appointment_id and (a.status in ('cancelled', 'entered-in-error') or a.starts_at = p_at)))
     order by i.used_appointment_id nulls last, i.ends_at, i.id $$;
revoke all on function live_booking_invitations from public;
grant execute on function live_booking_invitations to drieluik_app;
