-- As it was, but asked first: every booking calls it under its locks, and mostly nothing ran out. Who acts and when is asked
-- once a call, because an `acting_…` function sets a search path, so that PostgreSQL cannot inline it.
create or replace function release_expired_holds(p_people uuid[]) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_tenant uuid := acting_tenant();
  v_now timestamptz := acting_instant();
  v_gone integer;
begin
  if not exists (select 1 from appointments a where a.tenant_id = v_tenant and a.held_until <= v_now and a.status in ('proposed', 'pending')
      and exists (select 1 from appointment_participants b where b.tenant_id = a.tenant_id and b.appointment_id = a.id and b.person_id = any(p_people))) then
    return 0;
  end if;
  delete from appointments a where a.tenant_id = v_tenant and a.status = 'proposed' and a.held_until <= v_now
    and exists (select 1 from appointment_participants b where b.tenant_id = a.tenant_id and b.appointment_id = a.id and b.person_id = any(p_people));
  with expired as (
    update appointments a set status = 'cancelled', cancelled_at = v_now, updated_at = v_now, sequence = sequence + 1
    where a.tenant_id = v_tenant and a.status = 'pending' and a.held_until <= v_now
      and exists (select 1 from appointment_participants b where b.tenant_id = a.tenant_id and b.appointment_id = a.id and b.person_id = any(p_people))
    returning a.id
  )
  update appointment_participants b set blocks = false from expired e where b.tenant_id = v_tenant and b.appointment_id = e.id;
  get diagnostics v_gone = row_count;
  return v_gone;
end $$;
