-- Acting for somebody (REP-1 to REP-7): mandates, what is hidden from a representative, and the policies that know both.

-- 1. Tables.
create table mandates (
  tenant_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  -- null while an offer waits for the person who has this address.
  representative_person_id uuid,
  invited_name text,
  invited_email text,
  kind text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  document_reference text,
  verified_by uuid,
  verified_at timestamptz,
  -- The resident, when it is the resident who gives it.
  given_by uuid,
  -- When the representative took it on; the desk's check counts as such.
  accepted_at timestamptz,
  -- When the child of 12 to 15 said yes (REP-3).
  agreed_at timestamptz,
  suspended_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  constraint mandates_pk primary key (tenant_id, id),
  constraint mandates_resident foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  constraint mandates_representative foreign key (tenant_id, representative_person_id) references people (tenant_id, id),
  constraint mandates_verifier foreign key (tenant_id, verified_by) references people (tenant_id, id),
  constraint mandates_giver foreign key (tenant_id, given_by) references people (tenant_id, id),
  constraint mandates_ender foreign key (tenant_id, ended_by) references people (tenant_id, id),
  constraint mandates_kind check (kind in ('PARENT_UNDER_12', 'PARENT_12_15', 'CURATOR', 'MENTOR', 'PROXY')),
  constraint mandates_scopes check (cardinality(scopes) > 0
    and scopes <@ array['appointments', 'messages', 'results', 'dossier', 'helpRequests', 'invitations']),
  constraint mandates_period check (ends_at > starts_at and ends_at <= starts_at + interval '5 years'),
  constraint mandates_somebody check (num_nonnulls(representative_person_id, invited_email) = 1 and (invited_email is null) = (invited_name is null)),
  constraint mandates_not_oneself check (representative_person_id <> resident_id),
  -- A parent, curator or mentor is checked at the desk; a child of 12 to 15 agrees; an offer waits for its taker.
  constraint mandates_verified check ((verified_by is null) = (verified_at is null) and (kind = 'PROXY' or verified_at is not null)),
  constraint mandates_court check (kind not in ('CURATOR', 'MENTOR') or length(document_reference) between 3 and 100),
  constraint mandates_given check (kind <> 'PROXY' or given_by = resident_id),
  constraint mandates_agreed check (kind <> 'PARENT_12_15' or agreed_at is not null),
  constraint mandates_accepted check ((accepted_at is null) = (representative_person_id is null)),
  constraint mandates_ended check ((ended_at is null) = (end_reason is null)),
  constraint mandates_end_reason check (end_reason in ('resident', 'representative', 'practice', 'birthday', 'term', 'replaced'))
);
create index mandates_by_resident on mandates (tenant_id, resident_id);
create index mandates_by_representative on mandates (tenant_id, representative_person_id) where representative_person_id is not null;
create index mandates_by_offer on mandates (tenant_id, invited_email) where invited_email is not null;
create index mandates_by_verifier on mandates (tenant_id, verified_by) where verified_by is not null;
create index mandates_by_giver on mandates (tenant_id, given_by) where given_by is not null;
create index mandates_by_ender on mandates (tenant_id, ended_by) where ended_by is not null;
create index mandates_open on mandates (tenant_id, ends_at) where ended_at is null;

create table hidden_from_representatives (
  tenant_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  topic text not null,
  -- One thread, appointment, assessment or invitation; null for the whole topic.
  object_id uuid,
  -- null for every representative.
  representative_person_id uuid,
  hidden_by uuid not null,
  hidden_by_kind text not null,
  -- A professional says why (REP-5: the interest of the child).
  reason text,
  during tstzrange not null,
  constraint hidden_from_representatives_pk primary key (tenant_id, id),
  constraint hidden_from_representatives_resident foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  constraint hidden_from_representatives_representative foreign key (tenant_id, representative_person_id) references people (tenant_id, id),
  constraint hidden_from_representatives_hider foreign key (tenant_id, hidden_by) references people (tenant_id, id),
  constraint hidden_from_representatives_kind check (hidden_by_kind in ('resident', 'professional')),
  constraint hidden_from_representatives_topic check (topic in ('BODY', 'MIND', 'SOCIAL', 'SOCIETAL', 'RESULTS', 'APPOINTMENTS', 'PLAN', 'MESSAGES', 'CONTACT', 'CARE_TEAM', 'HELP')),
  constraint hidden_from_representatives_reason check ((hidden_by_kind = 'professional') = (reason is not null) and length(reason) between 10 and 500)
);
create index hidden_from_representatives_by_resident on hidden_from_representatives (tenant_id, resident_id, topic);
create index hidden_from_representatives_by_representative on hidden_from_representatives (tenant_id, representative_person_id)
  where representative_person_id is not null;
create index hidden_from_representatives_by_hider on hidden_from_representatives (tenant_id, hidden_by);

-- REP-4: accounts of children of 12 to 15 are off until a practice wants them.
alter table teams add column child_accounts boolean not null default false;

-- A question that a representative writes is not the resident's own draft.
alter table question_drafts add column author_person_id uuid,
  drop constraint question_drafts_pk,
  add constraint question_drafts_one unique nulls not distinct (tenant_id, resident_id, author_person_id),
  add constraint question_drafts_author foreign key (tenant_id, author_person_id) references people (tenant_id, id);
create index question_drafts_by_author on question_drafts (tenant_id, author_person_id) where author_person_id is not null;
alter table messages drop constraint messages_author,
  add constraint messages_author check (author_kind in ('resident', 'representative', 'professional'));

-- 2. Days and ends. Somebody born on 29 February has that birthday on 1 March in a common year: only then is the year full.
create function birthday(p_birth date, p_age integer) returns date language sql immutable set search_path = public, pg_temp as
  $$ select d + case when extract(day from p_birth) = 29 and extract(month from p_birth) = 2 and extract(day from d) = 28 then 1 else 0 end
     from (select (p_birth + make_interval(years => p_age))::date as d) whole $$;
-- When a mandate ends whatever happens: its own end, or 00:00 in the wijk's zone on the birthday that it does not outlast (REP-3).
create function mandate_end(p_kind text, p_ends timestamptz, p_birth date, p_zone text) returns timestamptz
  language sql stable set search_path = public, pg_temp as
  $$ select case p_kind
       when 'PARENT_UNDER_12' then least(p_ends, birthday(p_birth, 12)::timestamp at time zone p_zone)
       when 'PARENT_12_15' then least(p_ends, birthday(p_birth, 16)::timestamp at time zone p_zone)
       else p_ends end $$;

-- 3. The settings of the transaction know for whom somebody acts.
create function acting_subject() returns uuid language sql stable set search_path = public, pg_temp as
  $$ select nullif(current_setting('app.subject', true), '')::uuid $$;
create function acting_kind() returns text language sql stable set search_path = public, pg_temp as
  $$ select nullif(current_setting('app.kind', true), '') $$;
create function guards.subject() returns text language sql immutable as $$ select '(select nullif(current_setting(''app.subject'', true), ''''))::uuid' $$;

-- Whether something is hidden from this person now. Not a door: the two below are.
create function is_hidden_from(p_tenant uuid, p_person uuid, p_resident uuid, p_topics text[], p_object uuid, p_now timestamptz)
  returns boolean language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select 1 from hidden_from_representatives h
       where h.tenant_id = p_tenant and h.resident_id = p_resident and h.topic = any(p_topics) and h.during @> p_now
         and (h.representative_person_id is null or h.representative_person_id = p_person)
         and (h.object_id is null or h.object_id = p_object)) $$;
-- For who represents: whether it is hidden from them. For everybody else, and about anybody else, it says no.
create function hidden_from_me(p_resident uuid, p_topics text[], p_object uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
  $$ select acting_kind() = 'representative' and p_resident = acting_subject()
       and is_hidden_from(acting_tenant(), acting_person(), p_resident, p_topics, p_object, acting_instant()) $$;

-- 4. What is about a resident: the resident, or a live grant. Acting for somebody, only a mandate's grant opens, and one's
-- own rows stay shut; acting for oneself, a mandate opens nothing. A mandate for a topic reaches what belongs to any team.
create or replace function guards.resident_table(p_table regclass, p_resident text, p_role text, p_grant text) returns void language plpgsql as $$
declare
  v_open text := format(
    '((%1$s = %2$s and %3$s is distinct from ''representative'') or %3$s = ''system'' or (%4$s and exists (select 1 from access_grants g where g.tenant_id = %5$s.tenant_id and g.resident_id = %5$s.%1$s and %6$s and (g.source = ''mandate'') = (%3$s is not distinct from ''representative'') and g.level <> ''metadata'' and g.during @> %7$s and (g.grantee_person_id = %2$s or g.grantee_team_id = any(%8$s)) offset 0)))',
    p_resident, guards.person(), guards.kind(), replace(p_role, '$topics', guards.topics()), p_table,
    replace(replace(p_grant, '$topics', guards.topics()), '$now', guards.instant()), guards.instant(), guards.teams());
  v_write text := replace(v_open, 'g.level <> ''metadata''', 'g.level = ''contribute''');
  v_name text;
begin
  foreach v_name in array array['tenant_wall', 'grant_reads', 'grant_adds', 'grant_changes', 'grant_removes'] loop
    execute format('drop policy if exists %I on %s', v_name, p_table);
  end loop;
  perform guards.tenant_wall(p_table);
  execute format('create policy grant_reads on %s for select to drieluik_app using (%s)', p_table, v_open);
  execute format('create policy grant_adds on %s for insert to drieluik_app with check (%s)', p_table, v_write);
  execute format('create policy grant_changes on %s for update to drieluik_app using (%s) with check (%s)', p_table, v_write, v_write);
  execute format('create policy grant_removes on %s for delete to drieluik_app using (%s)', p_table, v_write);
end $$;
-- Who represents sees rows of the one resident that this is about, and of those nothing that is hidden (REP-5).
--   p_topics  the topics of a row, as an array; p_object  the id of the thing that it is or belongs to, or 'null::uuid'
create function guards.hideable_table(p_table regclass, p_resident text, p_topics text, p_object text) returns void language plpgsql as $$
begin
  execute format('drop policy if exists representative_sees on %s', p_table);
  execute format('create policy representative_sees on %1$s as restrictive to drieluik_app using (%2$s is distinct from ''representative'' or (%1$s.%3$s = %4$s and not hidden_from_me(%1$s.%3$s, %5$s, %6$s)))',
    p_table, guards.kind(), p_resident, guards.subject(), p_topics, p_object);
end $$;
-- A table that nobody reads or writes on behalf of somebody.
create function guards.not_for_representatives(p_table regclass) returns void language plpgsql as $$
begin
  execute format('create policy not_for_representatives on %s as restrictive to drieluik_app using (%s is distinct from ''representative'')', p_table, guards.kind());
end $$;
revoke all on function guards.subject, guards.hideable_table, guards.not_for_representatives from public;

select guards.resident_table('residents', 'id', '''CONTACT'' = any($topics)', 'g.topic = ''CONTACT'' and g.object_id is null');
select guards.hideable_table('residents', 'id', 'array[''CONTACT'']', 'null::uuid');
select guards.resident_table('care_relationships', 'resident_id', '''CARE_TEAM'' = any($topics)', 'g.topic = ''CARE_TEAM'' and g.object_id is null');
select guards.hideable_table('care_relationships', 'resident_id', 'array[''CARE_TEAM'']', 'null::uuid');
select guards.resident_table('case_coordinators', 'resident_id', '''CARE_TEAM'' = any($topics)', 'g.topic = ''CARE_TEAM'' and g.object_id is null');
select guards.hideable_table('case_coordinators', 'resident_id', 'array[''CARE_TEAM'']', 'null::uuid');

-- A whole-topic grant opens what belongs to the grantee's own team (CON-2), a mandate and an emergency everything of the topic.
select guards.resident_table('threads', 'resident_id', '''MESSAGES'' = any($topics)',
  'g.topic = ''MESSAGES'' and (g.object_id = threads.id or (g.object_id is null and (g.source in (''mandate'', ''emergency'') or g.grantee_team_id = threads.team_id)))');
select guards.hideable_table('threads', 'resident_id', 'array[''MESSAGES'']', 'threads.id');
select guards.resident_table('messages', 'resident_id', '''MESSAGES'' = any($topics)',
  'g.topic = ''MESSAGES'' and (g.object_id = messages.thread_id or (g.object_id is null and (g.source in (''mandate'', ''emergency'') or g.grantee_team_id = messages.team_id)))');
select guards.hideable_table('messages', 'resident_id', 'array[''MESSAGES'']', 'messages.thread_id');
select guards.resident_table('appointments', 'resident_id', '''APPOINTMENTS'' = any($topics)',
  'g.topic = ''APPOINTMENTS'' and (g.object_id = appointments.id or (g.object_id is null and (g.source in (''mandate'', ''emergency'') or g.grantee_team_id = appointments.team_id)))');
select guards.hideable_table('appointments', 'resident_id', 'array[''APPOINTMENTS'']', 'appointments.id');
select guards.resident_table('appointment_participants', 'resident_id', '''APPOINTMENTS'' = any($topics)',
  'g.topic = ''APPOINTMENTS'' and (g.object_id = appointment_participants.appointment_id or (g.object_id is null and (g.source in (''mandate'', ''emergency'') or g.grantee_team_id = appointment_participants.team_id)))');
select guards.hideable_table('appointment_participants', 'resident_id', 'array[''APPOINTMENTS'']', 'appointment_participants.appointment_id');

-- A 4D is one thing: who hides one of its domains hides the whole of it, its score too.
select guards.resident_table('assessments', 'resident_id', '$topics && array[''BODY'', ''MIND'', ''SOCIAL'', ''SOCIETAL'']',
  'g.topic = any($topics) and g.topic = any(array[''BODY'', ''MIND'', ''SOCIAL'', ''SOCIETAL'']) and g.object_id is null and (assessments.agreed_at <= $now or (assessments.sent_at <= $now and (g.source = ''mandate'' or g.grantee_team_id = assessments.sent_to_team_id)))');
select guards.hideable_table('assessments', 'resident_id', 'array[''BODY'', ''MIND'', ''SOCIAL'', ''SOCIETAL'']', 'assessments.id');
select guards.resident_table('assessment_notes', 'resident_id', 'assessment_notes.domain = any($topics)',
  'g.topic = assessment_notes.domain and g.object_id is null and (assessment_notes.agreed_at <= $now or (assessment_notes.sent_at <= $now and (g.source = ''mandate'' or g.grantee_team_id = assessment_notes.sent_to_team_id)))');
select guards.hideable_table('assessment_notes', 'resident_id', 'array[''BODY'', ''MIND'', ''SOCIAL'', ''SOCIETAL'']', 'assessment_notes.assessment_id');
select guards.resident_table('assessment_priorities', 'resident_id', 'assessment_priorities.domain = any($topics)',
  'g.topic = assessment_priorities.domain and g.object_id is null and (assessment_priorities.agreed_at <= $now or (assessment_priorities.sent_at <= $now and (g.source = ''mandate'' or g.grantee_team_id = assessment_priorities.sent_to_team_id)))');
select guards.hideable_table('assessment_priorities', 'resident_id', 'array[''BODY'', ''MIND'', ''SOCIAL'', ''SOCIETAL'']', 'assessment_priorities.assessment_id');

-- An invitation is its participants' alone, and a representative's whose mandate says invitations; a draft is the resident's.
select guards.resident_table('invitations', 'resident_id', '''PLAN'' = any($topics)',
  'g.topic = ''PLAN'' and ((g.source = ''participation'' and g.object_id = invitations.id) or (g.source = ''mandate'' and g.object_id is null and invitations.sent_at <= $now))');
select guards.hideable_table('invitations', 'resident_id', 'array[''PLAN'']', 'invitations.id');
select guards.resident_table('invitees', 'resident_id', '''PLAN'' = any($topics)',
  'g.topic = ''PLAN'' and ((g.source = ''participation'' and g.object_id = invitees.invitation_id) or (g.source = ''mandate'' and g.object_id is null))');
select guards.hideable_table('invitees', 'resident_id', 'array[''PLAN'']', 'invitees.invitation_id');

-- Drafts: one's own, or what one writes on behalf of somebody under a live mandate for messages.
do $$ begin
  execute 'drop policy own on question_drafts';
  execute format('create policy own on question_drafts to drieluik_app using (%3$s) with check (%3$s)', '', '', format(
    '(%3$s is distinct from ''representative'' and resident_id = %1$s and author_person_id is null)
     or (%3$s = ''representative'' and author_person_id = %1$s and resident_id = %2$s and exists (select 1 from access_grants g
       where g.tenant_id = question_drafts.tenant_id and g.resident_id = question_drafts.resident_id and g.topic = ''MESSAGES''
         and g.source = ''mandate'' and g.level = ''contribute'' and g.during @> %4$s and g.grantee_person_id = %1$s offset 0))',
    guards.person(), guards.subject(), guards.kind(), guards.instant()));
  -- Grants: one's own only when one acts for oneself.
  execute 'drop policy own_grants on access_grants';
  execute format('create policy own_grants on access_grants for select to drieluik_app using ((resident_id = %1$s and %3$s is distinct from ''representative'') or grantee_person_id = %1$s or grantee_team_id = any(%2$s) or %3$s = ''system'')', guards.person(), guards.teams(), guards.kind());
end $$;
-- What a mandate opens follows from the mandate alone, by the trigger below: nobody opens or moves such a grant by hand.
create policy mandates_follow on access_grants as restrictive for insert to drieluik_app with check (source <> 'mandate');
create policy mandates_follow_change on access_grants as restrictive for update to drieluik_app using (source <> 'mandate') with check (source <> 'mandate');
select guards.not_for_representatives('activation_codes');

-- 5. Who sees and writes mandates.
select guards.tenant_wall('mandates');
do $$ declare v_desk text := format('(%1$s = ''professional'' and exists (select 1 from access_grants g where g.tenant_id = mandates.tenant_id and g.resident_id = mandates.resident_id
  and g.topic = ''CONTACT'' and g.source = ''care_relationship'' and g.level = ''contribute'' and g.during @> %3$s and (g.grantee_person_id = %2$s or g.grantee_team_id = any(%4$s)) offset 0))',
  guards.kind(), guards.person(), guards.instant(), guards.teams());
begin
  -- The resident, who represents, who is asked to, the own practice and team.
  execute format('create policy those_involved on mandates for select to drieluik_app using (%1$s = ''system'' or (%1$s is distinct from ''representative'' and resident_id = %2$s) or representative_person_id = %2$s
    or (invited_email is not null and invited_email in (select a.email from accounts a where a.tenant_id = mandates.tenant_id and a.person_id = %2$s)) or %3$s)',
    guards.kind(), guards.person(), v_desk);
  -- A resident gives to whom they want; the desk records what it has checked, in its own name.
  execute format('create policy resident_gives on mandates for insert to drieluik_app with check ((%1$s = ''resident'' and resident_id = %2$s and given_by = %2$s and kind in (''PROXY'', ''PARENT_12_15''))
    or (%3$s and verified_by = %2$s and kind <> ''PROXY''))', guards.kind(), guards.person(), v_desk);
  execute format('create policy resident_ends on mandates for update to drieluik_app using (%1$s = ''system'' or (%1$s = ''resident'' and resident_id = %2$s) or %3$s) with check (true)',
    guards.kind(), guards.person(), v_desk);
end $$;
grant select, insert on mandates to drieluik_app;
grant update (suspended_at, ended_at, ended_by, end_reason) on mandates to drieluik_app;

select guards.resident_table('hidden_from_representatives', 'resident_id', 'hidden_from_representatives.topic = any($topics)',
  'g.topic = hidden_from_representatives.topic and g.object_id is null');
select guards.not_for_representatives('hidden_from_representatives');
do $$ begin
  execute format('create policy own_name on hidden_from_representatives as restrictive for insert to drieluik_app with check (hidden_by = %1$s and hidden_by_kind = %2$s)', guards.person(), guards.kind());
  -- The resident shows again what the resident hid; a professional what a professional hid.
  execute format('create policy own_kind on hidden_from_representatives as restrictive for update to drieluik_app using (hidden_by_kind = %1$s) with check (hidden_by_kind = %1$s)', guards.kind());
end $$;
grant select, insert on hidden_from_representatives to drieluik_app;
grant update (during) on hidden_from_representatives to drieluik_app;

-- 6. The grants of a mandate follow it, whoever writes it: opened when it is live, closed in the moment it is not.
create function scope_topics(p_scopes text[]) returns table (topic text, level text) language sql immutable set search_path = public, pg_temp as
  $$ select s.topic, s.level from (values
       ('appointments', 'APPOINTMENTS', 'contribute'), ('messages', 'MESSAGES', 'contribute'), ('results', 'RESULTS', 'read'),
       ('dossier', 'BODY', 'read'), ('dossier', 'MIND', 'read'), ('dossier', 'SOCIAL', 'read'), ('dossier', 'SOCIETAL', 'read'), ('dossier', 'CONTACT', 'read'),
       ('helpRequests', 'HELP', 'contribute'), ('invitations', 'PLAN', 'contribute')) as s (scope, topic, level)
     where s.scope = any(p_scopes)
     union all select 'CARE_TEAM', 'contribute' $$;
create function follow_mandate() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_until timestamptz;
  v_from timestamptz := greatest(new.starts_at, new.accepted_at, new.agreed_at);
begin
  select mandate_end(new.kind, new.ends_at, r.birth_date, t.time_zone) into v_until
    from residents r join tenants t on t.id = r.tenant_id where r.tenant_id = new.tenant_id and r.id = new.resident_id;
  v_until := least(v_until, new.suspended_at, new.ended_at);
  if new.accepted_at is null or v_until <= v_from then
    update access_grants set during = 'empty' where tenant_id = new.tenant_id and source = 'mandate' and source_id = new.id;
    return null;
  end if;
  if exists (select 1 from access_grants where tenant_id = new.tenant_id and source = 'mandate' and source_id = new.id) then
    update access_grants set during = tstzrange(v_from, v_until) where tenant_id = new.tenant_id and source = 'mandate' and source_id = new.id
      and during <> tstzrange(v_from, v_until);
  else
    insert into access_grants (tenant_id, id, resident_id, grantee_person_id, topic, level, source, source_id, during)
      select new.tenant_id, gen_random_uuid(), new.resident_id, new.representative_person_id, s.topic, s.level, 'mandate', new.id, tstzrange(v_from, v_until)
      from scope_topics(new.scopes) s;
  end if;
  return null;
end $$;
create trigger mandates_followed after insert or update on mandates for each row execute function follow_mandate();

-- 7. Doors.
-- For the guard of a page: whom this person may act for now, and for what. Ages are asked again here (REP-3).
create function representations_read(p_tenant uuid, p_person uuid, p_now timestamptz)
  returns table (resident_id uuid, resident_name text, given_name text, scopes text[], ends_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select m.resident_id, concat_ws(' ', r.given_name, r.prefix, r.family_name), r.given_name,
       array_agg(distinct s.scope order by s.scope), max(mandate_end(m.kind, m.ends_at, r.birth_date, t.time_zone))
     from mandates m join residents r on r.tenant_id = m.tenant_id and r.id = m.resident_id join tenants t on t.id = m.tenant_id
       cross join lateral unnest(m.scopes) as s (scope)
     where m.tenant_id = p_tenant and m.representative_person_id = p_person and m.accepted_at <= p_now and m.starts_at <= p_now
       and (m.agreed_at is null or m.agreed_at <= p_now) and (m.ended_at is null or m.ended_at > p_now)
       and (m.suspended_at is null or m.suspended_at > p_now) and mandate_end(m.kind, m.ends_at, r.birth_date, t.time_zone) > p_now
     group by m.resident_id, r.given_name, r.prefix, r.family_name order by r.given_name, m.resident_id limit 20 $$;

-- For a decision: the topics that are open to who represents this resident now, for one thing or the topic as a whole.
create function represented_topics(p_resident uuid, p_objects uuid[])
  returns table (object_id uuid, topic text, mandate_id uuid)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select o.id, g.topic, m.id
     from access_grants g join mandates m on m.tenant_id = g.tenant_id and m.id = g.source_id
       join residents r on r.tenant_id = m.tenant_id and r.id = m.resident_id join tenants t on t.id = m.tenant_id
       cross join unnest(p_objects) as o (id)
     where acting_kind() = 'representative' and p_resident = acting_subject()
       and g.tenant_id = acting_tenant() and g.resident_id = p_resident and g.grantee_person_id = acting_person() and g.source = 'mandate'
       and g.during @> acting_instant() and m.ended_at is null and m.suspended_at is null
       and mandate_end(m.kind, m.ends_at, r.birth_date, t.time_zone) > acting_instant()
       and not is_hidden_from(acting_tenant(), acting_person(), p_resident,
         case when g.topic in ('BODY', 'MIND', 'SOCIAL', 'SOCIETAL') then array['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] else array[g.topic] end, o.id, acting_instant()) $$;

-- Whom to tell besides the resident: who has a live mandate for the topic and from whom it is not hidden. For the resident
-- and those who may reach the resident; nobody else learns who represents whom.
create function representatives_to_tell(p_resident uuid, p_topic text, p_object uuid) returns table (person_id uuid)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select distinct g.grantee_person_id from access_grants g
     where g.tenant_id = acting_tenant() and g.resident_id = p_resident and g.topic = p_topic and g.source = 'mandate' and g.during @> acting_instant()
       and not is_hidden_from(g.tenant_id, g.grantee_person_id, p_resident, array[p_topic], p_object, acting_instant())
       and (acting_kind() = 'system' or acting_person() = p_resident or exists (select 1 from access_grants mine
         where mine.tenant_id = g.tenant_id and mine.resident_id = p_resident and mine.topic = p_topic and mine.during @> acting_instant()
           and (mine.grantee_person_id = acting_person() or mine.grantee_team_id = any(acting_teams())))) $$;

-- For the desk: the adult with this account and this birth date, who stands there with an identity document. Whoever does not
-- know both learns nothing.
create function find_representative(p_email text, p_birth date) returns uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select a.person_id from accounts a join residents r on r.tenant_id = a.tenant_id and r.id = a.person_id join tenants t on t.id = a.tenant_id
     where acting_kind() = 'professional' and a.tenant_id = acting_tenant() and a.email = p_email and a.status = 'active' and a.kind = 'resident'
       and r.birth_date = p_birth and birthday(r.birth_date, 18)::timestamp at time zone t.time_zone <= acting_instant() $$;

-- Names of those who represent a resident, and of the residents one represents: for the two of them and the desk.
create function mandate_names(p_mandates uuid[]) returns table (mandate_id uuid, resident_name text, representative_name text)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select m.id, concat_ws(' ', r.given_name, r.prefix, r.family_name), concat_ws(' ', p.given_name, p.prefix, p.family_name)
     from mandates m join residents r on r.tenant_id = m.tenant_id and r.id = m.resident_id
       left join residents p on p.tenant_id = m.tenant_id and p.id = m.representative_person_id
     where m.tenant_id = acting_tenant() and m.id = any(p_mandates) and acting_kind() is distinct from 'representative'
       and (m.resident_id = acting_person() or m.representative_person_id = acting_person()
         or m.invited_email in (select a.email from accounts a where a.tenant_id = m.tenant_id and a.person_id = acting_person())
         or exists (select 1 from access_grants g where g.tenant_id = m.tenant_id and g.resident_id = m.resident_id and g.topic = 'CONTACT'
           and g.source = 'care_relationship' and g.during @> acting_instant() and (g.grantee_person_id = acting_person() or g.grantee_team_id = any(acting_teams())))) $$;

-- An adult takes on what was offered to their own address. Once; only while it is open.
create function mandate_accept(p_mandate uuid) returns boolean
  language sql security definer set search_path = public, pg_temp as
  $$ with taken as (update mandates m set representative_person_id = acting_person(), accepted_at = acting_instant(), invited_email = null, invited_name = null
       from accounts a join residents r on r.tenant_id = a.tenant_id and r.id = a.person_id join tenants t on t.id = a.tenant_id
       where m.tenant_id = acting_tenant() and m.id = p_mandate and acting_kind() = 'resident' and a.tenant_id = m.tenant_id and a.person_id = acting_person()
         and m.invited_email = a.email and m.resident_id <> a.person_id and m.ended_at is null and m.ends_at > acting_instant()
         and birthday(r.birth_date, 18)::timestamp at time zone t.time_zone <= acting_instant() returning 1)
     select exists (select 1 from taken) $$;
-- Who represents, or was asked to, lets it go; not anybody else's.
create function mandate_let_go(p_mandate uuid) returns uuid
  language sql security definer set search_path = public, pg_temp as
  $$ update mandates m set ended_at = acting_instant(), ended_by = acting_person(), end_reason = 'representative'
     where m.tenant_id = acting_tenant() and m.id = p_mandate and acting_kind() = 'resident' and m.ended_at is null
       and (m.representative_person_id = acting_person() or m.invited_email in (select a.email from accounts a where a.tenant_id = m.tenant_id and a.person_id = acting_person()))
     returning m.resident_id $$;

-- Who opens pages of somebody whom they may not act for is written in that resident's log, by the rights of who calls it.
create function record_refused_representation(p_tenant uuid, p_now timestamptz, p_id uuid, p_person uuid, p_name text, p_resident uuid, p_action text, p_request text)
  returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform set_config('app.tenant', p_tenant::text, true), set_config('app.person', p_person::text, true),
    set_config('app.kind', 'representative', true), set_config('app.now', p_now::text, true);
  insert into access_log (tenant_id, id, recorded_at, event_code, action, outcome, checks, user_id, user_name, role_code, portal_role, resource, request_id, source_id)
  values (p_tenant, p_id, p_now, '110110', p_action, 'refused', 'FFFF', p_person::text, p_name, '02', 'REPRESENTATIVE', 'representation', p_request, 'drieluik');
  insert into access_log_objects (tenant_id, entry_id, object_id, authorization_protocol, recorded_at)
  values (p_tenant, p_id, p_resident, 'drieluik-permissions/1', p_now);
end $$;

-- REP-4: no account below 12; from 12 to 15 only where the practice wants it. The constraint's name is the refusal that people read.
create function check_age_of_account() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_age integer; v_wanted boolean;
begin
  select case when birthday(r.birth_date, 12)::timestamp at time zone t.time_zone > new.issued_at then 0
      when birthday(r.birth_date, 16)::timestamp at time zone t.time_zone > new.issued_at then 12 else 16 end into v_age
    from residents r join tenants t on t.id = r.tenant_id where r.tenant_id = new.tenant_id and r.id = new.resident_id;
  if v_age = 16 then return new; end if;
  if v_age = 0 then raise exception 'too young for an account' using errcode = '23P01', constraint = 'access.tooYoungForAccount'; end if;
  select coalesce(bool_or(m.child_accounts), false) into v_wanted
    from care_relationships c join teams m on m.tenant_id = c.tenant_id and m.id = c.team_id
    where c.tenant_id = new.tenant_id and c.resident_id = new.resident_id and c.kind = 'REGISTRATION' and c.starts_at <= new.issued_at
      and (c.ends_at is null or c.ends_at > new.issued_at);
  if not v_wanted then raise exception 'this practice opens no account below 16' using errcode = '23P01', constraint = 'access.childAccountsOff'; end if;
  return new;
end $$;
create trigger activation_codes_age before insert on activation_codes for each row execute function check_age_of_account();

revoke all on function birthday, mandate_end, acting_subject, acting_kind, is_hidden_from, hidden_from_me, scope_topics, follow_mandate, representations_read,
  represented_topics, representatives_to_tell, find_representative, mandate_names, mandate_accept, mandate_let_go, check_age_of_account, record_refused_representation from public;
grant execute on function acting_subject, acting_kind, hidden_from_me, representations_read, represented_topics, representatives_to_tell, find_representative,
  mandate_names, mandate_accept, mandate_let_go, record_refused_representation to drieluik_app;
