-- The last gaps of signing in: a second factor that was lost, a password that a mail alone chose, an invitation that was
-- taken back.

-- A link by mail with which somebody who lost the second factor sets up another (ASVS 5.0.0 6.4.4).
alter table account_tokens drop constraint account_tokens_purpose,
  add constraint account_tokens_purpose check (purpose in ('invitation', 'passwordReset', 'secondFactorReset'));

-- Who took the second factor of whom away, when and why. An account with such a row and without a factor sets one up by
-- the link of a mail alone: a password is not enough.
create table second_factor_resets (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  -- null when it was ordered where the portal runs: nobody else was left who could.
  ordered_by uuid,
  ordered_at timestamptz not null,
  reason text not null,
  constraint second_factor_resets_pk primary key (tenant_id, id),
  constraint second_factor_resets_account foreign key (tenant_id, account_id) references accounts (tenant_id, id),
  constraint second_factor_resets_orderer foreign key (tenant_id, ordered_by) references people (tenant_id, id),
  constraint second_factor_resets_reason check (length(reason) between 20 and 500)
);
create index second_factor_resets_by_account on second_factor_resets (tenant_id, account_id, ordered_at);
create index second_factor_resets_by_orderer on second_factor_resets (tenant_id, ordered_by) where ordered_by is not null;
select guards.tenant_wall('second_factor_resets');
do $$ begin
  execute format('create policy administrators_read on second_factor_resets for select to drieluik_app using (%s in (''admin'', ''system''))', guards.kind());
  execute format('create policy portal_adds on second_factor_resets for insert to drieluik_app with check (%s = ''system'')', guards.kind());
end $$;
grant select, insert on second_factor_resets to drieluik_app;

-- Residents whose password was chosen by the link of a mail, and nothing else was proven since: the code of the second
-- step then goes to no mail (ASVS 5.0.0 6.4.3).
create table passwords_by_mail (
  tenant_id uuid not null,
  account_id uuid not null,
  chosen_at timestamptz not null,
  constraint passwords_by_mail_pk primary key (tenant_id, account_id),
  constraint passwords_by_mail_account foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
select guards.account_table('passwords_by_mail');
grant select, insert, update, delete on passwords_by_mail to drieluik_app;

-- Closes an account that was never used, and lets its address go: somebody may be invited with it again. By the portal alone.
create function account_withdraw(p_account uuid)
  returns boolean language sql security definer set search_path = public, pg_temp as
  $$ with changed as (update accounts set status = 'closed', closed_at = acting_instant(), email = null
       where tenant_id = acting_tenant() and id = p_account and status = 'invited' and current_setting('app.kind', true) = 'system'
       returning 1) select exists (select 1 from changed) $$;
revoke all on function account_withdraw from public;
grant execute on function account_withdraw to drieluik_app;
-- Those that were taken back before.
update accounts set email = null where status = 'closed' and kind = 'professional' and password_hash is null;
