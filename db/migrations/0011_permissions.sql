-- Sharing permission (CON-1 to CON-7): what a resident allows whom, and on what ground an organisation works without it.

create table sharing_permissions (
  tenant_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  recipient_person_id uuid,
  recipient_team_id uuid,
  recipient_role text,
  purpose text not null,
  level text not null,
  asked_topics text[] not null default '{}',
  topics text[] not null default '{}',
  asked_by uuid,
  asked_team_id uuid,
  asked_at timestamptz,
  reason text,
  later_at timestamptz,
  refused_at timestamptz,
  refused_by uuid,
  given_at timestamptz,
  given_by uuid,
  starts_at timestamptz,
  ends_at timestamptz,
  how text,
  language text,
  interpreter text,
  recorded_by uuid,
  confirmed_at timestamptz,
  objected_at timestamptz,
  objected_by uuid,
  objection_seen_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  created_at timestamptz not null,
  constraint sharing_permissions_pk primary key (tenant_id, id),
  constraint sharing_permissions_resident foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  constraint sharing_permissions_person foreign key (tenant_id, recipient_person_id) references professionals (tenant_id, id),
  constraint sharing_permissions_team foreign key (tenant_id, recipient_team_id) references teams (tenant_id, id),
  constraint sharing_permissions_asker foreign key (tenant_id, asked_by) references professionals (tenant_id, id),
  constraint sharing_permissions_asking_team foreign key (tenant_id, asked_team_id) references teams (tenant_id, id),
  constraint sharing_permissions_recorder foreign key (tenant_id, recorded_by) references professionals (tenant_id, id),
  constraint sharing_permissions_one_recipient check (num_nonnulls(recipient_person_id, recipient_team_id) = 1),
  -- Either a professional, or a team and perhaps one role in it.
  constraint sharing_permissions_role check (recipient_role is null or (recipient_team_id is not null and recipient_role in
    ('GENERAL_PRACTITIONER', 'PRACTICE_ASSISTANT', 'PRACTICE_NURSE', 'SOCIAL_WORKER', 'DISTRICT_NURSE', 'NEIGHBOURHOOD_SPECIALIST', 'WELLBEING_COACH'))),
  constraint sharing_permissions_purpose check (purpose in ('TREATMENT', 'SUPPORT', 'COORDINATION')),
  constraint sharing_permissions_level check (level in ('read', 'contribute')),
  constraint sharing_permissions_topics check ((asked_topics || topics) <@
    array['BODY', 'MIND', 'SOCIAL', 'SOCIETAL', 'RESULTS', 'APPOINTMENTS', 'PLAN', 'MESSAGES', 'CONTACT', 'CARE_TEAM', 'HELP']),
  constraint sharing_permissions_asked check (num_nonnulls(asked_by, asked_team_id, asked_at, reason) in (0, 4)
    and (asked_at is null or (cardinality(asked_topics) > 0 and length(reason) between 1 and 600))),
  constraint sharing_permissions_refused check (num_nonnulls(refused_at, refused_by) in (0, 2) and (refused_at is null or (asked_at is not null and given_at is null))),
  -- What is given says by whom, how, about what, and until when.
  constraint sharing_permissions_given check (num_nonnulls(given_at, given_by, starts_at, ends_at, how, language) in (0, 6)
    and (given_at is not null) = (cardinality(topics) > 0) and (ends_at is null or ends_at > starts_at)),
  constraint sharing_permissions_how check (how in ('portal', 'oral', 'paper')),
  constraint sharing_permissions_interpreter check (interpreter in ('none', 'phone', 'present')),
  -- Only what a professional wrote down on somebody's word is confirmed or objected to (CON-5).
  constraint sharing_permissions_recorded check ((recorded_by is not null) = (coalesce(how, 'portal') <> 'portal')
    and (recorded_by is not null or num_nonnulls(confirmed_at, objected_at) = 0)),
  constraint sharing_permissions_objected check (num_nonnulls(objected_at, objected_by) in (0, 2) and (objection_seen_at is null or objected_at is not null)),
  constraint sharing_permissions_ended check (num_nonnulls(ended_at, ended_by) in (0, 2) and (ended_at is null or given_at is not null)),
  constraint sharing_permissions_begun check (num_nonnulls(asked_at, given_at) > 0)
);
create index sharing_permissions_by_resident on sharing_permissions (tenant_id, resident_id, created_at desc, id desc);
-- One open question a team at a time: who waits for an answer does not ask again.
create unique index sharing_permissions_one_open on sharing_permissions (tenant_id, resident_id, asked_team_id)
  where asked_at is not null and given_at is null and refused_at is null;
create index sharing_permissions_by_recorder on sharing_permissions (tenant_id, recorded_by, objected_at desc)
  where objected_at is not null and objection_seen_at is null;

-- The ground on which an organisation works, apart from what a resident allows; never consent (CON-6, AVG art. 6 lid 1 b-e).
create table legal_bases (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  purpose text not null,
  basis text not null,
  source text not null,
  constraint legal_bases_pk primary key (tenant_id, id),
  constraint legal_bases_once unique (tenant_id, organisation_id, purpose),
  constraint legal_bases_organisation foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  constraint legal_bases_purpose check (purpose in ('TREATMENT', 'SUPPORT', 'COORDINATION', 'EMERGENCY', 'LEGAL_DUTY', 'ACCOUNTABILITY')),
  constraint legal_bases_basis check (basis in ('CONTRACT', 'LEGAL_OBLIGATION', 'VITAL_INTEREST', 'PUBLIC_TASK')),
  constraint legal_bases_source check (length(source) between 1 and 300)
);
select guards.neighbourhood_table('legal_bases');

-- A grant to a team may be for one role in it (CON-1: organisation and role). One policy keeps it from the others, also
-- inside the policies of every other table.
alter table access_grants add column grantee_role text,
  add constraint access_grants_role check (grantee_role is null or grantee_team_id is not null);
drop index access_grants_by_resident;
create index access_grants_by_resident on access_grants (tenant_id, resident_id, topic)
  include (during, grantee_person_id, grantee_team_id, grantee_role, object_id, level);
do $$ begin
  execute format('create policy own_role on access_grants as restrictive for select to drieluik_app using (grantee_role is null or resident_id = %s or %s = ''system''
    or grantee_role = (select nullif(current_setting(''app.role'', true), '''')))', guards.person(), guards.kind());
  -- A permission opens grants by its row, and so does what a resident gives back to the own practice; nobody writes such a grant by hand.
  execute format('create policy by_permission_alone on access_grants as restrictive for insert to drieluik_app with check (%s = ''system''
    or source not in (''care_relationship'', ''permission''))', guards.kind());
  -- The own practice always knows how to reach somebody, what was asked of it and when somebody comes (house: access).
  execute format('create policy practice_keeps on access_grants as restrictive for update to drieluik_app using (%s = ''system''
    or not (source = ''care_relationship'' and topic in (''CONTACT'', ''MESSAGES'', ''APPOINTMENTS'')
      and grantee_team_id is not null and grantee_team_id in (select t.id from teams t where t.kind = ''GP_PRACTICE'')))', guards.kind());
end $$;

-- People shorten what is open and never lengthen it: what is given again is a row of its own, with its own reason and end.
create function keep_grant_short() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- What a mandate or permission does to its own grants runs with its owner's rights and is no hand of the portal's.
  if current_user = 'drieluik_app' and current_setting('app.kind', true) is distinct from 'system' then
    raise exception 'a grant is not made longer' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger access_grants_only_shorter before update on access_grants for each row
  when (not (new.during <@ old.during)) execute function keep_grant_short();

select guards.tenant_wall('sharing_permissions');
do $$
declare
  v_mandate text := format('exists (select 1 from access_grants g where g.tenant_id = sharing_permissions.tenant_id and g.resident_id = sharing_permissions.resident_id
    and g.source = ''mandate'' and g.grantee_person_id = %s and g.level = ''contribute'' and g.during @> %s offset 0)', guards.person(), guards.instant());
  v_care text := format('exists (select 1 from access_grants g where g.tenant_id = sharing_permissions.tenant_id and g.resident_id = sharing_permissions.resident_id
    and g.source = ''care_relationship'' and (g.grantee_person_id = %s or g.grantee_team_id = any(%s)) and g.during @> %s offset 0)', guards.person(), guards.teams(), guards.instant());
  v_own text := format('((%1$s = ''resident'' and resident_id = %2$s) or (%1$s = ''representative'' and %3$s))', guards.kind(), guards.person(), v_mandate);
begin
  -- The resident; and who asked, wrote it down or received it, each the own ones alone.
  execute format('create policy own_permissions on sharing_permissions for select to drieluik_app using (%1$s or %2$s = ''system''
    or (%2$s = ''professional'' and (asked_by = %3$s or recorded_by = %3$s or recipient_person_id = %3$s or asked_team_id = any(%4$s) or recipient_team_id = any(%4$s))))',
    v_own, guards.kind(), guards.person(), guards.teams());
  execute format('create policy resident_gives on sharing_permissions for insert to drieluik_app with check (%s and asked_at is null and how = ''portal''
    and given_at = %s and starts_at = given_at and given_by = %s)', v_own, guards.instant(), guards.person());
  execute format('create policy resident_answers on sharing_permissions for update to drieluik_app using (%1$s) with check (%1$s)', v_own);
  -- Who helps this resident may ask for oneself or the own team, and leaves the answer open.
  execute format('create policy helper_asks on sharing_permissions for insert to drieluik_app with check (%s = ''professional'' and asked_by = %s and asked_at = %s
    and asked_team_id = any(%s) and (recipient_person_id = asked_by or recipient_team_id = asked_team_id)
    and num_nonnulls(later_at, refused_at, given_at) = 0 and %s)', guards.kind(), guards.person(), guards.instant(), guards.teams(), v_care);
  -- Who helps this resident may write down what was said, for who helps as well (CON-5): never as the resident's own tap.
  execute format('create policy helper_records on sharing_permissions for insert to drieluik_app with check (%1$s = ''professional'' and recorded_by = %2$s
    and given_at = %3$s and starts_at = given_at and asked_at is null and num_nonnulls(confirmed_at, objected_at, ended_at) = 0 and %4$s
    and (recipient_person_id = %2$s or recipient_team_id = any(%5$s)
      or exists (select 1 from care_relationships c where c.tenant_id = sharing_permissions.tenant_id and c.resident_id = sharing_permissions.resident_id
        and c.starts_at <= %3$s and (c.ends_at is null or c.ends_at > %3$s) and (c.team_id = recipient_team_id
          or exists (select 1 from team_memberships m where m.tenant_id = c.tenant_id and m.team_id = c.team_id and m.person_id = recipient_person_id)))))',
    guards.kind(), guards.person(), guards.instant(), v_care, guards.teams());
  -- Who wrote it down takes note of an objection; the trigger below lets nothing else change.
  execute format('create policy recorder_sees on sharing_permissions for update to drieluik_app using (%1$s = ''professional'' and recorded_by = %2$s and objected_at is not null)
    with check (%1$s = ''professional'' and recorded_by = %2$s and objection_seen_at = %3$s)', guards.kind(), guards.person(), guards.instant());
end $$;
grant select, insert on sharing_permissions to drieluik_app;
grant update (later_at, refused_at, refused_by, given_at, given_by, starts_at, ends_at, how, language, topics, confirmed_at, objected_at,
  objected_by, objection_seen_at, ended_at, ended_by) on sharing_permissions to drieluik_app;

-- What was answered, ended or objected to stays so, and a professional changes nothing but that an objection was seen.
create function keep_permission() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (old.refused_at is not null and (new.refused_at is distinct from old.refused_at or new.given_at is not null))
    or (old.given_at is not null and (new.given_at, new.given_by, new.starts_at, new.ends_at, new.how, new.language, new.topics)
      is distinct from (old.given_at, old.given_by, old.starts_at, old.ends_at, old.how, old.language, old.topics))
    or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
    or (old.objected_at is not null and new.objected_at is distinct from old.objected_at)
    or (new.given_at is distinct from old.given_at and (new.given_at is distinct from acting_instant() or new.given_by is distinct from acting_person()
      or new.starts_at is distinct from new.given_at or new.how <> 'portal' or not new.topics <@ new.asked_topics))
    or (current_setting('app.kind', true) = 'professional' and (new.objected_at, new.objected_by, new.confirmed_at, new.ended_at, new.ended_by, new.refused_at, new.later_at, new.given_at)
      is distinct from (old.objected_at, old.objected_by, old.confirmed_at, old.ended_at, old.ended_by, old.refused_at, old.later_at, old.given_at))
  then
    raise exception 'what was said about a permission is not changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger sharing_permissions_kept before update on sharing_permissions for each row execute function keep_permission();

-- Giving opens a grant per topic and ending closes it, in the same moment and whoever gives or ends. A topic that a care
-- relationship of the recipient opens by itself is given back as such: it lasts as long as that relationship.
create function permission_opens_access() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_closed timestamptz := case when tg_op = 'UPDATE' and (old.ended_at is not null or old.objected_at is not null) then null
    else coalesce(new.objected_at, new.ended_at) end;
begin
  if new.given_at is not null and (tg_op = 'INSERT' or old.given_at is null) then
    insert into access_grants (tenant_id, id, resident_id, grantee_person_id, grantee_team_id, grantee_role, topic, object_id, level, source, source_id, during)
    select new.tenant_id, gen_random_uuid(), new.resident_id, new.recipient_person_id, new.recipient_team_id, new.recipient_role, wanted.topic, null,
      case when c.id is null then new.level else 'contribute' end, case when c.id is null then 'permission' else 'care_relationship' end,
      coalesce(c.id, new.id), tstzrange(new.starts_at, case when c.id is null then new.ends_at end)
    from unnest(new.topics) as wanted (topic)
    left join lateral (
      select r.id from care_relationships r
      where r.tenant_id = new.tenant_id and r.resident_id = new.resident_id and r.starts_at <= new.starts_at and (r.ends_at is null or r.ends_at > new.starts_at)
        and wanted.topic = any(case r.kind
          when 'REGISTRATION' then array['BODY', 'MIND', 'SOCIAL', 'SOCIETAL', 'RESULTS', 'APPOINTMENTS', 'PLAN', 'MESSAGES', 'CONTACT', 'CARE_TEAM']
          else array['SOCIAL', 'SOCIETAL', 'APPOINTMENTS', 'PLAN', 'MESSAGES', 'CONTACT', 'CARE_TEAM', 'HELP'] end)
        and (r.team_id = new.recipient_team_id or exists (select 1 from team_memberships m
          where m.tenant_id = r.tenant_id and m.team_id = r.team_id and m.person_id = new.recipient_person_id
            and m.starts_on <= new.starts_at::date and (m.ends_on is null or m.ends_on >= new.starts_at::date)))
      order by r.starts_at, r.id limit 1) c on true;
  end if;
  if v_closed is not null then
    update access_grants g set during = tstzrange(lower(g.during), greatest(lower(g.during), v_closed))
    where g.tenant_id = new.tenant_id and g.resident_id = new.resident_id and g.object_id is null and g.topic = any(new.topics)
      and g.grantee_person_id is not distinct from new.recipient_person_id and g.grantee_team_id is not distinct from new.recipient_team_id
      and ((g.source = 'permission' and g.source_id = new.id) or (g.source = 'care_relationship' and lower(g.during) = new.starts_at))
      and not isempty(g.during) and (upper_inf(g.during) or upper(g.during) > v_closed);
  end if;
  return null;
end $$;
create trigger sharing_permissions_open after insert or update on sharing_permissions for each row execute function permission_opens_access();
revoke all on function keep_grant_short, keep_permission, permission_opens_access from public;

-- Whom a permission is about: what a decision (and its line in the log) needs before anything is read.
create function permission_subject(p_permission uuid) returns table (resident_id uuid)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select p.resident_id from sharing_permissions p
     where p.tenant_id = acting_tenant() and acting_person() is not null and p.id = p_permission $$;
revoke all on function permission_subject from public;
grant execute on function permission_subject to drieluik_app;
