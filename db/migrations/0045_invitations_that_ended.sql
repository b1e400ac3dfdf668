-- As it was (0043), but an invitation that ends keeps what was begun while it stood: what came of it can still be moved, and a
-- time that is held can still be confirmed, once.
create or replace function live_booking_invitations(p_resident uuid, p_kind uuid, p_moved uuid, p_at timestamptz) returns table (id uuid, person_id uuid)
  language sql stable set search_path = public, pg_temp as
  $$ select i.id, i.person_id from booking_invitations i
     where i.tenant_id = acting_tenant() and i.resident_id = p_resident and i.visit_type_id = p_kind and i.taken_back_at is null
       and (i.ends_at > acting_instant() or i.used_appointment_id = p_moved or exists (select 1 from appointments h
         where h.tenant_id = i.tenant_id and h.resident_id = p_resident and h.visit_type_id = p_kind and h.starts_at = p_at
           and ((h.status = 'booked' and h.id = i.used_appointment_id)
             or (h.status = 'proposed' and h.self_booked and h.held_until > acting_instant()))))
       and (i.used_appointment_id is null or i.used_appointment_id = p_moved or exists (select 1 from appointments a
         where a.tenant_id = i.tenant_id and a.id = i.used_appointment_id and (a.status in ('cancelled', 'entered-in-error') or a.starts_at = p_at)))
     order by i.used_appointment_id nulls last, i.ends_at, i.id $$;
