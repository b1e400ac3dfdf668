-- What else a representative may do (access: representative), and what stays out of their sight (REP-5); the ground on which
-- an organisation works, set by the administrator (CON-6).

-- 1. Whoever writes on behalf of somebody is named beside it, by the name of that moment (REP-6).
alter table messages add column author_name text,
  add constraint messages_author_name check (author_name is null or author_kind = 'representative');
alter table invitations add column author_person_id uuid, add column author_name text,
  add constraint invitations_author foreign key (tenant_id, author_person_id) references people (tenant_id, id),
  add constraint invitations_author_name check (author_name is null or author_person_id is not null);
create index invitations_by_author on invitations (tenant_id, author_person_id) where author_person_id is not null;
update messages m set author_name = concat_ws(' ', r.given_name, r.prefix, r.family_name)
  from residents r where m.author_kind = 'representative' and r.tenant_id = m.tenant_id and r.id = m.author_person_id;
-- Nobody signs with another's name, nor without one.
create function sign_for_somebody() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if acting_kind() is not null then
    new.author_name := (select concat_ws(' ', r.given_name, r.prefix, r.family_name) from residents r
      where acting_kind() = 'representative' and r.tenant_id = new.tenant_id and r.id = acting_person());
  end if;
  return new;
end $$;
create trigger messages_signed before insert on messages for each row execute function sign_for_somebody();
create trigger invitations_signed before insert on invitations for each row execute function sign_for_somebody();

-- 2. The topics that are open to who represents somebody now; null for everybody else.
create function acting_topics() returns text[] language sql stable security definer set search_path = public, pg_temp as
  $$ select array_agg(distinct r.topic) from represented_topics(acting_subject(), array[null]::uuid[]) r $$;

-- A talk and its appointment are one thing: what hides one of them hides the other.
create or replace function is_hidden_from(p_tenant uuid, p_person uuid, p_resident uuid, p_topics text[], p_object uuid, p_now timestamptz)
  returns boolean language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select 1 from hidden_from_representatives h
       where h.tenant_id = p_tenant and h.resident_id = p_resident and h.during @> p_now
         and (h.representative_person_id is null or h.representative_person_id = p_person)
         and ((h.topic = any(p_topics) and (h.object_id is null or h.object_id = p_object))
           or (p_object is not null and h.topic in ('PLAN', 'APPOINTMENTS') and p_topics <@ array['PLAN', 'APPOINTMENTS']
             and exists (select 1 from invitations i where i.tenant_id = h.tenant_id and i.resident_id = h.resident_id
               and ((h.topic = 'PLAN' and i.appointment_id = p_object and (h.object_id is null or h.object_id = i.id))
                 or (h.topic = 'APPOINTMENTS' and i.id = p_object and i.appointment_id is not null
                   and (h.object_id is null or h.object_id = i.appointment_id))))))) $$;

-- Whose a 4D is, so that a stranger's try is decided, refused and logged like any other.
create function assessment_subject(p_assessment uuid) returns table (resident_id uuid)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select a.resident_id from assessments a
     where a.tenant_id = acting_tenant() and acting_person() is not null and a.id = p_assessment $$;

-- Whom to tell of a question about these topics besides the resident: who could answer it, for all of them.
create function representatives_to_ask(p_resident uuid, p_topics text[]) returns table (person_id uuid)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select g.grantee_person_id from access_grants g
     where g.tenant_id = acting_tenant() and g.resident_id = p_resident and g.source = 'mandate' and g.topic = any(p_topics)
       and g.during @> acting_instant()
       and not is_hidden_from(g.tenant_id, g.grantee_person_id, p_resident, array[g.topic], null, acting_instant())
       and exists (select 1 from access_grants mine where acting_kind() = 'professional' and mine.tenant_id = g.tenant_id
         and mine.resident_id = p_resident and mine.source = 'care_relationship' and mine.during @> acting_instant()
         and (mine.grantee_person_id = acting_person() or mine.grantee_team_id = any(acting_teams())))
     group by g.grantee_person_id
     having count(distinct g.topic) = (select count(distinct t) from unnest(p_topics) t) $$;

-- 3. Making an invitation (access: C R s). A draft is its writer's; once sent it is what each mandate for invitations shows.
select guards.resident_table('invitations', 'resident_id', '''PLAN'' = any($topics)', format(
  'g.topic = ''PLAN'' and ((g.source = ''participation'' and g.object_id = invitations.id) or (g.source = ''mandate'' and g.object_id is null and (invitations.sent_at <= $now or invitations.author_person_id = %s)))',
  guards.person()));
do $$ begin
  drop policy resident_invites on invitations;
  execute format('create policy resident_invites on invitations as restrictive for insert to drieluik_app with check (
    (%1$s is distinct from ''representative'' and resident_id = %2$s and author_person_id is null)
    or (%1$s = ''representative'' and resident_id = %3$s and author_person_id = %2$s))', guards.kind(), guards.person(), guards.subject());
  drop policy resident_invites on invitees;
  execute format('create policy resident_invites on invitees as restrictive for insert to drieluik_app with check (
    (%1$s is distinct from ''representative'' and resident_id = %2$s)
    or (%1$s = ''representative'' and resident_id = %3$s and exists (select 1 from invitations i where i.tenant_id = invitees.tenant_id
      and i.id = invitees.invitation_id and i.author_person_id = %2$s)))', guards.kind(), guards.person(), guards.subject());

  -- 4. "Wie mag wat zien" for who represents: of this resident, within the mandate, without emergencies and other mandates.
  execute format('create policy representative_sees on access_grants for select to drieluik_app using (%1$s = ''representative'' and resident_id = %2$s
    and source in (''care_relationship'', ''permission'', ''participation'') and topic = any((select acting_topics())::text[])
    and (object_id is null or not hidden_from_me(resident_id, array[topic], object_id)))', guards.kind(), guards.subject());
  execute format('create policy representative_ends on access_grants for update to drieluik_app using (%1$s = ''representative'' and resident_id = %2$s
    and source in (''care_relationship'', ''permission'', ''participation'') and topic = any((select acting_topics())::text[])) with check (resident_id = %2$s)',
    guards.kind(), guards.subject());
  -- Whoever invites opens the talk to the invited, and nothing but a talk.
  execute format('create policy representative_invites on access_grants for insert to drieluik_app with check (%1$s = ''representative'' and resident_id = %2$s
    and source = ''participation'' and object_id is not null and topic in (''PLAN'', ''APPOINTMENTS'') and topic = any((select acting_topics())::text[]))',
    guards.kind(), guards.subject());
end $$;

-- 5. "Wie heeft gekeken", now with why. What this shows of one's own record is as before.
drop function access_log_about_me;
create function access_log_about_me(p_from timestamptz, p_before timestamptz, p_before_entry uuid, p_limit integer)
  returns table (entry_id uuid, recorded_at timestamptz, action text, outcome text, checks text, user_id text, user_name text,
    portal_role text, resource text, purpose text)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select l.id, l.recorded_at, l.action, l.outcome, l.checks, case when n.unnamed then '' else l.user_id end,
       case when n.unnamed then null else l.user_name end, l.portal_role, l.resource, l.purpose_of_use
     from (select distinct o.tenant_id, o.recorded_at, o.entry_id from access_log_objects o
           where o.tenant_id = acting_tenant() and o.object_id = acting_person()
             and o.recorded_at >= p_from and o.recorded_at <= p_before and (o.recorded_at, o.entry_id) < (p_before, p_before_entry)) o
       join access_log l on l.tenant_id = o.tenant_id and l.recorded_at = o.recorded_at and l.id = o.entry_id
         and l.recorded_at >= p_from and l.recorded_at <= p_before
       -- A neighbour who tried stays unnamed, also at the address of who acts for somebody; who does or did act for one is named.
       cross join lateral (select l.portal_role = 'RESIDENT' or (l.portal_role = 'REPRESENTATIVE' and not exists (select 1 from mandates m
         where m.tenant_id = o.tenant_id and m.resident_id = acting_person() and m.representative_person_id::text = l.user_id)) as unnamed) n
     where acting_kind() is distinct from 'representative' and l.user_id <> acting_person()::text
       -- What an emergency opened shows when its notice is due, not before (BG-1).
       and not exists (select 1 from emergency_accesses e where e.tenant_id = o.tenant_id and e.resident_id = acting_person() and e.person_id::text = l.user_id
         and e.notice_at > acting_instant() and l.recorded_at >= e.started_at - interval '1 hour')
     order by o.recorded_at desc, o.entry_id desc limit least(p_limit, 500) $$;

-- The topics of what an entry is about, by its resource; null for what no mandate opens.
create function logged_topics(p_resource text) returns text[] language sql immutable set search_path = public, pg_temp as
  $$ select case split_part(p_resource, '.', 1) when 'contact' then array['CONTACT'] when 'careTeam' then array['CARE_TEAM']
       when 'thread' then array['MESSAGES'] when 'appointment' then array['APPOINTMENTS'] when 'invitation' then array['PLAN']
       when 'assessment' then array['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] when 'healthScore' then array['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] end $$;
-- The log of what a mandate is about (access: scope log): of things that are not hidden, without the looks of the resident and
-- of who asks, without names of other people who represent, and without what a legal duty asked for (CON-7).
create function access_log_about_subject(p_from timestamptz, p_before timestamptz, p_before_entry uuid, p_limit integer)
  returns table (entry_id uuid, recorded_at timestamptz, action text, outcome text, checks text, user_id text, user_name text,
    portal_role text, resource text, purpose text)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select l.id, l.recorded_at, l.action, l.outcome, l.checks, case when n.unnamed then '' else l.user_id end,
       case when n.unnamed then null else l.user_name end, l.portal_role, l.resource, l.purpose_of_use
     from (select distinct o.tenant_id, o.recorded_at, o.entry_id from access_log_objects o
           where acting_kind() = 'representative' and o.tenant_id = acting_tenant() and o.object_id = acting_subject()
             and o.recorded_at >= p_from and o.recorded_at <= p_before and (o.recorded_at, o.entry_id) < (p_before, p_before_entry)) o
       join access_log l on l.tenant_id = o.tenant_id and l.recorded_at = o.recorded_at and l.id = o.entry_id
         and l.recorded_at >= p_from and l.recorded_at <= p_before
       cross join lateral (select l.portal_role in ('RESIDENT', 'REPRESENTATIVE') as unnamed, logged_topics(l.resource) as topics) n
     where l.user_id not in (acting_person()::text, acting_subject()::text) and l.purpose_of_use is distinct from 'THREAT'
       and n.topics <@ (select acting_topics())
       and exists (select 1 from access_log_objects d where d.tenant_id = o.tenant_id and d.recorded_at = o.recorded_at and d.entry_id = o.entry_id
         and d.object_id = acting_subject() and not is_hidden_from(o.tenant_id, acting_person(), d.object_id, n.topics,
           case when d.object_detail ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then d.object_detail::uuid end, acting_instant()))
       and not exists (select 1 from emergency_accesses e where e.tenant_id = o.tenant_id and e.resident_id = acting_subject() and e.person_id::text = l.user_id
         and e.notice_at > acting_instant() and l.recorded_at >= e.started_at - interval '1 hour')
     order by o.recorded_at desc, o.entry_id desc limit least(p_limit, 500) $$;

-- 6. A legal basis has a beginning and an end; it is never changed: another one takes its place (CON-6).
alter table legal_bases drop constraint legal_bases_once,
  add column starts_at timestamptz, add column set_by uuid, add column ended_at timestamptz, add column ended_by uuid;
update legal_bases b set starts_at = t.created_at from tenants t where t.id = b.tenant_id;
alter table legal_bases alter column starts_at set not null,
  add constraint legal_bases_setter foreign key (tenant_id, set_by) references people (tenant_id, id),
  add constraint legal_bases_ender foreign key (tenant_id, ended_by) references people (tenant_id, id),
  add constraint legal_bases_ended check (num_nonnulls(ended_at, ended_by) in (0, 2) and ended_at >= starts_at);
create unique index legal_bases_one_open on legal_bases (tenant_id, organisation_id, purpose) where ended_at is null;
create index legal_bases_by_organisation on legal_bases (tenant_id, organisation_id);
create index legal_bases_by_setter on legal_bases (tenant_id, set_by) where set_by is not null;
create index legal_bases_by_ender on legal_bases (tenant_id, ended_by) where ended_by is not null;
do $$ begin
  execute format('create policy administrator_sets on legal_bases for insert to drieluik_app with check (%s = ''admin'' and set_by = %s and starts_at = %s and ended_at is null)',
    guards.kind(), guards.person(), guards.instant());
  execute format('create policy administrator_ends on legal_bases for update to drieluik_app using (%1$s = ''admin'' and ended_at is null) with check (%1$s = ''admin'' and ended_by = %2$s and ended_at = %3$s)',
    guards.kind(), guards.person(), guards.instant());
end $$;
grant insert, update (ended_at, ended_by) on legal_bases to drieluik_app;

revoke all on function sign_for_somebody, acting_topics, assessment_subject, representatives_to_ask, access_log_about_me, logged_topics, access_log_about_subject from public;
grant execute on function acting_topics, assessment_subject, representatives_to_ask, access_log_about_me, access_log_about_subject to drieluik_app;
