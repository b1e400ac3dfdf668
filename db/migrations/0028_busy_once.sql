-- 1. Who asks, for whom and when is the same for every row: as sub-selects these are asked once a call instead of once a row
-- (an `acting_…` function sets a search path, so that PostgreSQL cannot inline it). What it answers is as it was.
create or replace function busy_ranges(p_people uuid[], p_from timestamptz, p_until timestamptz)
  returns table (person_id uuid, starts_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select b.person_id, b.starts_at, b.ends_at
     from appointment_participants b join appointments a on a.tenant_id = b.tenant_id and a.id = b.appointment_id
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

-- 2. Whether the resident has an account is not said to a representative by who is told: that row is not theirs.
create or replace function emergency_told_to(p_emergency uuid) returns table (person_id uuid, is_resident boolean)
  language sql stable security definer set search_path = public, pg_temp as
  $$ with one as (select e.tenant_id, e.id, e.resident_id, e.reason_code, exists (select 1 from accounts a where a.tenant_id = e.tenant_id
         and a.person_id = e.resident_id and a.kind = 'resident' and a.status = 'active') as has_account
       from emergency_accesses e where e.tenant_id = acting_tenant() and e.id = p_emergency and acting_kind() in ('system', 'officer', 'representative'))
     select o.resident_id, true from one o where o.has_account and acting_kind() <> 'representative'
     union all
     select distinct g.grantee_person_id, false from one o join access_grants g on g.tenant_id = o.tenant_id and g.resident_id = o.resident_id
     where not o.has_account and o.reason_code <> 'SAFETY_OF_CHILD' and g.source = 'mandate' and g.topic in ('BODY', 'MIND', 'SOCIAL', 'SOCIETAL')
       and g.during @> acting_instant() and (acting_kind() <> 'representative' or g.grantee_person_id = acting_person())
       and not is_hidden_from(g.tenant_id, g.grantee_person_id, g.resident_id, array[g.topic], o.id, acting_instant()) $$;
