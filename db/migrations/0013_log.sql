-- The log in months (LOG-2, DOS-7): a month that is old enough is taken out as a whole, and a question about a period
-- looks at its months alone.

-- 1. What a seal was made over: when the entry was, which is the month it lies in, and which fields.
lock table access_log_seals, access_log, access_log_objects in access exclusive mode;
alter table access_log_seals add column recorded_at timestamptz, add column format smallint not null default 1;
update access_log_seals s set recorded_at = l.recorded_at from access_log l where l.tenant_id = s.tenant_id and l.id = s.entry_id;

-- 2. The months live where nobody but the owner reaches them: all go through the two tables that stand above them.
create schema log_months;
create schema log_archive;
revoke all on schema log_months, log_archive from public;
-- A month that was taken out. `dropped_at`: it was written to a file, with this SHA-256, and its table is gone.
create table log_archive.months (
  month date primary key,
  entries bigint not null,
  first_position bigint,
  last_position bigint,
  retired_at timestamptz not null,
  exported_sha256 text,
  dropped_at timestamptz
);

alter table access_log_objects set schema log_months;
alter table access_log set schema log_months;
alter table log_months.access_log rename to flat;
alter table log_months.access_log_objects rename to flat_objects;

create table access_log (like log_months.flat including defaults including constraints) partition by range (recorded_at);
alter table access_log
  add column login_id text,
  add column responsible_user_id text,
  add column responsible_user_name text,
  add column responsible_role_code text,
  add column access_point_type text,
  add column access_point_id text,
  add column purpose_of_use text,
  -- When the database took it in, by its own clock; the app's role can't set it. The sealer goes by this.
  add column written_at timestamptz not null default clock_timestamp(),
  add constraint access_log_access_point check (access_point_type in ('1', '2')),
  add constraint access_log_responsible check (responsible_user_id is not null or num_nonnulls(responsible_user_name, responsible_role_code) = 0),
  add constraint access_log_pk primary key (tenant_id, recorded_at, id);
create index access_log_by_user on access_log (tenant_id, user_id, recorded_at desc, id desc);
create index access_log_by_writing on access_log (written_at, id);

create table access_log_objects (like log_months.flat_objects including defaults including constraints) partition by range (recorded_at);
alter table access_log_objects
  add constraint access_log_objects_pk primary key (tenant_id, entry_id, object_id, object_detail, recorded_at);
create index access_log_objects_by_object on access_log_objects (tenant_id, object_id, recorded_at desc, entry_id desc);

-- A pair of tables that can become a month: the key from a resident shown to its entry stands within the month, so that a
-- month can be taken out as a whole, and so that no insert has to look into all months.
create function log_months.make_pair(p_suffix text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_log text := format('log_months.%I', 'access_log_' || p_suffix);
  v_objects text := format('log_months.%I', 'access_log_objects_' || p_suffix);
  v_table text;
begin
  execute format('create table %s (like public.access_log including all)', v_log);
  execute format('create table %s (like public.access_log_objects including all)', v_objects);
  execute format('alter table %s add constraint %I foreign key (tenant_id, recorded_at, entry_id) references %s (tenant_id, recorded_at, id)',
    v_objects, 'access_log_objects_' || p_suffix || '_entry', v_log);
  foreach v_table in array array[v_log, v_objects] loop
    execute format('alter table %s enable row level security', v_table);
    execute format('alter table %s force row level security', v_table);
  end loop;
end $$;

-- What no month was made for goes here, so that no entry is ever lost.
select log_months.make_pair('rest');
alter table access_log attach partition log_months.access_log_rest default;
alter table access_log_objects attach partition log_months.access_log_objects_rest default;

-- Makes the month that begins on this day (UTC) and moves what already lies in the rest. Says whether it had to. Entries go
-- on being written meanwhile; those of this month, and of no month, wait for a moment.
create function log_months.make_month(p_month date) returns boolean language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_suffix text := to_char(p_month, 'YYYY_MM');
  v_from timestamptz := p_month::timestamp at time zone 'UTC';
  v_until timestamptz := (p_month + interval '1 month') at time zone 'UTC';
  v_table text;
begin
  if extract(day from p_month) <> 1 or p_month not between '2000-01-01' and '2199-12-01' then
    raise exception 'no month begins on %', p_month using errcode = 'invalid_parameter_value';
  end if;
  if to_regclass('log_months.access_log_' || v_suffix) is not null
    or exists (select from log_archive.months where month = p_month) then return false; end if;
  perform log_months.make_pair(v_suffix);
  lock table log_months.access_log_rest in access exclusive mode;
  lock table log_months.access_log_objects_rest in access exclusive mode;
  if exists (select from log_months.access_log_rest where recorded_at >= v_from and recorded_at < v_until) then
    foreach v_table in array array['access_log', 'access_log_objects'] loop
      execute format('insert into log_months.%I select * from log_months.%I where recorded_at >= $1 and recorded_at < $2',
        v_table || '_' || v_suffix, v_table || '_rest') using v_from, v_until;
    end loop;
    delete from log_months.access_log_objects_rest where recorded_at >= v_from and recorded_at < v_until;
    delete from log_months.access_log_rest where recorded_at >= v_from and recorded_at < v_until;
  end if;
  foreach v_table in array array['access_log', 'access_log_objects'] loop
    execute format('alter table public.%I attach partition log_months.%I for values from (%L) to (%L)',
      v_table, v_table || '_' || v_suffix, v_from, v_until);
  end loop;
  return true;
end $$;

-- The months that lie in the rest, oldest first.
create function log_months.in_rest() returns setof date language sql stable set search_path = pg_catalog, pg_temp as
  $$ select distinct date_trunc('month', recorded_at at time zone 'UTC')::date as month from log_months.access_log_rest
     where recorded_at >= '2000-01-01' and recorded_at < '2200-01-01' order by month $$;

-- 3. What was written until now, in its months.
do $$
declare v_month date;
begin
  for v_month in select distinct date_trunc('month', recorded_at at time zone 'UTC')::date as month from log_months.flat
    where recorded_at >= '2000-01-01' and recorded_at < '2200-01-01' order by month
  loop
    perform log_months.make_month(v_month);
  end loop;
end $$;
insert into access_log select * from log_months.flat;
insert into access_log_objects select * from log_months.flat_objects;
-- Sealed ones were taken in when they happened; the others are new to the sealer.
update access_log l set written_at = l.recorded_at
  where exists (select from access_log_seals s where s.tenant_id = l.tenant_id and s.entry_id = l.id);
drop table log_months.flat_objects, log_months.flat;
select count(log_months.make_month(month::date)) from generate_series(
  date_trunc('month', now() at time zone 'UTC'), date_trunc('month', now() at time zone 'UTC') + interval '3 months', interval '1 month') month;

-- 4. Rights and policies, as they were. The time of writing is the database's to say.
select guards.tenant_wall('access_log');
select guards.tenant_wall('access_log_objects');
do $$ begin
  execute format('create policy own_name on access_log for insert to drieluik_app with check (user_id = coalesce(%s::text, %s))', guards.person(), guards.kind());
end $$;
create policy everyone_adds on access_log_objects for insert to drieluik_app with check (true);
create policy sealer_reads on access_log for select to drieluik_sealer using (true);
create policy sealer_reads on access_log_objects for select to drieluik_sealer using (true);
grant insert (tenant_id, id, recorded_at, event_code, action, event_type, outcome, checks, user_id, user_name, role_code, portal_role,
  is_requestor, resource, query, request_id, source_id, login_id, responsible_user_id, responsible_user_name, responsible_role_code,
  access_point_type, access_point_id, purpose_of_use) on access_log to drieluik_app;
grant insert on access_log_objects to drieluik_app;
grant select on access_log, access_log_objects to drieluik_sealer;
grant usage on schema log_archive to drieluik_sealer;
grant select on log_archive.months to drieluik_sealer;

-- 5. Doors for the portal's own upkeep. They take numbers and nothing that becomes SQL.
create function log_months.only_the_portal() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('app.kind', true) is distinct from 'system' then
    raise exception 'only the portal itself keeps the log' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Makes the months from the acting instant's to so many ahead, and those that lie in the rest. Gives how many it made; none
-- while somebody else is at it. Never waits long for writers: then it fails, and is tried again.
create function access_log_prepare(p_ahead integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare v_made integer := 0; v_month date; v_months date[];
  v_first timestamp := date_trunc('month', acting_instant() at time zone 'UTC');
begin
  perform log_months.only_the_portal();
  if not pg_try_advisory_xact_lock(760413206) then return 0; end if;
  perform set_config('lock_timeout', '2s', true);
  -- All at once: a question that is still open holds the table that the months are made of.
  v_months := array(
    select month from log_months.in_rest() month
    union select m::date from generate_series(v_first, v_first + make_interval(months => least(greatest(p_ahead, 0), 24)), interval '1 month') m
    order by 1 limit 60);
  foreach v_month in array v_months loop
    if log_months.make_month(v_month) then v_made := v_made + 1; end if;
  end loop;
  return v_made;
end $$;

-- Takes the oldest month out of the log when it is older than so many years, five at least (LOG-2), and every entry in it has
-- its seal. By the database's own clock: the term is not for who asks to say. Gives the month, or null when there is none.
create function access_log_retire(p_years integer) returns date
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_oldest date; v_suffix text; v_table text; v_entries bigint; v_sealed bigint; v_first bigint; v_last bigint;
begin
  perform log_months.only_the_portal();
  if not pg_try_advisory_xact_lock(760413206) then return null; end if;
  perform set_config('lock_timeout', '2s', true);
  select min(to_date(substring(c.relname from '^access_log_(\d{4}_\d{2})$'), 'YYYY_MM')) into v_oldest
    from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'access_log'::regclass;
  if v_oldest is null or (v_oldest + interval '1 month') at time zone 'UTC'
    > least(now(), acting_instant()) - make_interval(years => greatest(p_years, 5)) then return null; end if;
  v_suffix := to_char(v_oldest, 'YYYY_MM');
  execute format('lock table log_months.%I, log_months.%I in share row exclusive mode', 'access_log_' || v_suffix, 'access_log_objects_' || v_suffix);
  execute format('select count(*), count(s.position), min(s.position), max(s.position) from log_months.%I l
    left join public.access_log_seals s on s.tenant_id = l.tenant_id and s.entry_id = l.id', 'access_log_' || v_suffix)
    into v_entries, v_sealed, v_first, v_last;
  if v_entries <> v_sealed then
    raise exception 'an entry of % has no seal', v_suffix using errcode = 'object_not_in_prerequisite_state';
  end if;
  foreach v_table in array array['access_log_objects', 'access_log'] loop
    execute format('alter table public.%I detach partition log_months.%I', v_table, v_table || '_' || v_suffix);
    execute format('alter table log_months.%I set schema log_archive', v_table || '_' || v_suffix);
    execute format('create policy sealer_reads on log_archive.%I for select to drieluik_sealer using (true)', v_table || '_' || v_suffix);
    execute format('grant select on log_archive.%I to drieluik_sealer', v_table || '_' || v_suffix);
  end loop;
  insert into log_archive.months (month, entries, first_position, last_position, retired_at)
    values (v_oldest, v_entries, v_first, v_last, clock_timestamp());
  return v_oldest;
end $$;

-- 6. "Wie heeft gekeken" (LOG-3), within the months that were asked for. One's own looks are left out.
create or replace function access_log_about_me(p_from timestamptz, p_before timestamptz, p_before_entry uuid, p_limit integer)
  returns table (entry_id uuid, recorded_at timestamptz, action text, outcome text, checks text, user_id text, user_name text,
    portal_role text, resource text)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select l.id, l.recorded_at, l.action, l.outcome, l.checks, case when n.unnamed then '' else l.user_id end,
       case when n.unnamed then null else l.user_name end, l.portal_role, l.resource
     from (select distinct o.tenant_id, o.recorded_at, o.entry_id from access_log_objects o
           where o.tenant_id = acting_tenant() and o.object_id = acting_person()
             and o.recorded_at >= p_from and o.recorded_at <= p_before and (o.recorded_at, o.entry_id) < (p_before, p_before_entry)) o
       join access_log l on l.tenant_id = o.tenant_id and l.recorded_at = o.recorded_at and l.id = o.entry_id
         and l.recorded_at >= p_from and l.recorded_at <= p_before
       -- A neighbour who tried stays unnamed, also at the address of who acts for somebody; who does or did act for one is named.
       cross join lateral (select l.portal_role = 'RESIDENT' or (l.portal_role = 'REPRESENTATIVE' and not exists (select 1 from mandates m
         where m.tenant_id = o.tenant_id and m.resident_id = acting_person() and m.representative_person_id::text = l.user_id)) as unnamed) n
     where l.user_id <> acting_person()::text
       -- What an emergency opened shows when its notice is due, not before (BG-1).
       and not exists (select 1 from emergency_accesses e where e.tenant_id = o.tenant_id and e.resident_id = acting_person() and e.person_id::text = l.user_id
         and e.notice_at > acting_instant() and l.recorded_at >= e.started_at - interval '1 hour')
     order by o.recorded_at desc, o.entry_id desc limit least(p_limit, 500) $$;

-- 7. Events about an account, with what the log knows more of now. Who calls it the old way leaves the new ones out.
drop function record_event;
create function record_event(p_tenant uuid, p_now timestamptz, p_person uuid, p_kind text, p_role text, p_role_code text, p_name text,
    p_event_code text, p_event_type text, p_action text, p_outcome text, p_resource text, p_object uuid, p_request text,
    p_id uuid default gen_random_uuid(), p_login text default null, p_access_point text default null, p_purpose text default null,
    p_detail text default '')
  returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform set_config('app.tenant', p_tenant::text, true), set_config('app.person', coalesce(p_person::text, ''), true),
    set_config('app.kind', p_kind, true), set_config('app.now', p_now::text, true);
  insert into access_log (tenant_id, id, recorded_at, event_code, action, event_type, outcome, checks, user_id, user_name, role_code,
    portal_role, resource, request_id, source_id, login_id, access_point_type, access_point_id, purpose_of_use)
  values (p_tenant, p_id, p_now, p_event_code, p_action, p_event_type, p_outcome,
    case p_outcome when 'success' then 'TFFF' else 'FFFF' end, coalesce(p_person::text, p_kind), p_name, p_role_code, p_role, p_resource,
    p_request, 'drieluik', p_login, case when p_access_point is not null then '1' end, p_access_point, p_purpose);
  if p_object is not null then
    insert into access_log_objects (tenant_id, entry_id, object_id, object_id_type, object_detail, authorization_protocol, recorded_at)
    values (p_tenant, p_id, p_object, 'account', p_detail, 'drieluik-permissions/1', p_now);
  end if;
end $$;

revoke all on function access_log_prepare, access_log_retire, access_log_about_me, record_event from public;
revoke all on all functions in schema log_months from public;
grant execute on function access_log_prepare, access_log_retire, access_log_about_me, record_event to drieluik_app;
