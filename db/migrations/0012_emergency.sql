-- The emergency button (BG-1), the privacy officer's reading of the log (LOG-2, LOG-3) and residents' questions about it.

-- 1. Tables. What somebody wrote in own words is sealed: it is content.
create table emergency_accesses (
  tenant_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  person_id uuid not null,
  team_id uuid not null,
  role text not null,
  reason_code text not null,
  reason_sealed text not null,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  -- "Ik ben klaar".
  ended_at timestamptz,
  -- When the resident may know, and why that is later than at once.
  notice_at timestamptz not null,
  delay_sealed text,
  told_at timestamptz,
  review_due date not null,
  judged_at timestamptz,
  judged_by uuid,
  outcome text,
  note_sealed text,
  constraint emergency_accesses_pk primary key (tenant_id, id),
  constraint emergency_accesses_resident foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  constraint emergency_accesses_person foreign key (tenant_id, person_id) references professionals (tenant_id, id),
  constraint emergency_accesses_team foreign key (tenant_id, team_id) references teams (tenant_id, id),
  constraint emergency_accesses_judge foreign key (tenant_id, judged_by) references people (tenant_id, id),
  constraint emergency_accesses_role check (role in ('GENERAL_PRACTITIONER', 'PRACTICE_NURSE', 'DISTRICT_NURSE')),
  constraint emergency_accesses_reason check (reason_code in ('LIFE_IN_DANGER', 'UNCONSCIOUS', 'OWN_PRACTICE_CLOSED', 'SAFETY_OF_CHILD', 'OTHER')),
  constraint emergency_accesses_sealed check (reason_sealed ~ '^v1\.[a-z][a-z0-9-]*\.' and delay_sealed ~ '^v1\.[a-z][a-z0-9-]*\.' and note_sealed ~ '^v1\.[a-z][a-z0-9-]*\.'),
  constraint emergency_accesses_period check (ends_at = started_at + interval '4 hours' and ended_at between started_at and ends_at),
  constraint emergency_accesses_notice check (notice_at between started_at and started_at + interval '72 hours'
    and (notice_at > started_at) = (delay_sealed is not null) and told_at >= notice_at),
  constraint emergency_accesses_judged check (num_nonnulls(judged_at, judged_by, outcome, note_sealed) in (0, 4) and judged_at >= started_at),
  constraint emergency_accesses_outcome check (outcome in ('justified', 'unjustified')),
  -- One at a time for one professional and one resident: a second press finds the first. The name is the refusal.
  constraint "emergency.live" exclude using gist (tenant_id with =, person_id with =, resident_id with =,
    tstzrange(started_at, least(ends_at, ended_at)) with &&)
);
create index emergency_accesses_by_resident on emergency_accesses (tenant_id, resident_id, started_at desc, id desc);
create index emergency_accesses_by_person on emergency_accesses (tenant_id, person_id, started_at desc, id desc);
create index emergency_accesses_by_judge on emergency_accesses (tenant_id, judged_by) where judged_by is not null;
create index emergency_accesses_to_judge on emergency_accesses (tenant_id, review_due, id) where judged_at is null;
create index emergency_accesses_judged_last on emergency_accesses (tenant_id, judged_at desc, id desc) where judged_at is not null;
create index emergency_accesses_by_time on emergency_accesses (tenant_id, started_at);
create index emergency_accesses_reason_key on emergency_accesses (split_part(reason_sealed, '.', 2)) where reason_sealed is not null;
create index emergency_accesses_delay_key on emergency_accesses (split_part(delay_sealed, '.', 2)) where delay_sealed is not null;
create index emergency_accesses_note_key on emergency_accesses (split_part(note_sealed, '.', 2)) where note_sealed is not null;

-- What a resident does not understand about who looked (LOG-3): a line of a day, or in general.
create table privacy_questions (
  tenant_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  about_day date,
  -- The line: who, and what was done with what. Null for the day as a whole, or in general.
  about_user text,
  about_resource text,
  about_action text,
  question_sealed text not null,
  asked_at timestamptz not null,
  answer_sealed text,
  answered_at timestamptz,
  answered_by uuid,
  constraint privacy_questions_pk primary key (tenant_id, id),
  constraint privacy_questions_resident foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  constraint privacy_questions_answerer foreign key (tenant_id, answered_by) references people (tenant_id, id),
  constraint privacy_questions_sealed check (question_sealed ~ '^v1\.[a-z][a-z0-9-]*\.' and answer_sealed ~ '^v1\.[a-z][a-z0-9-]*\.'),
  constraint privacy_questions_about check (num_nonnulls(about_user, about_resource, about_action) in (0, 3) and (about_user is null or about_day is not null)),
  constraint privacy_questions_words check (length(about_user) <= 60 and length(about_resource) <= 80 and about_action in ('C', 'R', 'U', 'D', 'E')),
  constraint privacy_questions_answered check (num_nonnulls(answer_sealed, answered_at, answered_by) in (0, 3))
);
create index privacy_questions_by_resident on privacy_questions (tenant_id, resident_id, asked_at desc, id desc);
create index privacy_questions_open on privacy_questions (tenant_id, asked_at, id) where answered_at is null;
create index privacy_questions_done on privacy_questions (tenant_id, answered_at desc, id desc) where answered_at is not null;
create index privacy_questions_by_answerer on privacy_questions (tenant_id, answered_by) where answered_by is not null;
create index privacy_questions_question_key on privacy_questions (split_part(question_sealed, '.', 2)) where question_sealed is not null;
create index privacy_questions_answer_key on privacy_questions (split_part(answer_sealed, '.', 2)) where answer_sealed is not null;

-- 2. Which roles have the button here: the huisarts always, others by the wijk's setting (BG-1).
create function has_emergency_button(p_role text) returns boolean language sql stable set search_path = public, pg_temp as
  $$ select p_role = 'GENERAL_PRACTITIONER' or (p_role in ('PRACTICE_NURSE', 'DISTRICT_NURSE') and exists (
       select 1 from tenants t where t.id = acting_tenant() and t.settings -> 'emergencyRoles' ? p_role)) $$;
create function acting_role() returns text language sql stable set search_path = public, pg_temp as
  $$ select nullif(current_setting('app.role', true), '') $$;

-- 3. Who sees and writes. The resident from the moment of the notice on; who pressed; who judges.
select guards.tenant_wall('emergency_accesses');
select guards.tenant_wall('privacy_questions');
do $$ declare v_role text := '(select nullif(current_setting(''app.role'', true), ''''))';
begin
  execute format('create policy those_involved on emergency_accesses for select to drieluik_app using (%1$s in (''officer'', ''system'')
    or (%1$s = ''professional'' and person_id = %2$s) or (%1$s = ''resident'' and resident_id = %2$s and notice_at <= %3$s))',
    guards.kind(), guards.person(), guards.instant());
  execute format('create policy own_press on emergency_accesses for insert to drieluik_app with check (%1$s = ''professional'' and person_id = %2$s
    and team_id = any(%3$s) and role = %4$s and has_emergency_button(role) and started_at = %5$s
    and num_nonnulls(ended_at, told_at, judged_at) = 0)', guards.kind(), guards.person(), guards.teams(), v_role, guards.instant());
  -- What each of them may change stands in the trigger below.
  execute format('create policy own_end on emergency_accesses for update to drieluik_app using (%1$s = ''professional'' and person_id = %2$s)', guards.kind(), guards.person());
  execute format('create policy officer_judges on emergency_accesses for update to drieluik_app using (%s in (''officer'', ''system''))', guards.kind());
  execute format('create policy asker_or_officer on privacy_questions for select to drieluik_app using (%1$s in (''officer'', ''system'') or (%1$s = ''resident'' and resident_id = %2$s))', guards.kind(), guards.person());
  execute format('create policy resident_asks on privacy_questions for insert to drieluik_app with check (%1$s = ''resident'' and resident_id = %2$s and asked_at = %3$s and answered_at is null)',
    guards.kind(), guards.person(), guards.instant());
  execute format('create policy officer_answers on privacy_questions for update to drieluik_app using (%s in (''officer'', ''system''))', guards.kind());
  -- A resident learns of an emergency by the notice, not by the grant that it opened (BG-1).
  execute format('create policy told_first on access_grants as restrictive for select to drieluik_app using (source <> ''emergency'' or %s is distinct from ''resident''
    or source_id in (select e.id from emergency_accesses e where e.tenant_id = access_grants.tenant_id and e.resident_id = %s))', guards.kind(), guards.person());
end $$;
-- What an emergency opens follows from the press alone.
create policy emergencies_follow on access_grants as restrictive for insert to drieluik_app with check (source <> 'emergency');
create policy emergencies_follow_change on access_grants as restrictive for update to drieluik_app using (source <> 'emergency') with check (source <> 'emergency');
grant select, insert on emergency_accesses, privacy_questions to drieluik_app;
grant update (ended_at, told_at, judged_at, judged_by, outcome, reason_sealed, delay_sealed, note_sealed) on emergency_accesses to drieluik_app;
grant update (question_sealed, answer_sealed, answered_at, answered_by) on privacy_questions to drieluik_app;

-- Who pressed ends it, once, and changes nothing else; who judges judges, once; the portal tells, and changes keys.
create function keep_emergency() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  v_kind text := acting_kind();
  v_pressed boolean := (new.reason_sealed, new.delay_sealed) is distinct from (old.reason_sealed, old.delay_sealed);
  v_ended boolean := new.ended_at is distinct from old.ended_at;
  v_told boolean := new.told_at is distinct from old.told_at;
  v_judged boolean := (new.judged_at, new.judged_by, new.outcome) is distinct from (old.judged_at, old.judged_by, old.outcome);
  v_note boolean := new.note_sealed is distinct from old.note_sealed;
begin
  if (v_kind = 'professional' and (v_pressed or v_told or v_judged or v_note or old.ended_at is not null or new.ended_at is distinct from acting_instant()))
    or (v_kind = 'officer' and (v_pressed or v_ended or v_told or old.judged_at is not null or new.judged_at is distinct from acting_instant()
      or new.judged_by is distinct from acting_person()))
    or (v_kind = 'system' and (v_ended or v_judged or (v_told and old.told_at is not null)))
    or v_kind not in ('professional', 'officer', 'system')
  then
    raise exception 'this is not theirs to change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger emergency_accesses_kept before update on emergency_accesses for each row execute function keep_emergency();

create function keep_privacy_question() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (acting_kind() = 'officer' and (old.answered_at is not null or new.question_sealed is distinct from old.question_sealed
      or new.answered_at is distinct from acting_instant() or new.answered_by is distinct from acting_person()))
    or (acting_kind() = 'system' and (new.answered_at, new.answered_by) is distinct from (old.answered_at, old.answered_by))
    or acting_kind() not in ('officer', 'system')
  then
    raise exception 'this is not theirs to change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger privacy_questions_kept before update on privacy_questions for each row execute function keep_privacy_question();

-- Pressing opens a grant per topic for the one person, to read, for four hours; "Ik ben klaar" closes them in that moment.
-- Topics are those of the matrix' cells that the emergency button opens (permissions.ts): all that is clinical for huisarts and POH, BODY and the plan for
-- the wijkverpleegkundige.
create function emergency_opens_access() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into access_grants (tenant_id, id, resident_id, grantee_person_id, topic, level, source, source_id, during)
    select new.tenant_id, gen_random_uuid(), new.resident_id, new.person_id, opened.topic, 'read', 'emergency', new.id,
      tstzrange(new.started_at, least(new.ends_at, new.ended_at))
    from unnest(case new.role when 'DISTRICT_NURSE' then array['BODY', 'PLAN']
      else array['BODY', 'MIND', 'SOCIAL', 'SOCIETAL', 'RESULTS', 'PLAN', 'MESSAGES'] end) as opened (topic);
  elsif new.ended_at is distinct from old.ended_at then
    update access_grants g set during = tstzrange(lower(g.during), new.ended_at)
    where g.tenant_id = new.tenant_id and g.source = 'emergency' and g.source_id = new.id and not isempty(g.during) and upper(g.during) > new.ended_at;
  end if;
  return null;
end $$;
create trigger emergency_accesses_open after insert or update on emergency_accesses for each row execute function emergency_opens_access();

-- 4. Doors of the button: only for who has it, and only what it takes to know that this is the right person.
create function folded_name(p_name text) returns text language sql immutable set search_path = public, pg_temp as
  $$ select translate(lower(btrim(regexp_replace(p_name, '\s+', ' ', 'g'))), 'áàâäãåāąçćčéèêëęíìîïıłñńóòôöõøřśšşúùûüýÿźżžğ', 'aaaaaaaaccceeeeeiiiiilnnoooooorsssuuuuyyzzzg') $$;
create index residents_by_birth on residents (tenant_id, birth_date);
create function emergency_find(p_family text, p_birth date)
  returns table (resident_id uuid, given_name text, prefix text, family_name text, birth_date date)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select r.id, r.given_name, r.prefix, r.family_name, r.birth_date from residents r
     where r.tenant_id = acting_tenant() and acting_kind() = 'professional' and has_emergency_button(acting_role()) and r.birth_date = p_birth
       and folded_name(p_family) in (folded_name(r.family_name), folded_name(concat_ws(' ', r.prefix, r.family_name)))
     order by r.family_name, r.given_name, r.id limit 5 $$;
create function emergency_resident(p_resident uuid)
  returns table (resident_id uuid, given_name text, prefix text, family_name text, birth_date date)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select r.id, r.given_name, r.prefix, r.family_name, r.birth_date from residents r
     where r.tenant_id = acting_tenant() and acting_kind() = 'professional' and has_emergency_button(acting_role()) and r.id = p_resident $$;

-- 5. Doors of the privacy officer. Whose log this is; never what is in a record.
create function officer_residents(p_people uuid[])
  returns table (resident_id uuid, given_name text, prefix text, family_name text, birth_date date)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select r.id, r.given_name, r.prefix, r.family_name, r.birth_date from residents r
     where r.tenant_id = acting_tenant() and acting_kind() = 'officer' and r.id = any(p_people) limit 500 $$;
create function officer_find_residents(p_family text, p_birth date)
  returns table (resident_id uuid, given_name text, prefix text, family_name text, birth_date date)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select r.id, r.given_name, r.prefix, r.family_name, r.birth_date from residents r
     where r.tenant_id = acting_tenant() and acting_kind() = 'officer' and r.birth_date = p_birth
       and folded_name(p_family) in (folded_name(r.family_name), folded_name(concat_ws(' ', r.prefix, r.family_name)))
     order by r.family_name, r.given_name, r.id limit 20 $$;

-- The log, newest first, within a period: all of it, of one user, or about one resident. `p_checks`: the four answers with
-- `_` for either; null for any. In plpgsql, and by the columns' names, so that it outlives a change of the table.
create function officer_log(p_from timestamptz, p_before timestamptz, p_before_entry uuid, p_user text, p_resident uuid,
    p_checks text, p_outcome text, p_limit integer)
  returns table (entry_id uuid, recorded_at timestamptz, event_code text, action text, event_type text, outcome text, checks text,
    user_id text, user_name text, role_code text, portal_role text, is_requestor boolean, resource text, query text, request_id text,
    source_id text, login_id text, responsible_user_id text, responsible_user_name text, responsible_role_code text,
    access_point_type text, access_point_id text, purpose_of_use text, objects json)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant uuid := acting_tenant();
  v_limit integer := least(greatest(p_limit, 1), 1001);
  v_columns text := 'select l.id, l.recorded_at, l.event_code, l.action, l.event_type, l.outcome, l.checks, l.user_id, l.user_name, l.role_code,
    l.portal_role, l.is_requestor, l.resource, l.query, l.request_id, l.source_id, l.login_id, l.responsible_user_id, l.responsible_user_name,
    l.responsible_role_code, l.access_point_type, l.access_point_id, l.purpose_of_use,
    coalesce((select json_agg(json_build_object(''id'', o.object_id, ''type'', o.object_id_type, ''detail'', o.object_detail,
      ''protocol'', o.authorization_protocol, ''profile'', o.consent_profile) order by o.object_id, o.object_detail)
      from (select * from access_log_objects o where o.tenant_id = l.tenant_id and o.entry_id = l.id and o.recorded_at = l.recorded_at
        order by o.object_id, o.object_detail limit 200) o), ''[]''::json)';
  v_kept text := ' l.tenant_id = $1 and l.recorded_at >= $2 and l.recorded_at <= $3 and (l.recorded_at, l.id) < ($3, $4)
    and ($7::text is null or l.checks like $7) and ($8::text is null or l.outcome = $8)';
  v_last text := ' order by l.recorded_at desc, l.id desc limit $9';
begin
  if acting_kind() is distinct from 'officer' or v_tenant is null then return; end if;
  if p_resident is not null then
    return query execute v_columns || ' from (select distinct o.recorded_at, o.entry_id from access_log_objects o where o.tenant_id = $1 and o.object_id = $6
        and o.recorded_at >= $2 and o.recorded_at <= $3) hit
      join access_log l on l.tenant_id = $1 and l.recorded_at = hit.recorded_at and l.id = hit.entry_id
      where ' || v_kept || ' and ($5::text is null or l.user_id = $5)' || v_last
      using v_tenant, p_from, p_before, p_before_entry, p_user, p_resident, p_checks, p_outcome, v_limit;
  elsif p_user is not null then
    return query execute v_columns || ' from access_log l where l.user_id = $5 and $6::uuid is null and ' || v_kept || v_last
      using v_tenant, p_from, p_before, p_before_entry, p_user, p_resident, p_checks, p_outcome, v_limit;
  else
    return query execute v_columns || ' from access_log l where $5::text is null and $6::uuid is null and ' || v_kept || v_last
      using v_tenant, p_from, p_before, p_before_entry, p_user, p_resident, p_checks, p_outcome, v_limit;
  end if;
end $$;

revoke all on function has_emergency_button, acting_role, keep_emergency, keep_privacy_question, emergency_opens_access, folded_name,
  emergency_find, emergency_resident, officer_residents, officer_find_residents, officer_log from public;
grant execute on function has_emergency_button, acting_role, emergency_find, emergency_resident, officer_residents, officer_find_residents,
  officer_log to drieluik_app;
