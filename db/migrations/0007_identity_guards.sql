-- Domains of values, rights, policies and doors of what signs people in.

alter table accounts drop constraint accounts_kind,
  add constraint accounts_kind check (kind in ('resident', 'professional', 'admin', 'officer')),
  drop constraint accounts_status,
  add constraint accounts_status check (status in ('invited', 'active', 'closed'));
alter table sessions
  add constraint sessions_assurance check (assurance in ('laag', 'desk', 'substantieel', 'hoog')),
  add constraint sessions_stage check (stage in ('secondFactor', 'enrol', 'full'));
alter table sign_in_requests add constraint sign_in_requests_assurance check (assurance in ('laag', 'desk', 'substantieel', 'hoog'));
alter table account_tokens add constraint account_tokens_purpose check (purpose in ('invitation', 'passwordReset'));
alter table passkey_challenges add constraint passkey_challenges_purpose check (purpose in ('signIn', 'stepUp', 'register'));
alter table sign_in_requests add constraint sign_in_requests_activation foreign key (tenant_id, activation_id)
  references activation_codes (tenant_id, id) on delete set null (activation_id);
create index sign_in_requests_by_activation on sign_in_requests (tenant_id, activation_id) where activation_id is not null;
alter table activation_codes add constraint activation_codes_tries check (tries_left between 0 and 5);
alter table mailed_codes add constraint mailed_codes_tries check (tries_left between 0 and 5);
alter table team_memberships drop constraint team_memberships_role,
  add constraint team_memberships_role check (role in ('GENERAL_PRACTITIONER', 'PRACTICE_ASSISTANT', 'PRACTICE_NURSE',
    'SOCIAL_WORKER', 'DISTRICT_NURSE', 'NEIGHBOURHOOD_SPECIALIST', 'WELLBEING_COACH'));

-- Secrets of an account: the person's own, or the portal's while it signs somebody in. No administrator reads them.
create function guards.account_table(p_table regclass) returns void language plpgsql as $$
begin
  perform guards.tenant_wall(p_table);
  execute format('create policy own_account on %1$s to drieluik_app using (%2$s = ''system'' or account_id in (select a.id from accounts a where a.tenant_id = %1$s.tenant_id and a.person_id = %3$s))
    with check (%2$s = ''system'' or account_id in (select a.id from accounts a where a.tenant_id = %1$s.tenant_id and a.person_id = %3$s))',
    p_table, guards.kind(), guards.person());
end $$;
revoke all on function guards.account_table from public;
select guards.account_table('external_identities');
select guards.account_table('mailed_codes');
select guards.account_table('passkeys');
select guards.account_table('passkey_challenges');
select guards.account_table('totp_secrets');
select guards.account_table('recovery_codes');
select guards.account_table('known_devices');
grant select, insert, update, delete on external_identities, mailed_codes, passkeys, passkey_challenges, totp_secrets, recovery_codes,
  known_devices to drieluik_app;

-- Links and requests under way are the portal's alone; an administrator may give out an invitation, not read one.
select guards.tenant_wall('sign_in_requests');
select guards.tenant_wall('account_tokens');
select guards.tenant_wall('activation_codes');
do $$ begin
  execute format('create policy system_only on sign_in_requests to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
  execute format('create policy system_only on account_tokens to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
  execute format('create policy system_only on activation_codes to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
  -- The desk: only who sees the resident's contact data gives a code (ACC-3), in the own name.
  execute format('create policy desk_issues on activation_codes for insert to drieluik_app with check (%1$s = ''professional'' and issued_by = %2$s
    and exists (select 1 from access_grants g where g.tenant_id = activation_codes.tenant_id and g.resident_id = activation_codes.resident_id
      and g.topic = ''CONTACT'' and g.level = ''contribute'' and g.during @> %3$s and (g.grantee_person_id = %2$s or g.grantee_team_id = any(%4$s)) offset 0))',
    guards.kind(), guards.person(), guards.instant(), guards.teams());
end $$;
grant select, insert, update, delete on sign_in_requests, account_tokens, activation_codes to drieluik_app;

-- Doors of the session. What the portal knew when it opened goes in; what a request needs comes out in one read.
drop function session_open(uuid, text, uuid, timestamptz, timestamptz);
create function session_open(p_tenant uuid, p_id_hash text, p_account uuid, p_now timestamptz, p_expires timestamptz,
    p_assurance text, p_stage text, p_device text, p_place text)
  returns void language sql security definer set search_path = public, pg_temp as
  $$ insert into sessions (tenant_id, id_hash, account_id, created_at, last_seen_at, expires_at, assurance, authenticated_at, stage, device, place)
     values (p_tenant, p_id_hash, p_account, p_now, p_now, p_expires, p_assurance, p_now, p_stage, p_device, p_place) $$;

drop function session_read(uuid, text);
create function session_read(p_tenant uuid, p_id_hash text)
  returns table (account_id uuid, person_id uuid, kind text, language text, created_at timestamptz, last_seen_at timestamptz,
    expires_at timestamptz, assurance text, authenticated_at timestamptz, stage text, display_name text, memberships json)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select a.id, a.person_id, a.kind, a.language, s.created_at, s.last_seen_at, s.expires_at, s.assurance, s.authenticated_at, s.stage,
       coalesce(p.called_name, concat_ws(' ', r.given_name, r.prefix, r.family_name), ''),
       coalesce((select json_agg(json_build_object('teamId', m.team_id, 'teamName', t.name, 'teamKind', t.kind, 'role', m.role,
           'isLead', m.is_lead, 'startsOn', m.starts_on, 'endsOn', m.ends_on) order by m.starts_on, m.id)
         from team_memberships m join teams t on t.tenant_id = m.tenant_id and t.id = m.team_id
         where m.tenant_id = a.tenant_id and m.person_id = a.person_id and a.kind = 'professional'), '[]'::json)
     from sessions s
     join accounts a on a.tenant_id = s.tenant_id and a.id = s.account_id and a.status = 'active'
     left join professionals p on p.tenant_id = a.tenant_id and p.id = a.person_id and a.kind = 'professional'
     left join residents r on r.tenant_id = a.tenant_id and r.id = a.person_id and a.kind = 'resident'
     where s.tenant_id = p_tenant and s.id_hash = p_id_hash $$;

-- A rise in rights: the same session under a new id (ASVS 5.0.0 7.2.4), with what the portal knows now. Nothing when it has ended.
create function session_raise(p_tenant uuid, p_id_hash text, p_new_hash text, p_now timestamptz, p_assurance text, p_stage text)
  returns boolean language sql security definer set search_path = public, pg_temp as
  $$ with raised as (update sessions set id_hash = p_new_hash, assurance = p_assurance, stage = p_stage, authenticated_at = p_now,
       last_seen_at = greatest(last_seen_at, p_now) where tenant_id = p_tenant and id_hash = p_id_hash returning 1)
     select exists (select 1 from raised) $$;

-- One's own sessions; a row's number is a hash of its hash, so that the list gives nobody a way in.
create function session_list(p_tenant uuid, p_account uuid)
  returns table (number text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, assurance text, device text, place text)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select encode(sha256(convert_to('number ' || id_hash, 'UTF8')), 'hex'), created_at, last_seen_at, expires_at, assurance, device, place
     from sessions where tenant_id = p_tenant and account_id = p_account order by last_seen_at desc limit 50 $$;
create function session_end_one(p_tenant uuid, p_account uuid, p_number text)
  returns integer language sql security definer set search_path = public, pg_temp as
  $$ with gone as (delete from sessions where tenant_id = p_tenant and account_id = p_account
       and encode(sha256(convert_to('number ' || id_hash, 'UTF8')), 'hex') = p_number returning 1) select count(*)::integer from gone $$;

-- Sign-in by something else than an address: an identity provider, a passkey, a link by mail.
create function login_account_by_id(p_tenant uuid, p_account uuid)
  returns table (account_id uuid, person_id uuid, email text, password_hash text, kind text, status text, language text)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select id, person_id, email, password_hash, kind, status, language from accounts where tenant_id = p_tenant and id = p_account $$;
-- A new password; also the first one of somebody who was invited, who is active from then on.
create function account_set_password(p_tenant uuid, p_account uuid, p_hash text)
  returns boolean language sql security definer set search_path = public, pg_temp as
  $$ with changed as (update accounts set password_hash = p_hash, status = 'active'
       where tenant_id = p_tenant and id = p_account and status in ('invited', 'active') returning 1) select exists (select 1 from changed) $$;

-- A closed account is signed out in the same moment (ACC-5), whoever closes it.
create function end_sessions_of_closed_account() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from sessions where tenant_id = new.tenant_id and account_id = new.id;
  return null;
end $$;
create trigger accounts_closed after update of status on accounts for each row
  when (new.status = 'closed' and old.status <> 'closed') execute function end_sessions_of_closed_account();

-- An event that is about no resident's record (sign-in, sign-out, a change of one's own keys): one statement, in the name of
-- whom it is about, by the rights of who calls it.
create function record_event(p_tenant uuid, p_now timestamptz, p_person uuid, p_kind text, p_role text, p_role_code text, p_name text,
    p_event_code text, p_event_type text, p_action text, p_outcome text, p_resource text, p_object uuid, p_request text)
  returns void language plpgsql set search_path = public, pg_temp as $$
declare v_id uuid := uuidv7();
begin
  perform set_config('app.tenant', p_tenant::text, true), set_config('app.person', coalesce(p_person::text, ''), true),
    set_config('app.kind', p_kind, true), set_config('app.now', p_now::text, true);
  insert into access_log (tenant_id, id, recorded_at, event_code, action, event_type, outcome, checks, user_id, user_name, role_code,
    portal_role, resource, request_id, source_id)
  values (p_tenant, v_id, p_now, p_event_code, p_action, p_event_type, p_outcome,
    case p_outcome when 'success' then 'TFFF' else 'FFFF' end, coalesce(p_person::text, p_kind), p_name, p_role_code, p_role, p_resource, p_request, 'drieluik');
  if p_object is not null then
    insert into access_log_objects (tenant_id, entry_id, object_id, object_id_type, authorization_protocol, recorded_at)
    values (p_tenant, v_id, p_object, 'account', 'drieluik-permissions/1', p_now);
  end if;
end $$;

revoke all on function session_open, session_read, session_raise, session_list, session_end_one, login_account_by_id, account_set_password,
  end_sessions_of_closed_account, record_event from public;
grant execute on function session_open, session_read, session_raise, session_list, session_end_one, login_account_by_id, account_set_password,
  record_event to drieluik_app;
