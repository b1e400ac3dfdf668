-- What people sign in with: passwords, second factors, links by mail (upper part), passkeys and step-up (lower part).

-- One question of a sign-in by address: the account, whether this browser was in it before, and what it still has to do.
-- Whoever can't sign in with a password (unknown, invited, closed, none set) gives no row, all after the same work.
create function sign_in_account(p_tenant uuid, p_email text, p_device_hash text)
  returns table (account_id uuid, person_id uuid, password_hash text, kind text, language text, known_device boolean, has_second_factor boolean)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select a.id, a.person_id, a.password_hash, a.kind, a.language,
       exists (select 1 from known_devices d where d.tenant_id = a.tenant_id and d.account_id = a.id and d.token_hash = p_device_hash),
       exists (select 1 from totp_secrets s where s.tenant_id = a.tenant_id and s.account_id = a.id and s.confirmed_at is not null)
         or exists (select 1 from passkeys k where k.tenant_id = a.tenant_id and k.account_id = a.id)
     from accounts a where a.tenant_id = p_tenant and a.email = p_email and a.status = 'active' and a.password_hash is not null $$;

-- The same password under today's parameters; nothing when it was changed in between.
create function account_rehash(p_tenant uuid, p_account uuid, p_old_hash text, p_hash text)
  returns boolean language sql security definer set search_path = public, pg_temp as
  $$ with changed as (update accounts set password_hash = p_hash where tenant_id = p_tenant and id = p_account and password_hash = p_old_hash
       returning 1) select exists (select 1 from changed) $$;

revoke all on function sign_in_account, account_rehash from public;
grant execute on function sign_in_account, account_rehash to drieluik_app;
-- What is over is swept by its time.
create index rate_limits_by_expire on rate_limits (expire);

-- Passkeys and step-up.

-- All sessions of an account but the one that asks.
create function session_end_others(p_tenant uuid, p_account uuid, p_id_hash text)
  returns integer language sql security definer set search_path = public, pg_temp as
  $$ with gone as (delete from sessions where tenant_id = p_tenant and account_id = p_account and id_hash <> p_id_hash returning 1)
     select count(*)::integer from gone $$;
revoke all on function session_end_others from public;
grant execute on function session_end_others to drieluik_app;
