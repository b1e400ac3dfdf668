-- 1. The emergency button asks a role and a team in which that role belongs (BG-1): a huisarts of a wijkteam has none. The
-- same rule as `rolesOf` in the room organisations.
create function role_belongs(p_team uuid, p_role text) returns boolean language sql stable set search_path = public, pg_temp as
  $$ select exists (select 1 from teams t where t.tenant_id = acting_tenant() and t.id = p_team
       and (t.kind = 'GP_PRACTICE') = (p_role in ('GENERAL_PRACTITIONER', 'PRACTICE_ASSISTANT', 'PRACTICE_NURSE'))) $$;
create policy press_where_it_belongs on emergency_accesses as restrictive for insert to drieluik_app
  with check (role_belongs(team_id, role));

-- 2. Somebody was acting for a resident until a moment ago (REP-6): what they were typing is not lost, and the page says why it
-- is not sent. The first name of the resident, for who acted within the time that a session lasts; null for everybody else.
create function representation_ended(p_tenant uuid, p_person uuid, p_resident uuid, p_now timestamptz) returns text
  language sql stable security definer set search_path = public, pg_temp as
  $$ select r.given_name
     from mandates m join residents r on r.tenant_id = m.tenant_id and r.id = m.resident_id join tenants t on t.id = m.tenant_id
     where m.tenant_id = p_tenant and m.representative_person_id = p_person and m.resident_id = p_resident and m.accepted_at <= p_now
       and least(coalesce(m.ended_at, 'infinity'), coalesce(m.suspended_at, 'infinity'), mandate_end(m.kind, m.ends_at, r.birth_date, t.time_zone))
         between p_now - interval '8 hours' and p_now
     limit 1 $$;
revoke all on function role_belongs, representation_ended from public;
grant execute on function role_belongs, representation_ended to drieluik_app;

-- 3. What a court decided is not the resident's to end (REP-1), nor anybody's in the resident's name.
do $$ begin
  execute format('create policy court_keeps on mandates as restrictive for update to drieluik_app using (%s in (''professional'', ''system'') or kind not in (''CURATOR'', ''MENTOR''))',
    guards.kind());
end $$;
