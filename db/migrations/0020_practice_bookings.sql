-- The practice books for a resident (lesson 15.3): by name or birth date, also where somebody is seen twice at once.

-- Whoever writes a resident's row keeps these indexes.
grant execute on function folded_name to drieluik_app;
create index residents_by_family on residents (tenant_id, (folded_name(family_name) collate "C"));
create index residents_by_given on residents (tenant_id, (folded_name(given_name) collate "C"));

-- Residents in the care of the teams of who acts: each word begins a part of the name, and the birth date is that day.
-- The first word finds them by an index, the others sift; without words the birth date does.
create function own_residents_find(p_words text[], p_born date)
  returns table (resident_id uuid, given_name text, prefix text, family_name text, birth_date date)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select r.id, r.given_name, r.prefix, r.family_name, r.birth_date from residents r
     where r.tenant_id = acting_tenant() and acting_kind() = 'professional' and 'CONTACT' = any(coalesce(nullif(current_setting('app.topics', true), ''), '{}')::text[])
       and (cardinality(p_words) > 0 or p_born is not null) and (p_born is null or r.birth_date = p_born)
       and (cardinality(p_words) = 0 or r.id in (
         select f.id from residents f where f.tenant_id = acting_tenant()
           and folded_name(f.family_name) collate "C" >= folded_name(p_words[1]) and folded_name(f.family_name) collate "C" < folded_name(p_words[1]) || chr(1114111)
         union all
         select f.id from residents f where f.tenant_id = acting_tenant()
           and folded_name(f.given_name) collate "C" >= folded_name(p_words[1]) and folded_name(f.given_name) collate "C" < folded_name(p_words[1]) || chr(1114111)))
       and not exists (select 1 from unnest(p_words) w where strpos(
         ' ' || folded_name(replace(concat_ws(' ', r.given_name, r.prefix, r.family_name), '-', ' ')), ' ' || folded_name(w)) = 0)
       and exists (select 1 from access_grants g where g.tenant_id = r.tenant_id and g.resident_id = r.id and g.topic = 'CONTACT'
         and g.source = 'care_relationship' and g.object_id is null and g.level <> 'metadata' and g.during @> acting_instant()
         and g.grantee_team_id = any(acting_teams()))
     order by r.family_name, r.given_name, r.birth_date, r.id limit 20 $$;
revoke all on function own_residents_find from public;
grant execute on function own_residents_find to drieluik_app;

-- As it was, and: a second appointment at one time, which somebody of the team made with a reason, is no free time either
-- when the first one goes.
create or replace function busy_ranges(p_people uuid[], p_from timestamptz, p_until timestamptz)
  returns table (person_id uuid, starts_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select b.person_id, b.starts_at, b.ends_at
     from appointment_participants b join appointments a on a.tenant_id = b.tenant_id and a.id = b.appointment_id
     where b.tenant_id = acting_tenant() and acting_person() is not null and b.person_id = any(p_people)
       and (b.blocks or (a.override_reason is not null and a.status in ('booked', 'arrived')))
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
