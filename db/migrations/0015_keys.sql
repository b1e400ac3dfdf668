-- Values that are kept encrypted (platform/sealed-values.server.ts), and how a lost key is noticed.

-- A resident's phone and citizen service number. `phone` is what older versions kept in clear: `npm run keys:rotate`
-- seals it and empties the column.
alter table residents add column phone_sealed text, add column bsn_sealed text, add column bsn_hash text,
  add constraint residents_phone_sealed check (phone_sealed ~ '^v1\.[a-z][a-z0-9-]*\.'),
  add constraint residents_bsn_sealed check (bsn_sealed ~ '^v1\.[a-z][a-z0-9-]*\.'),
  add constraint residents_bsn_hash check (bsn_hash ~ '^h1\.[a-z][a-z0-9-]*\.'),
  add constraint residents_bsn_whole check ((bsn_sealed is null) = (bsn_hash is null));
-- Two residents of a wijk never have the same number; also what a search by number uses.
create unique index residents_bsn on residents (tenant_id, bsn_hash) where bsn_hash is not null;
alter table totp_secrets add constraint totp_secrets_secret_sealed check (secret_sealed ~ '^v1\.[a-z][a-z0-9-]*\.');

-- A value under the name of each key, sealed with it: another key under the same name doesn't open it.
create table key_checks (
  key_id text not null,
  sealed text not null,
  created_at timestamptz not null default now(),
  constraint key_checks_pk primary key (key_id),
  constraint key_checks_key_id check (key_id ~ '^[a-z][a-z0-9-]{0,39}$'),
  constraint key_checks_sealed check (sealed ~ '^v1\.[a-z][a-z0-9-]*\.')
);
alter table key_checks enable row level security;
alter table key_checks force row level security;
create policy everyone_reads on key_checks for select to drieluik_app using (true);
create policy everyone_adds on key_checks for insert to drieluik_app with check (true);
grant select, insert on key_checks to drieluik_app;

-- Which keys are in use, in every column whose name ends in `_sealed`, without reading a value: each index gives its few
-- different names one by one.
create index residents_phone_key on residents (split_part(phone_sealed, '.', 2)) where phone_sealed is not null;
create index residents_bsn_key on residents (split_part(bsn_sealed, '.', 2)) where bsn_sealed is not null;
create index residents_bsn_hash_key on residents (split_part(bsn_hash, '.', 2)) where bsn_hash is not null;
create index totp_secrets_key on totp_secrets (split_part(secret_sealed, '.', 2)) where secret_sealed is not null;
create index sign_in_requests_key on sign_in_requests (split_part(kept_sealed, '.', 2)) where kept_sealed is not null;
create function sealed_key_ids() returns table (place text, key_id text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare v_table name; v_column name;
begin
  for v_table, v_column in
    select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped and (a.attname ~ '_sealed$' or a.attname = 'bsn_hash')
    order by 1, 2
  loop
    place := v_table || '.' || v_column;
    key_id := '';
    loop
      execute format('select min(split_part(%1$I, ''.'', 2)) from %2$I where %1$I is not null and split_part(%1$I, ''.'', 2) > $1', v_column, v_table)
        into key_id using key_id;
      exit when key_id is null;
      return next;
    end loop;
  end loop;
end $$;

-- Whose number it is, for the question of a decision: only who can make the keyed hash finds anybody, and only somebody
-- who works here asks. Told to `decideAccess` alone.
create function resident_by_bsn(p_hashes text[]) returns uuid
  language sql stable security definer set search_path = public, pg_temp as
  $$ select r.id from residents r where r.tenant_id = acting_tenant() and acting_person() is not null
       and nullif(current_setting('app.kind', true), '') = 'professional' and r.bsn_hash = any(p_hashes) limit 1 $$;

revoke all on function sealed_key_ids, resident_by_bsn from public;
grant execute on function sealed_key_ids, resident_by_bsn to drieluik_app;
