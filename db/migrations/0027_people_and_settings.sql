-- Who works for the whole wijk has a name in the log, and may come and go; the wijk's settings have a door; residents change
-- where mail and codes go; professionals read what they did themselves.

-- 1. Names of administrators and privacy officers (LOG-3, NEN 7513: gebruikersnaam). Rows that are there have none.
alter table accounts add column display_name text;
alter table accounts add constraint accounts_display_name check (char_length(display_name) between 1 and 160) not valid;
alter table accounts validate constraint accounts_display_name;
grant select (display_name), insert (display_name), update (display_name) on accounts to drieluik_app;

create or replace function session_read(p_tenant uuid, p_id_hash text)
  returns table (account_id uuid, person_id uuid, kind text, language text, created_at timestamptz, last_seen_at timestamptz,
    expires_at timestamptz, assurance text, authenticated_at timestamptz, stage text, display_name text, memberships json)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select a.id, a.person_id, a.kind, a.language, s.created_at, s.last_seen_at, s.expires_at, s.assurance, s.authenticated_at, s.stage,
       coalesce(p.called_name, nullif(concat_ws(' ', r.given_name, r.prefix, r.family_name), ''), a.display_name, ''),
       coalesce((select json_agg(json_build_object('teamId', m.team_id, 'teamName', t.name, 'teamKind', t.kind, 'role', m.role,
           'isLead', m.is_lead, 'startsOn', m.starts_on, 'endsOn', m.ends_on) order by m.starts_on, m.id)
         from team_memberships m join teams t on t.tenant_id = m.tenant_id and t.id = m.team_id
         where m.tenant_id = a.tenant_id and m.person_id = a.person_id and a.kind = 'professional'), '[]'::json)
     from sessions s
     join accounts a on a.tenant_id = s.tenant_id and a.id = s.account_id and a.status = 'active'
     left join professionals p on p.tenant_id = a.tenant_id and p.id = a.person_id and a.kind = 'professional'
     left join residents r on r.tenant_id = a.tenant_id and r.id = a.person_id and a.kind = 'resident'
     where s.tenant_id = p_tenant and s.id_hash = p_id_hash $$;

-- 2. The portal invites administrators and privacy officers too (BO-4); a resident's account still begins at the desk alone.
do $$ begin
  drop policy portal_adds on accounts;
  execute format('create policy portal_adds on accounts for insert to drieluik_app with check (%s = ''system'' and kind in (''professional'', ''admin'', ''officer'') and status = ''invited'')', guards.kind());
end $$;

-- 3. Settings: the administrator of the wijk changes its own, and which of its practices open accounts from twelve (REP-4).
do $$ begin
  execute format('create policy administrator_sets on tenants for update to drieluik_app using (%1$s = ''admin'' and id = %2$s) with check (%1$s = ''admin'' and id = %2$s)',
    guards.kind(), guards.tenant());
  execute format('create policy administrator_sets on teams for update to drieluik_app using (%1$s = ''admin'' and kind = ''GP_PRACTICE'') with check (%1$s = ''admin'' and kind = ''GP_PRACTICE'')', guards.kind());
end $$;
grant update (settings) on tenants to drieluik_app;
grant update (child_accounts) on teams to drieluik_app;

-- 4. A new address or number of a resident waits here until the code that went to it is typed (ACC-6): sealed, ten minutes, once.
create table contact_changes (
  tenant_id uuid not null,
  account_id uuid not null,
  channel text not null,
  value_sealed text not null,
  code_hash text,
  tries_left integer not null default 0,
  expires_at timestamptz not null,
  constraint contact_changes_pk primary key (tenant_id, account_id),
  constraint contact_changes_account foreign key (tenant_id, account_id) references accounts (tenant_id, id),
  constraint contact_changes_channel check (channel in ('email', 'phone')),
  constraint contact_changes_sealed check (value_sealed ~ '^v1\.[a-z][a-z0-9-]*\.'),
  constraint contact_changes_tries check (tries_left between 0 and 5)
);
create index contact_changes_key on contact_changes (split_part(value_sealed, '.', 2));
select guards.account_table('contact_changes');
grant select, insert, update, delete on contact_changes to drieluik_app;

-- The address of a resident's account: what the app's role may not write. The portal alone, after the code.
create function account_change_email(p_account uuid, p_email text) returns boolean
  language sql security definer set search_path = public, pg_temp as
  $$ with changed as (update accounts set email = p_email where tenant_id = acting_tenant() and id = p_account and kind = 'resident'
       and status = 'active' and acting_kind() = 'system' returning 1)
     select exists (select 1 from changed) $$;

-- 5. What one did oneself (access: "R own actions"), newest first, by the index of the log by user.
create function access_log_by_me(p_from timestamptz, p_before timestamptz, p_before_entry uuid, p_limit integer)
  returns table (entry_id uuid, recorded_at timestamptz, action text, outcome text, checks text, resource text, objects json)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select l.id, l.recorded_at, l.action, l.outcome, l.checks, l.resource,
       coalesce((select json_agg(distinct o.object_id) from (select o.object_id from access_log_objects o
         where o.tenant_id = l.tenant_id and o.entry_id = l.id and o.recorded_at = l.recorded_at and o.object_id_type = 'resident' limit 200) o), '[]'::json)
     from access_log l
     where l.tenant_id = acting_tenant() and acting_kind() = 'professional' and l.user_id = acting_person()::text
       and l.recorded_at >= p_from and l.recorded_at <= p_before and (l.recorded_at, l.id) < (p_before, p_before_entry)
     order by l.recorded_at desc, l.id desc limit least(greatest(p_limit, 1), 201) $$;

-- 6. The officer's log about a resident, also without what that resident did (LOG-3).
drop function officer_log;
create function officer_log(p_from timestamptz, p_before timestamptz, p_before_entry uuid, p_user text, p_resident uuid,
    p_checks text, p_outcome text, p_limit integer, p_without_self boolean default false)
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
      where ' || v_kept || ' and ($5::text is null or l.user_id = $5) and (not $10 or l.user_id <> $6::text)' || v_last
      using v_tenant, p_from, p_before, p_before_entry, p_user, p_resident, p_checks, p_outcome, v_limit, coalesce(p_without_self, false);
  elsif p_user is not null then
    return query execute v_columns || ' from access_log l where l.user_id = $5 and $6::uuid is null and ' || v_kept || v_last
      using v_tenant, p_from, p_before, p_before_entry, p_user, p_resident, p_checks, p_outcome, v_limit;
  else
    return query execute v_columns || ' from access_log l where $5::text is null and $6::uuid is null and ' || v_kept || v_last
      using v_tenant, p_from, p_before, p_before_entry, p_user, p_resident, p_checks, p_outcome, v_limit;
  end if;
end $$;

revoke all on function account_change_email, access_log_by_me, officer_log from public;
grant execute on function account_change_email, access_log_by_me, officer_log to drieluik_app;

-- 7. An emergency about somebody who has no account is told to who acts for them in their record (BG-1), unless that is hidden
-- from them, or it was for the safety of the child (REP-5).
create function emergency_told_to(p_emergency uuid) returns table (person_id uuid, is_resident boolean)
  language sql stable security definer set search_path = public, pg_temp as
  $$ with one as (select e.tenant_id, e.id, e.resident_id, e.reason_code, exists (select 1 from accounts a where a.tenant_id = e.tenant_id
         and a.person_id = e.resident_id and a.kind = 'resident' and a.status = 'active') as has_account
       from emergency_accesses e where e.tenant_id = acting_tenant() and e.id = p_emergency and acting_kind() in ('system', 'officer', 'representative'))
     select o.resident_id, true from one o where o.has_account
     union all
     select distinct g.grantee_person_id, false from one o join access_grants g on g.tenant_id = o.tenant_id and g.resident_id = o.resident_id
     where not o.has_account and o.reason_code <> 'SAFETY_OF_CHILD' and g.source = 'mandate' and g.topic in ('BODY', 'MIND', 'SOCIAL', 'SOCIETAL')
       and g.during @> acting_instant() and (acting_kind() <> 'representative' or g.grantee_person_id = acting_person())
       and not is_hidden_from(g.tenant_id, g.grantee_person_id, g.resident_id, array[g.topic], o.id, acting_instant()) $$;
do $$ begin
  execute format('create policy told_for_somebody on emergency_accesses for select to drieluik_app using (%1$s = ''representative'' and resident_id = %2$s
    and notice_at <= %3$s and exists (select 1 from emergency_told_to(id) t where t.person_id = %4$s and not t.is_resident))',
    guards.kind(), guards.subject(), guards.instant(), guards.person());
end $$;
revoke all on function emergency_told_to from public;
grant execute on function emergency_told_to to drieluik_app;
