-- Taking part in an activity (PUB-6): who signed up, for which dates, who has a place and who waits, and what is left when
-- the persons are gone. Name and number are sealed; what opens a guest's sign-up is kept as a hash.

create table sign_ups (
  tenant_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  -- Null for a guest, of whom nothing is known but a first name and a number.
  resident_id uuid,
  first_name_sealed text not null,
  phone_sealed text,
  phone_hash text,
  -- Somebody to walk along the first time.
  companion boolean not null default false,
  language text not null,
  -- Who did it; null for a guest.
  created_by_person_id uuid,
  created_at timestamptz not null,
  constraint sign_ups_pk primary key (tenant_id, id),
  constraint sign_ups_activity foreign key (tenant_id, activity_id) references activities (tenant_id, id),
  constraint sign_ups_resident foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  constraint sign_ups_first_name check (first_name_sealed ~ '^v1\.[a-z][a-z0-9-]*\.'),
  constraint sign_ups_phone check (phone_sealed ~ '^v1\.[a-z][a-z0-9-]*\.' and (phone_sealed is null) = (phone_hash is null)),
  constraint sign_ups_phone_hash check (phone_hash ~ '^h1\.[a-z][a-z0-9-]*\.'),
  -- Whoever is not known here is reached by phone or not at all.
  constraint sign_ups_guest check (resident_id is not null or phone_hash is not null),
  constraint sign_ups_language check (length(language) between 2 and 12)
);
create index sign_ups_by_activity on sign_ups (tenant_id, activity_id, phone_hash);
create index sign_ups_by_resident on sign_ups (tenant_id, resident_id, created_at) where resident_id is not null;
-- Which keys are in use (0015_keys.sql).
create index sign_ups_first_name_key on sign_ups (split_part(first_name_sealed, '.', 2)) where first_name_sealed is not null;
create index sign_ups_phone_key on sign_ups (split_part(phone_sealed, '.', 2)) where phone_sealed is not null;
create index sign_ups_phone_hash_key on sign_ups (split_part(phone_hash, '.', 2)) where phone_hash is not null;

create table registrations (
  tenant_id uuid not null,
  sign_up_id uuid not null,
  activity_id uuid not null,
  original_date date not null,
  state text not null default 'waiting',
  -- The order of arrival.
  turn bigint generated always as identity,
  -- The same number again: it has no place of its own, and shows what a new one would show.
  again boolean not null default false,
  asked_at timestamptz not null,
  placed_at timestamptz,
  cancelled_at timestamptz,
  attended boolean,
  helped text,
  -- What was last asked to be sent about it to who has an account.
  notification_id uuid,
  constraint registrations_pk primary key (tenant_id, sign_up_id, original_date),
  constraint registrations_sign_up foreign key (tenant_id, sign_up_id) references sign_ups (tenant_id, id) on delete cascade,
  constraint registrations_activity foreign key (tenant_id, activity_id) references activities (tenant_id, id),
  constraint registrations_notification foreign key (tenant_id, notification_id) references notifications (tenant_id, id),
  constraint registrations_state check (state in ('waiting', 'placed', 'cancelled')),
  constraint registrations_cancelled check ((state = 'cancelled') = (cancelled_at is not null)),
  constraint registrations_placed check (state <> 'placed' or placed_at is not null),
  constraint registrations_helped check (helped in ('yes', 'a_bit', 'no', 'not_there'))
);
create index registrations_in_turn on registrations (tenant_id, activity_id, original_date, turn);
create index registrations_by_date on registrations (tenant_id, original_date);
create index registrations_by_notification on registrations (tenant_id, notification_id) where notification_id is not null;

create table sign_up_links (
  tenant_id uuid not null,
  secret_hash text not null,
  sign_up_id uuid not null,
  created_at timestamptz not null,
  constraint sign_up_links_pk primary key (tenant_id, secret_hash),
  constraint sign_up_links_sign_up foreign key (tenant_id, sign_up_id) references sign_ups (tenant_id, id) on delete cascade,
  constraint sign_up_links_secret check (secret_hash ~ '^[0-9a-f]{64}$')
);
create index sign_up_links_by_sign_up on sign_up_links (tenant_id, sign_up_id);

-- What stays when the persons are gone: counts.
create table activity_attendance (
  tenant_id uuid not null,
  activity_id uuid not null,
  original_date date not null,
  placed integer not null default 0,
  waiting integer not null default 0,
  cancelled integer not null default 0,
  came integer not null default 0,
  stayed_away integer not null default 0,
  helped_yes integer not null default 0,
  helped_a_bit integer not null default 0,
  helped_no integer not null default 0,
  -- Who said afterwards not to have been there.
  not_there integer not null default 0,
  constraint activity_attendance_pk primary key (tenant_id, activity_id, original_date),
  constraint activity_attendance_activity foreign key (tenant_id, activity_id) references activities (tenant_id, id)
);

-- 1. Doors. The link that whoever acts has shown, as its hash.
create function guards.link() returns text language sql immutable as $$ select '(select nullif(current_setting(''app.link'', true), ''''))' $$;
revoke all on function guards.link from public;

create function sign_up_by_link() returns uuid language sql stable security definer set search_path = public, pg_temp as
  $$ select l.sign_up_id from sign_up_links l
     where l.tenant_id = acting_tenant() and l.secret_hash = nullif(current_setting('app.link', true), '') $$;
-- A guest's, made in this very request, that nothing opens yet.
create function sign_up_is_new(p_sign_up uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select 1 from sign_ups s where s.tenant_id = acting_tenant() and s.id = p_sign_up and s.resident_id is null
       and s.created_at = acting_instant() and not exists (select 1 from sign_up_links l where l.tenant_id = s.tenant_id and l.sign_up_id = s.id)) $$;
-- For which dates a number has a place or waits, and with which sign-up. Asked while a guest signs up; the guest is never told.
create function sign_ups_of_phone(p_activity uuid, p_phone_hashes text[]) returns table (sign_up_id uuid, original_date date)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select r.sign_up_id, r.original_date from sign_ups s
     join registrations r on r.tenant_id = s.tenant_id and r.sign_up_id = s.id
     where s.tenant_id = acting_tenant() and acting_kind() = 'anonymous' and s.activity_id = p_activity and s.phone_hash = any(p_phone_hashes)
       and r.state <> 'cancelled' and not r.again $$;
-- How many have a place, and how many wait: no more than counts.
create function activity_places(p_activity uuid) returns table (original_date date, placed integer, waiting integer)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select r.original_date, count(*) filter (where r.state = 'placed')::integer, count(*) filter (where r.state = 'waiting')::integer
     from registrations r where r.tenant_id = acting_tenant() and r.activity_id = p_activity and r.state <> 'cancelled' and not r.again
     group by r.original_date $$;

-- Of whoever changes who takes part in an activity, one after the other.
create function lock_places(p_activity uuid) returns void language sql set search_path = public, pg_temp as
  $$ select pg_advisory_xact_lock(hashtextextended('sign-ups ' || acting_tenant() || ' ' || p_activity, 0)) $$;
-- Gives the places of a date that are free to those whose turn it is: the only way to get one. None once it has begun, and
-- none of a date that does not go on.
create function fill_places(p_activity uuid, p_date date) returns table (sign_up_id uuid)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  v_capacity integer;
  v_free integer;
  v_moved uuid[];
begin
  perform lock_places(p_activity);
  select a.capacity into v_capacity from activities a
    join activity_occurrences o on o.tenant_id = a.tenant_id and o.activity_id = a.id and o.original_date = p_date
    where a.tenant_id = acting_tenant() and a.id = p_activity and a.state = 'published' and o.status <> 'cancelled' and o.starts > acting_instant();
  if not found then return; end if;
  v_free := v_capacity - (select count(*) from registrations r where r.tenant_id = acting_tenant() and r.activity_id = p_activity
    and r.original_date = p_date and r.state = 'placed' and not r.again);
  with in_turn as (
    select r.sign_up_id from registrations r where r.tenant_id = acting_tenant() and r.activity_id = p_activity and r.original_date = p_date
      and r.state = 'waiting' and not r.again order by r.turn limit case when v_capacity is null then null else greatest(v_free, 0) end
  ), moved as (
    update registrations r set state = 'placed', placed_at = acting_instant() from in_turn i
    where r.tenant_id = acting_tenant() and r.sign_up_id = i.sign_up_id and r.original_date = p_date returning r.sign_up_id
  ) select array_agg(m.sign_up_id) into v_moved from moved m;
  v_free := v_free - coalesce(cardinality(v_moved), 0);
  -- A number that is there already shows what a new one would: a place where one is left, or where one who came later has one.
  update registrations r set state = 'placed', placed_at = acting_instant()
    where r.tenant_id = acting_tenant() and r.activity_id = p_activity and r.original_date = p_date and r.state = 'waiting' and r.again
      and (coalesce(v_free, 1) > 0 or r.turn < (select max(o.turn) from registrations o where o.tenant_id = r.tenant_id
        and o.activity_id = r.activity_id and o.original_date = r.original_date and o.state = 'placed' and not o.again));
  return query select unnest(v_moved);
end $$;
revoke all on function sign_up_by_link, sign_up_is_new, sign_ups_of_phone, activity_places, lock_places, fill_places from public;
grant execute on function sign_up_by_link, sign_up_is_new, sign_ups_of_phone, activity_places, lock_places, fill_places to drieluik_app;

-- As it was, and: by what a number is found is made with a key too.
create or replace function sealed_key_ids() returns table (place text, key_id text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare v_table name; v_column name;
begin
  for v_table, v_column in
    select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped
      and (a.attname ~ '_sealed$' or a.attname in ('bsn_hash', 'phone_hash'))
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

-- 2. Who sees and writes. The resident, who acts for one, the organiser of the activity, and a guest by the link.
select guards.tenant_wall('sign_ups');
select guards.tenant_wall('registrations');
select guards.tenant_wall('sign_up_links');
select guards.tenant_wall('activity_attendance');
do $$
declare
  v_role text := '(select nullif(current_setting(''app.role'', true), ''''))';
  v_mandate text := format('(%1$s = ''representative'' and resident_id = %2$s and exists (select 1 from access_grants g where g.tenant_id = sign_ups.tenant_id
    and g.resident_id = sign_ups.resident_id and g.topic = ''APPOINTMENTS'' and g.object_id is null and g.source = ''mandate'' and g.level <> ''metadata''
    and g.during @> %3$s and g.grantee_person_id = %4$s offset 0))', guards.kind(), guards.subject(), guards.instant(), guards.person());
  -- Whom somebody signed up on request, as long as they are in care (access: "C on request").
  v_care text := format('(%1$s = ''professional'' and created_by_person_id = %2$s and ''APPOINTMENTS'' = any(%3$s) and exists (select 1 from access_grants g
    where g.tenant_id = sign_ups.tenant_id and g.resident_id = sign_ups.resident_id and g.topic = ''APPOINTMENTS'' and g.object_id is null
    and g.source = ''care_relationship'' and g.level <> ''metadata'' and g.during @> %4$s and (g.grantee_person_id = %2$s or g.grantee_team_id = any(%5$s)) offset 0))',
    guards.kind(), guards.person(), guards.topics(), guards.instant(), guards.teams());
  v_own text := format('(%1$s = ''system'' or (%1$s = ''resident'' and resident_id = %2$s) or %3$s or %4$s)', guards.kind(), guards.person(), v_mandate, v_care);
  -- Whose activity a row is about: that of an organisation of which somebody works in a team.
  v_organiser text := format('%s = ''professional'' and %s = ''ACTIVITY_ORGANISER'' and exists (select 1 from activities a join teams w
    on w.tenant_id = a.tenant_id and w.organisation_id = a.organiser_id where a.tenant_id = $t.tenant_id and a.id = $t.activity_id and w.id = any(%s) offset 0)',
    guards.kind(), v_role, guards.teams());
begin
  execute format('create policy own_sign_up on sign_ups for select to drieluik_app using (%s)', v_own);
  execute format('create policy own_sign_up_adds on sign_ups for insert to drieluik_app with check (%s)', replace(v_own, '<> ''metadata''', '= ''contribute'''));
  execute format('create policy guest_adds on sign_ups for insert to drieluik_app with check (%s = ''anonymous'' and resident_id is null and created_by_person_id is null and created_at = %s)',
    guards.kind(), guards.instant());
  execute format('create policy guest_by_link on sign_ups for select to drieluik_app using (%s = ''anonymous'' and id = (select sign_up_by_link()))', guards.kind());
  execute format('create policy organiser_reads on sign_ups for select to drieluik_app using (%s)', replace(v_organiser, '$t', 'sign_ups'));
  execute format('create policy job_changes on sign_ups for update to drieluik_app using (%s = ''system'')', guards.kind());
  execute format('create policy job_removes on sign_ups for delete to drieluik_app using (%s = ''system'')', guards.kind());

  execute 'create policy as_the_sign_up on registrations for select to drieluik_app using (exists (select 1 from sign_ups s where s.tenant_id = registrations.tenant_id and s.id = registrations.sign_up_id offset 0))';
  -- Everybody begins by waiting: a place is given in turn.
  execute format('create policy waits_first on registrations for insert to drieluik_app with check (%s is distinct from ''ACTIVITY_ORGANISER'' and state = ''waiting'' and num_nonnulls(placed_at, attended, helped, notification_id) = 0
    and exists (select 1 from sign_ups s where s.tenant_id = registrations.tenant_id and s.id = registrations.sign_up_id and s.activity_id = registrations.activity_id offset 0))', v_role);
  execute 'create policy as_the_sign_up_changes on registrations for update to drieluik_app using (exists (select 1 from sign_ups s where s.tenant_id = registrations.tenant_id and s.id = registrations.sign_up_id offset 0))';
  execute format('create policy job_removes on registrations for delete to drieluik_app using (%s = ''system'')', guards.kind());

  -- Never read but through the door.
  execute format('create policy made_with_it on sign_up_links for insert to drieluik_app with check (%1$s = ''system'' or (%1$s = ''anonymous'' and secret_hash = %2$s and sign_up_is_new(sign_up_id)))',
    guards.kind(), guards.link());

  execute format('create policy counts_are_read on activity_attendance for select to drieluik_app using (%s in (''system'', ''admin'') or (%s))',
    guards.kind(), replace(v_organiser, '$t', 'activity_attendance'));
  execute format('create policy job_counts on activity_attendance for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy job_counts_more on activity_attendance for update to drieluik_app using (%s = ''system'')', guards.kind());
end $$;
select guards.hideable_table('sign_ups', 'resident_id', 'array[''APPOINTMENTS'']', 'sign_ups.id');

grant select, insert, delete, update (first_name_sealed, phone_sealed, phone_hash) on sign_ups to drieluik_app;
grant select, insert, delete, update (state, cancelled_at, attended, helped, notification_id) on registrations to drieluik_app;
grant insert on sign_up_links to drieluik_app;
grant select, insert, update on activity_attendance to drieluik_app;

-- Each their own: a place is given by `fill_places` alone, who came is the organiser's to say, and whether it helped is not.
create function registrations_each_their_own() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user = 'drieluik_app' and (
    (new.state is distinct from old.state and new.state <> 'cancelled')
    or (new.attended is distinct from old.attended and acting_role() is distinct from 'ACTIVITY_ORGANISER' and acting_kind() <> 'system')
    or (new.helped is distinct from old.helped and acting_kind() = 'professional')
    or (new.notification_id is distinct from old.notification_id and acting_kind() <> 'system'))
  then raise exception 'not theirs to change' using errcode = '42501'; end if;
  return new;
end $$;
revoke all on function registrations_each_their_own from public;
create trigger registrations_each_their_own before update on registrations for each row execute function registrations_each_their_own();
