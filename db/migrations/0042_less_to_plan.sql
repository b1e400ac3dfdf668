-- 1. Holds that ran out. As it was, but its plan is kept: every booking calls it under its locks, and making a plan for "what
-- ran out by now" anew each time cost more than the answer. A kept plan knows no instant: the lower bound tells it that what it
-- asks for is little of the index by hold. Who acts and when is read here, because an `acting_…` function costs as much as the
-- answer too. What ran out is written by its id, and asked again whether it still has: a joint appointment is planned without
-- these locks.
create or replace function release_expired_holds(p_people uuid[]) returns integer
  language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  v_tenant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
  v_now timestamptz := nullif(current_setting('app.now', true), '')::timestamptz;
  v_over uuid[];
  v_gone integer;
begin
  select array_agg(a.id) into v_over
    from (select h.tenant_id, h.id from appointments h
      where h.tenant_id = v_tenant and h.held_until >= '-infinity' and h.held_until <= v_now and h.status in ('proposed', 'pending') offset 0) a
    where exists (select 1 from appointment_participants b where b.tenant_id = a.tenant_id and b.appointment_id = a.id and b.person_id = any(p_people));
  if v_over is null then
    return 0;
  end if;
  delete from appointments a where a.tenant_id = v_tenant and a.id = any(v_over) and a.status = 'proposed' and a.held_until <= v_now;
  with expired as (
    update appointments a set status = 'cancelled', cancelled_at = v_now, updated_at = v_now, sequence = sequence + 1
    where a.tenant_id = v_tenant and a.id = any(v_over) and a.status = 'pending' and a.held_until <= v_now
    returning a.id
  )
  update appointment_participants b set blocks = false from expired e where b.tenant_id = v_tenant and b.appointment_id = e.id;
  get diagnostics v_gone = row_count;
  return v_gone;
end $$;

-- 2. Whether a resident was told of the emergency that opened a grant, asked of such a grant alone. The policy is part of every
-- statement about a resident, some of them hold it four times, and PostgreSQL made this part of their plans ready each time,
-- with the policies of emergencies within. It runs as who asks: those policies hold, as before.
create function told_of_emergency(p_tenant uuid, p_emergency uuid) returns boolean language sql stable set search_path = public, pg_temp as
  $$ select exists (select 1 from emergency_accesses e where e.tenant_id = p_tenant and e.id = p_emergency and e.resident_id = acting_person()) $$;
revoke all on function told_of_emergency from public;
grant execute on function told_of_emergency to drieluik_app;
do $$ begin
  execute format('alter policy told_first on access_grants using (source <> ''emergency'' or %s is distinct from ''resident''
    or told_of_emergency(tenant_id, source_id))', guards.kind());
end $$;
