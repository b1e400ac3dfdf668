alter table invitations add constraint invitations_subject check (length(subject) <= 1600 and (state = 'draft' or length(subject) > 0)),
  -- Always the resident and two others: what is sent has people and a time (INV-5).
  add constraint invitations_sent check (sent_at is null or (starts_at is not null and answer_by is not null and cardinality(person_ids) = 2));
-- Whoever declines says why; nobody else gives a reason.
alter table invitees add constraint invitees_role check (role in ('GENERAL_PRACTITIONER', 'PRACTICE_NURSE', 'SOCIAL_WORKER')),
  add constraint invitees_reason check ((state = 'declined') = (reason is not null) and length(reason) between 1 and 300);
-- Only the resident invites, and each of the invited answers for oneself.
do $$ begin
  execute format('create policy resident_invites on invitations as restrictive for insert to drieluik_app with check (resident_id = %s)', guards.person());
  execute format('create policy resident_invites on invitees as restrictive for insert to drieluik_app with check (resident_id = %s)', guards.person());
  execute format('create policy own_answer on invitees as restrictive for update to drieluik_app using (person_id = %s)', guards.person());
end $$;

-- Whom an invitation is about: what a decision (and its line in the log) needs before anything is read.
create function invitation_subject(p_invitation uuid) returns table (resident_id uuid)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select i.resident_id from invitations i
     where i.tenant_id = acting_tenant() and acting_person() is not null and i.id = p_invitation $$;

-- That a talk one was invited to is off, and when it would have been: not with whom, not about what.
create function my_ended_invitations(p_since timestamptz, p_limit integer)
  returns table (id uuid, state text, answer text, starts_at timestamptz, closed_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select i.id, i.state, v.state, i.starts_at, i.closed_at
     from invitees v join invitations i on i.tenant_id = v.tenant_id and i.id = v.invitation_id
     where v.tenant_id = acting_tenant() and v.person_id = acting_person()
       and i.state in ('declined', 'withdrawn') and i.sent_at is not null and i.closed_at >= p_since
     order by i.closed_at desc, i.id desc limit least(p_limit, 100) $$;

-- Ends what an invitation that is off opened for the invited. An invitee may not end the grants of another; nothing but
-- the state of the invitation decides, so it does no harm whoever asks.
create function end_invitation_access(p_invitation uuid) returns void
  language sql security definer set search_path = public, pg_temp as
  $$ update access_grants g set during = tstzrange(lower(g.during), greatest(lower(g.during), acting_instant()))
     from invitations i
     where i.tenant_id = acting_tenant() and i.id = p_invitation and i.state in ('declined', 'withdrawn')
       and g.tenant_id = i.tenant_id and g.resident_id = i.resident_id and g.source = 'participation'
       and g.source_id in (i.id, i.appointment_id) and not isempty(g.during)
       and (upper_inf(g.during) or upper(g.during) > acting_instant()) $$;
revoke all on function invitation_subject, my_ended_invitations, end_invitation_access from public;
grant execute on function invitation_subject, my_ended_invitations, end_invitation_access to drieluik_app;
