-- The page of an activity says which dates are full (PUB-4). It is told when the last place of one goes, and when one comes
-- free again: not at every sign-up, for all pages of the wijk are then drawn anew.

-- As it was, and: tells public pages.
create or replace function fill_places(p_activity uuid, p_date date) returns table (sign_up_id uuid)
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
  -- The last place went now, or the first one came free: it is asked after each that goes and each that comes.
  if (v_free = 0 and v_moved is not null) or (v_free = 1 and v_moved is null) then
    perform pg_notify('public_pages', acting_tenant()::text);
  end if;
  -- A number that is there already shows what a new one would: a place where one is left, or where one who came later has one.
  update registrations r set state = 'placed', placed_at = acting_instant()
    where r.tenant_id = acting_tenant() and r.activity_id = p_activity and r.original_date = p_date and r.state = 'waiting' and r.again
      and (coalesce(v_free, 1) > 0 or r.turn < (select max(o.turn) from registrations o where o.tenant_id = r.tenant_id
        and o.activity_id = r.activity_id and o.original_date = r.original_date and o.state = 'placed' and not o.again));
  return query select unnest(v_moved);
end $$;
