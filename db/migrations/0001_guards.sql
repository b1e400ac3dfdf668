-- Rights, policies, constraints and functions that the table definitions can't say.
-- `app` owns nothing and bypasses nothing; policies read who acts from settings that are local to the transaction.

create extension if not exists btree_gist;

-- 1. Domains of values: text with a CHECK, because an enum's equality uses no index under row-level security.
alter table accounts add constraint accounts_kind check (kind in ('resident', 'professional', 'admin')),
  add constraint accounts_status check (status in ('active', 'closed')),
  add constraint accounts_email_normal check (email = lower(btrim(email)));
alter table teams add constraint teams_kind check (kind in ('GP_PRACTICE', 'NEIGHBOURHOOD_TEAM')),
  add constraint teams_answer_days check (answer_within_working_days between 1 and 3);
alter table team_memberships add constraint team_memberships_role
  check (role in ('GENERAL_PRACTITIONER', 'PRACTICE_ASSISTANT', 'PRACTICE_NURSE', 'SOCIAL_WORKER'));
alter table care_relationships add constraint care_relationships_kind check (kind in ('REGISTRATION', 'SUPPORT')),
  add constraint care_relationships_period check (ends_at is null or ends_at >= starts_at);
alter table access_grants
  add constraint access_grants_topic check (topic in ('BODY', 'MIND', 'SOCIAL', 'SOCIETAL', 'RESULTS', 'APPOINTMENTS', 'PLAN', 'MESSAGES', 'CONTACT', 'CARE_TEAM', 'HELP')),
  add constraint access_grants_level check (level in ('metadata', 'read', 'contribute')),
  add constraint access_grants_source check (source in ('care_relationship', 'permission', 'mandate', 'participation', 'emergency'));
alter table access_log add constraint access_log_action check (action in ('C', 'R', 'U', 'D', 'E')),
  add constraint access_log_outcome check (outcome in ('success', 'refused', 'error')),
  add constraint access_log_checks check (checks ~ '^[TF]{4}$');
alter table threads add constraint threads_state check (state in ('submitted', 'triaged', 'in_progress', 'answered', 'closed', 'converted_to_appointment', 'redirected_urgent', 'returned_for_info', 'withdrawn')),
  add constraint threads_kind check (kind in ('SHORT_QUESTION', 'CONVERSATION')),
  add constraint threads_unread check (unread_by_resident >= 0 and unread_by_team >= 0);
alter table messages add constraint messages_author check (author_kind in ('resident', 'professional')),
  add constraint messages_body check (length(body) between 1 and 4000);
alter table visit_types add constraint visit_types_minutes check (minutes between 5 and 240);
alter table consultation_sessions add constraint consultation_sessions_weekday check (weekday between 1 and 7),
  add constraint consultation_sessions_period check (ends_at > starts_at),
  add constraint consultation_sessions_share check (online_share between 0 and 1),
  add constraint consultation_sessions_weeks check (weeks in ('every', 'even', 'odd'));
alter table absences add constraint absences_period check (last_day >= first_day);
alter table appointments add constraint appointments_status check (status in ('proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error')),
  add constraint appointments_period check (ends_at > starts_at),
  add constraint appointments_hold check (status not in ('proposed', 'pending') or held_until is not null);
alter table appointment_participants add constraint appointment_participants_period check (ends_at > starts_at);
alter table assessments add constraint assessments_state check (state in ('prepared', 'in_conversation', 'agreed', 'superseded')),
  add constraint assessments_score check (score between 1 and 10);
alter table assessment_notes add constraint assessment_notes_domain check (domain in ('BODY', 'MIND', 'SOCIAL', 'SOCIETAL')),
  add constraint assessment_notes_kind check (kind in ('strength', 'concern')),
  add constraint assessment_notes_text check (length(text) between 1 and 1000);
alter table assessment_priorities add constraint assessment_priorities_priority check (priority between 1 and 4),
  add constraint assessment_priorities_domain check (domain in ('BODY', 'MIND', 'SOCIAL', 'SOCIETAL'));
alter table invitations add constraint invitations_state check (state in ('draft', 'sent', 'planned', 'declined', 'held', 'reported', 'closed', 'withdrawn'));
alter table invitees add constraint invitees_state check (state in ('invited', 'accepted', 'declined', 'proposed_other'));
alter table activities add constraint activities_state check (state in ('draft', 'submitted', 'published', 'cancelled', 'archived')),
  add constraint activities_title check (length(title) <= 60),
  add constraint activities_cost check (cost_cents >= 0);

-- 2. Nobody is in two places at once. The constraint's name is the refusal that people read.
alter table appointment_participants add constraint "appointments.slotTaken"
  exclude using gist (tenant_id with =, person_id with =, tstzrange(starts_at, ends_at) with &&) where (blocks);
-- Exactly one person keeps the overview (REG-1).
create unique index case_coordinators_one_active on case_coordinators (tenant_id, resident_id) where ends_at is null;
-- One assessment at a time is being prepared (FD-2).
create unique index assessments_one_prepared on assessments (tenant_id, resident_id) where state = 'prepared' and sent_at is null;
alter table invitations drop constraint invitations_appointment;
alter table invitations add constraint invitations_appointment foreign key (tenant_id, appointment_id)
  references appointments (tenant_id, id) on delete set null (appointment_id);

-- 3. Indexes that need INCLUDE, WHERE or DESC.
create index access_grants_by_resident on access_grants (tenant_id, resident_id, topic)
  include (during, grantee_person_id, grantee_team_id, object_id, level);
create index access_grants_by_person on access_grants (tenant_id, grantee_person_id, resident_id) where grantee_person_id is not null;
create index access_grants_by_team on access_grants (tenant_id, grantee_team_id, resident_id) where grantee_team_id is not null;
create index access_log_objects_by_object on access_log_objects (tenant_id, object_id, recorded_at desc, entry_id desc);
-- For what is deleted: an expired hold, a resident who leaves.
create index invitations_by_appointment on invitations (tenant_id, appointment_id) where appointment_id is not null;
create index case_coordinators_by_resident on case_coordinators (tenant_id, resident_id);
create index access_log_by_time on access_log (recorded_at, id);
create unique index access_log_seals_by_entry on access_log_seals (tenant_id, entry_id);
create index messages_by_team on messages (tenant_id, team_id, sent_at desc, id desc);

-- 4. Limits of sign-in tries, shared by all processes (rate-limiter-flexible). Keys are hashes.
create table rate_limits (key varchar(255) primary key, points integer not null default 0, expire bigint);

-- 5. Policies.
create schema guards;
revoke all on schema guards from public;

-- The settings of the transaction, as text that policies embed. The cast stands outside the select (else it runs per row or fails).
create function guards.tenant() returns text language sql immutable as $$ select '(select nullif(current_setting(''app.tenant'', true), ''''))::uuid' $$;
create function guards.person() returns text language sql immutable as $$ select '(select nullif(current_setting(''app.person'', true), ''''))::uuid' $$;
create function guards.kind() returns text language sql immutable as $$ select '(select nullif(current_setting(''app.kind'', true), ''''))' $$;
create function guards.teams() returns text language sql immutable as $$ select '(select nullif(current_setting(''app.teams'', true), ''''))::uuid[]' $$;
create function guards.topics() returns text language sql immutable as $$ select '(select nullif(current_setting(''app.topics'', true), ''''))::text[]' $$;
create function guards.instant() returns text language sql immutable as $$ select '(select nullif(current_setting(''app.now'', true), ''''))::timestamptz' $$;

-- Every table: security on, also for its owner, and the tenant's wall (a restrictive policy, so that no other policy opens it).
create function guards.tenant_wall(p_table regclass, p_column text default 'tenant_id') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy tenant_wall on %s as restrictive to drieluik_app using (%I = %s) with check (%I = %s)',
    p_table, p_column, guards.tenant(), p_column, guards.tenant());
end $$;

-- A table that everybody in the wijk may read.
create function guards.neighbourhood_table(p_table regclass) returns void language plpgsql as $$
begin
  perform guards.tenant_wall(p_table);
  execute format('create policy everyone_reads on %s for select to drieluik_app using (true)', p_table);
  execute format('grant select on %s to drieluik_app', p_table);
end $$;

-- A table about a resident: the resident, or a live grant for a topic whose content this role may read.
--   p_role   condition on the role's topics, e.g. 'MESSAGES' = any(…); $topics is replaced
--   p_grant  condition on the grant g and the row (named by the table), e.g. g.topic = 'MESSAGES'
create function guards.resident_table(p_table regclass, p_resident text, p_role text, p_grant text) returns void language plpgsql as $$
declare
  v_open text := format(
    '(%1$s = %2$s or %3$s = ''system'' or (%4$s and exists (select 1 from access_grants g where g.tenant_id = %5$s.tenant_id and g.resident_id = %5$s.%1$s and %6$s and g.level <> ''metadata'' and g.during @> %7$s and (g.grantee_person_id = %2$s or g.grantee_team_id = any(%8$s)) offset 0)))',
    p_resident, guards.person(), guards.kind(), replace(p_role, '$topics', guards.topics()), p_table,
    replace(p_grant, '$now', guards.instant()), guards.instant(), guards.teams());
  v_write text := replace(v_open, 'g.level <> ''metadata''', 'g.level = ''contribute''');
begin
  perform guards.tenant_wall(p_table);
  execute format('create policy grant_reads on %s for select to drieluik_app using (%s)', p_table, v_open);
  execute format('create policy grant_adds on %s for insert to drieluik_app with check (%s)', p_table, v_write);
  execute format('create policy grant_changes on %s for update to drieluik_app using (%s) with check (%s)', p_table, v_write, v_write);
  execute format('create policy grant_removes on %s for delete to drieluik_app using (%s)', p_table, v_write);
end $$;
revoke all on all functions in schema guards from public;

-- 5a. The wijk itself.
alter table tenants enable row level security;
alter table tenants force row level security;
create policy everyone_reads on tenants for select to drieluik_app using (true);
grant select on tenants to drieluik_app;
select guards.neighbourhood_table('neighbourhoods');
select guards.neighbourhood_table('organisations');
select guards.neighbourhood_table('teams');
select guards.neighbourhood_table('professionals');
select guards.neighbourhood_table('team_memberships');
select guards.neighbourhood_table('directory_entries');
select guards.neighbourhood_table('activities');
select guards.neighbourhood_table('activity_exceptions');
select guards.neighbourhood_table('visit_types');
select guards.neighbourhood_table('consultation_sessions');
select guards.neighbourhood_table('absences');

-- 5b. Accounts. The hash of a password is in no column that the app's role may read.
select guards.tenant_wall('people');
select guards.tenant_wall('accounts');
select guards.tenant_wall('sessions');
do $$ begin
  execute format('create policy own_or_admin on people for select to drieluik_app using (id = %s or %s in (''admin'', ''system''))', guards.person(), guards.kind());
  execute format('create policy own_or_admin on accounts for select to drieluik_app using (person_id = %s or %s in (''admin'', ''system''))', guards.person(), guards.kind());
  execute format('create policy own_or_admin_changes on accounts for update to drieluik_app using (person_id = %s or %s in (''admin'', ''system''))', guards.person(), guards.kind());
end $$;
grant select on people to drieluik_app;
grant select (tenant_id, id, person_id, email, kind, status, language, created_at, closed_at) on accounts to drieluik_app;
grant update (language, status, closed_at) on accounts to drieluik_app;

-- 5c. Residents and everything about them.
select guards.resident_table('residents', 'id', '''CONTACT'' = any($topics)', 'g.topic = ''CONTACT''');
grant select, update on residents to drieluik_app;
select guards.resident_table('care_relationships', 'resident_id', '''CARE_TEAM'' = any($topics)', 'g.topic = ''CARE_TEAM'' and g.object_id is null');
grant select on care_relationships to drieluik_app;
select guards.resident_table('case_coordinators', 'resident_id', '''CARE_TEAM'' = any($topics)', 'g.topic = ''CARE_TEAM'' and g.object_id is null');
grant select on case_coordinators to drieluik_app;

-- A whole-topic grant opens what belongs to the grantee's own team (CON-2); anything else needs a grant for that one object.
select guards.resident_table('threads', 'resident_id', '''MESSAGES'' = any($topics)',
  'g.topic = ''MESSAGES'' and (g.object_id = threads.id or (g.object_id is null and g.grantee_team_id = threads.team_id))');
grant select, insert, update on threads to drieluik_app;
select guards.resident_table('messages', 'resident_id', '''MESSAGES'' = any($topics)',
  'g.topic = ''MESSAGES'' and (g.object_id = messages.thread_id or (g.object_id is null and g.grantee_team_id = messages.team_id))');
grant select, insert on messages to drieluik_app;
select guards.resident_table('appointments', 'resident_id', '''APPOINTMENTS'' = any($topics)',
  'g.topic = ''APPOINTMENTS'' and (g.object_id = appointments.id or (g.object_id is null and g.grantee_team_id = appointments.team_id))');
grant select, insert, update, delete on appointments to drieluik_app;
select guards.resident_table('appointment_participants', 'resident_id', '''APPOINTMENTS'' = any($topics)',
  'g.topic = ''APPOINTMENTS'' and (g.object_id = appointment_participants.appointment_id or (g.object_id is null and g.grantee_team_id = appointment_participants.team_id))');
grant select, insert, update, delete on appointment_participants to drieluik_app;

-- Prepared is the resident's alone; sent is for the practice it was sent to; agreed is for whoever has the topic (FD-2, FD-5).
select guards.resident_table('assessments', 'resident_id', '$topics && array[''BODY'', ''MIND'', ''SOCIAL'', ''SOCIETAL'']',
  'g.topic = any(array[''BODY'', ''MIND'', ''SOCIAL'', ''SOCIETAL'']) and g.object_id is null and (assessments.agreed_at <= $now or (assessments.sent_at <= $now and g.grantee_team_id = assessments.sent_to_team_id))');
grant select, insert, update on assessments to drieluik_app;
select guards.resident_table('assessment_notes', 'resident_id', 'assessment_notes.domain = any($topics)',
  'g.topic = assessment_notes.domain and g.object_id is null and (assessment_notes.agreed_at <= $now or (assessment_notes.sent_at <= $now and g.grantee_team_id = assessment_notes.sent_to_team_id))');
grant select, insert, update, delete on assessment_notes to drieluik_app;
select guards.resident_table('assessment_priorities', 'resident_id', 'assessment_priorities.domain = any($topics)',
  'g.topic = assessment_priorities.domain and g.object_id is null and (assessment_priorities.agreed_at <= $now or (assessment_priorities.sent_at <= $now and g.grantee_team_id = assessment_priorities.sent_to_team_id))');
grant select, insert, update, delete on assessment_priorities to drieluik_app;

-- An invitation is its participants' alone.
select guards.resident_table('invitations', 'resident_id', '''PLAN'' = any($topics)',
  'g.topic = ''PLAN'' and g.source = ''participation'' and g.object_id = invitations.id');
grant select, insert, update on invitations to drieluik_app;
select guards.resident_table('invitees', 'resident_id', '''PLAN'' = any($topics)',
  'g.topic = ''PLAN'' and g.source = ''participation'' and g.object_id = invitees.invitation_id');
grant select, insert, update on invitees to drieluik_app;

-- What is being written is the writer's alone.
select guards.tenant_wall('question_drafts');
do $$ begin
  execute format('create policy own on question_drafts to drieluik_app using (resident_id = %s) with check (resident_id = %s)', guards.person(), guards.person());
end $$;
grant select, insert, update, delete on question_drafts to drieluik_app;

-- 5d. Grants: own row, own person, own teams. A grant policy here would recurse for ever.
select guards.tenant_wall('access_grants');
do $$ begin
  execute format('create policy own_grants on access_grants for select to drieluik_app using (resident_id = %1$s or grantee_person_id = %1$s or grantee_team_id = any(%2$s) or %3$s = ''system'')', guards.person(), guards.teams(), guards.kind());
  execute format('create policy resident_gives on access_grants for insert to drieluik_app with check (resident_id = %1$s or %2$s = ''system'')', guards.person(), guards.kind());
  execute format('create policy resident_ends on access_grants for update to drieluik_app using (resident_id = %1$s or %2$s = ''system'') with check (resident_id = %1$s or %2$s = ''system'')', guards.person(), guards.kind());
end $$;
grant select, insert on access_grants to drieluik_app;
grant update (during) on access_grants to drieluik_app;

-- 5e. The log: the app's role adds, nothing else; the sealer reads and chains.
select guards.tenant_wall('access_log');
select guards.tenant_wall('access_log_objects');
select guards.tenant_wall('access_log_seals');
create policy everyone_adds on access_log for insert to drieluik_app with check (true);
create policy everyone_adds on access_log_objects for insert to drieluik_app with check (true);
grant insert on access_log, access_log_objects to drieluik_app;
create policy sealer_reads on access_log for select to drieluik_sealer using (true);
create policy sealer_reads on access_log_objects for select to drieluik_sealer using (true);
create policy sealer_chains on access_log_seals to drieluik_sealer using (true) with check (true);
grant select on access_log, access_log_objects to drieluik_sealer;
grant select, insert on access_log_seals to drieluik_sealer;

-- 5f. Notifications: whoever acts may ask for one; only the person and the jobs may read it.
select guards.tenant_wall('notifications');
do $$ begin
  execute format('create policy own_or_job on notifications for select to drieluik_app using (person_id = %s or %s = ''system'')', guards.person(), guards.kind());
  execute format('create policy job_changes on notifications for update to drieluik_app using (%s = ''system'')', guards.kind());
end $$;
create policy everyone_asks on notifications for insert to drieluik_app with check (true);
grant select, insert, update on notifications to drieluik_app;
select guards.tenant_wall('demo_mails');
create policy demo_only on demo_mails to drieluik_app using (true) with check (true);
grant select, insert on demo_mails to drieluik_app;
select guards.tenant_wall('team_inbox_counts');
do $$ begin
  execute format('create policy own_team on team_inbox_counts for select to drieluik_app using (team_id = any(%s) or %s = ''system'')', guards.teams(), guards.kind());
end $$;
grant select on team_inbox_counts to drieluik_app;
grant select, insert, update, delete on rate_limits to drieluik_app;

-- 6. Doors for what a role may do but not read.
create function acting_tenant() returns uuid language sql stable set search_path = public, pg_temp as
  $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;
create function acting_person() returns uuid language sql stable set search_path = public, pg_temp as
  $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function acting_teams() returns uuid[] language sql stable set search_path = public, pg_temp as
  $$ select coalesce(nullif(current_setting('app.teams', true), '')::uuid[], '{}') $$;
create function acting_instant() returns timestamptz language sql stable set search_path = public, pg_temp as
  $$ select nullif(current_setting('app.now', true), '')::timestamptz $$;

-- Sign-in: the hash of exactly one account, by its whole normalised address.
create function login_account(p_tenant uuid, p_email text)
  returns table (account_id uuid, person_id uuid, password_hash text, kind text)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select id, person_id, password_hash, kind from accounts where tenant_id = p_tenant and email = p_email and status = 'active' $$;

create function session_open(p_tenant uuid, p_id_hash text, p_account uuid, p_now timestamptz, p_expires timestamptz)
  returns void language sql security definer set search_path = public, pg_temp as
  $$ insert into sessions (tenant_id, id_hash, account_id, created_at, last_seen_at, expires_at)
     values (p_tenant, p_id_hash, p_account, p_now, p_now, p_expires) $$;

-- Everything that a request needs to know of who acts, in one read.
create function session_read(p_tenant uuid, p_id_hash text)
  returns table (account_id uuid, person_id uuid, kind text, language text, created_at timestamptz, last_seen_at timestamptz,
    expires_at timestamptz, display_name text, memberships json)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select a.id, a.person_id, a.kind, a.language, s.created_at, s.last_seen_at, s.expires_at,
       coalesce(p.called_name, concat_ws(' ', r.given_name, r.prefix, r.family_name), ''),
       coalesce((select json_agg(json_build_object('teamId', m.team_id, 'teamName', t.name, 'teamKind', t.kind, 'role', m.role,
           'startsOn', m.starts_on, 'endsOn', m.ends_on) order by m.starts_on, m.id)
         from team_memberships m join teams t on t.tenant_id = m.tenant_id and t.id = m.team_id
         where m.tenant_id = a.tenant_id and m.person_id = a.person_id and a.kind = 'professional'), '[]'::json)
     from sessions s
     join accounts a on a.tenant_id = s.tenant_id and a.id = s.account_id and a.status = 'active'
     left join professionals p on p.tenant_id = a.tenant_id and p.id = a.person_id and a.kind = 'professional'
     left join residents r on r.tenant_id = a.tenant_id and r.id = a.person_id and a.kind = 'resident'
     where s.tenant_id = p_tenant and s.id_hash = p_id_hash $$;

create function session_touch(p_tenant uuid, p_id_hash text, p_now timestamptz)
  returns void language sql security definer set search_path = public, pg_temp as
  $$ update sessions set last_seen_at = greatest(last_seen_at, p_now) where tenant_id = p_tenant and id_hash = p_id_hash $$;
create function session_end(p_tenant uuid, p_id_hash text)
  returns void language sql security definer set search_path = public, pg_temp as
  $$ delete from sessions where tenant_id = p_tenant and id_hash = p_id_hash $$;
create function session_end_all(p_tenant uuid, p_account uuid)
  returns integer language sql security definer set search_path = public, pg_temp as
  $$ with gone as (delete from sessions where tenant_id = p_tenant and account_id = p_account returning 1) select count(*)::integer from gone $$;
create function session_sweep(p_now timestamptz, p_idle_since timestamptz)
  returns integer language sql security definer set search_path = public, pg_temp as
  $$ with gone as (delete from sessions where expires_at <= p_now or last_seen_at <= p_idle_since returning 1) select count(*)::integer from gone $$;

-- Holds that ran out make room; the booking at hand calls this inside its own transaction.
create function release_expired_holds(p_people uuid[]) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_gone integer;
begin
  delete from appointments a where a.tenant_id = acting_tenant() and a.status = 'proposed' and a.held_until <= acting_instant()
    and exists (select 1 from appointment_participants b where b.tenant_id = a.tenant_id and b.appointment_id = a.id and b.person_id = any(p_people));
  with expired as (
    update appointments a set status = 'cancelled', cancelled_at = acting_instant(), updated_at = acting_instant(), sequence = sequence + 1
    where a.tenant_id = acting_tenant() and a.status = 'pending' and a.held_until <= acting_instant()
      and exists (select 1 from appointment_participants b where b.tenant_id = a.tenant_id and b.appointment_id = a.id and b.person_id = any(p_people))
    returning a.id
  )
  update appointment_participants b set blocks = false from expired e where b.tenant_id = acting_tenant() and b.appointment_id = e.id;
  get diagnostics v_gone = row_count;
  return v_gone;
end $$;

-- That there is a 4D, and when; not what (access: `m`).
create function assessment_metadata(p_resident uuid)
  returns table (id uuid, state text, sent_at timestamptz, agreed_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select a.id, a.state, a.sent_at, a.agreed_at from assessments a
     where a.tenant_id = acting_tenant() and a.resident_id = p_resident
       and exists (select 1 from access_grants g where g.tenant_id = a.tenant_id and g.resident_id = a.resident_id
         and g.topic in ('BODY', 'MIND', 'SOCIAL', 'SOCIETAL') and g.object_id is null and g.during @> acting_instant()
         and (g.grantee_person_id = acting_person() or g.grantee_team_id = any(acting_teams()))
         and (a.agreed_at <= acting_instant() or (a.sent_at <= acting_instant() and g.grantee_team_id = a.sent_to_team_id)))
     order by coalesce(a.agreed_at, a.sent_at) desc limit 20 $$;

revoke all on function login_account, session_open, session_read, session_touch, session_end, session_end_all, session_sweep,
  release_expired_holds, assessment_metadata,
  acting_tenant, acting_person, acting_teams, acting_instant from public;
grant execute on function login_account, session_open, session_read, session_touch, session_end, session_end_all, session_sweep,
  release_expired_holds, assessment_metadata,
  acting_tenant, acting_person, acting_teams, acting_instant to drieluik_app;
