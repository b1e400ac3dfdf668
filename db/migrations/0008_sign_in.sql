-- What signs residents in: the identity provider, and the code of the desk (ACC-1, ACC-2, ACC-3).

-- A resident who signs in at the identity provider need not have an address.
alter table accounts alter column email drop not null;
alter table sign_in_requests add column kept_sealed text,
  add constraint sign_in_requests_kept check (length(kept_sealed) <= 300000);
alter table activation_codes add column document text not null,
  add constraint activation_codes_document check (document in ('passport', 'identityCard', 'drivingLicence', 'residencePermit'));

create table activation_claims (
  tenant_id uuid not null,
  claim_hash text not null,
  activation_id uuid,
  issuer text,
  subject text,
  assurance text,
  email text,
  password_hash text,
  language text not null,
  code_hash text,
  code_expires_at timestamptz,
  code_tries_left integer default 0 not null,
  expires_at timestamptz not null,
  constraint activation_claims_pk primary key (tenant_id, claim_hash),
  constraint activation_claims_activation foreign key (tenant_id, activation_id) references activation_codes (tenant_id, id),
  constraint activation_claims_assurance check (assurance in ('laag', 'desk', 'substantieel', 'hoog')),
  constraint activation_claims_subject check ((subject is null) = (issuer is null) and (subject is null) = (assurance is null)),
  constraint activation_claims_something check (activation_id is not null or subject is not null),
  constraint activation_claims_tries check (code_tries_left between 0 and 5)
);
create index activation_claims_by_activation on activation_claims (tenant_id, activation_id);
create index activation_claims_by_expiry on activation_claims (expires_at);
select guards.tenant_wall('activation_claims');
do $$ begin
  execute format('create policy system_only on activation_claims to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
end $$;
grant select, insert, update, delete on activation_claims to drieluik_app;

-- One live code a resident: a new one ends those before it, also when two desks give one at once.
create function end_earlier_activation_codes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('activation ' || new.tenant_id::text || new.resident_id::text, 0));
  update activation_codes set expires_at = new.issued_at
    where tenant_id = new.tenant_id and resident_id = new.resident_id and used_at is null and expires_at > new.issued_at;
  return new;
end $$;
create trigger activation_codes_one_live before insert on activation_codes for each row execute function end_earlier_activation_codes();

-- Uses a code, and gives the resident's account: the one that there is, or a new one. The resident's row is locked, so
-- that two first sign-ins at once never make two accounts of one person. null when the code is used or has ended, or
-- when the account is closed.
create function account_activate(p_tenant uuid, p_activation uuid, p_new_account uuid, p_now timestamptz, p_language text,
    p_email text, p_password_hash text)
  returns table (account_id uuid, person_id uuid) language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  v_resident uuid;
  v_account uuid;
  v_status text;
begin
  select resident_id into v_resident from activation_codes
    where tenant_id = p_tenant and id = p_activation and used_at is null and expires_at > p_now for update;
  if v_resident is null then return; end if;
  perform 1 from residents where tenant_id = p_tenant and id = v_resident for update;
  select a.id, a.status into v_account, v_status from accounts a
    where a.tenant_id = p_tenant and a.person_id = v_resident and a.kind = 'resident'
    order by a.status = 'closed', a.created_at, a.id limit 1;
  if v_status = 'closed' then return; end if;
  if v_account is null then
    v_account := p_new_account;
    insert into accounts (tenant_id, id, person_id, email, password_hash, kind, status, language, created_at)
      values (p_tenant, v_account, v_resident, p_email, p_password_hash, 'resident', 'active', p_language, p_now);
  else
    update accounts a set status = 'active', email = coalesce(p_email, a.email), password_hash = coalesce(p_password_hash, a.password_hash)
      where a.tenant_id = p_tenant and a.id = v_account;
  end if;
  update activation_codes set used_at = p_now where tenant_id = p_tenant and id = p_activation;
  return query select v_account, v_resident;
end $$;
revoke all on function end_earlier_activation_codes, account_activate from public;
grant execute on function account_activate to drieluik_app;
