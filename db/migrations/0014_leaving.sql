-- Coming and going (HND-2): who leaves, what is still in their hands, and who takes each of it over.

create table departures (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- Where the person works: their colleagues see that somebody leaves.
  team_ids uuid[] not null,
  -- The last day of work, in the wijk's own time.
  last_day date not null,
  started_by uuid not null,
  started_at timestamptz not null,
  cancelled_by uuid,
  cancelled_at timestamptz,
  -- An administrator closes with something still open, and says why.
  overridden_by uuid,
  overridden_at timestamptz,
  override_reason text,
  closed_at timestamptz,
  constraint departures_pk primary key (tenant_id, id),
  constraint departures_person foreign key (tenant_id, person_id) references professionals (tenant_id, id),
  constraint departures_starter foreign key (tenant_id, started_by) references people (tenant_id, id),
  constraint departures_canceller foreign key (tenant_id, cancelled_by) references people (tenant_id, id),
  constraint departures_overrider foreign key (tenant_id, overridden_by) references people (tenant_id, id),
  constraint departures_cancelled check ((cancelled_by is null) = (cancelled_at is null)),
  constraint departures_overridden check (num_nonnulls(overridden_by, overridden_at, override_reason) in (0, 3)),
  constraint departures_override_reason check (length(override_reason) between 20 and 500),
  constraint departures_one_end check (num_nonnulls(cancelled_at, closed_at) < 2)
);
create unique index departures_one_open on departures (tenant_id, person_id) where cancelled_at is null and closed_at is null;
create index departures_by_person on departures (tenant_id, person_id);
create index departures_by_last_day on departures (tenant_id, last_day) where cancelled_at is null and closed_at is null;
create index departures_by_starter on departures (tenant_id, started_by);
create index departures_by_canceller on departures (tenant_id, cancelled_by) where cancelled_by is not null;
create index departures_by_overrider on departures (tenant_id, overridden_by) where overridden_by is not null;

-- Who is asked to take over what. What is open is never copied here: `open_work` counts it live.
create table departure_items (
  tenant_id uuid not null,
  id uuid not null,
  departure_id uuid not null,
  kind text not null,
  object_id uuid not null,
  team_id uuid,
  resident_id uuid,
  successor_person_id uuid not null,
  -- Why somebody of another team takes over.
  reason text,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  accepted_at timestamptz,
  constraint departure_items_pk primary key (tenant_id, id),
  constraint departure_items_departure foreign key (tenant_id, departure_id) references departures (tenant_id, id),
  constraint departure_items_team foreign key (tenant_id, team_id) references teams (tenant_id, id),
  constraint departure_items_resident foreign key (tenant_id, resident_id) references residents (tenant_id, id),
  constraint departure_items_successor foreign key (tenant_id, successor_person_id) references professionals (tenant_id, id),
  constraint departure_items_proposer foreign key (tenant_id, proposed_by) references people (tenant_id, id),
  constraint departure_items_kind check (kind in ('COORDINATION', 'QUESTION', 'APPOINTMENT', 'CARE_RELATIONSHIP', 'INVITATION', 'TEAM_LEAD')),
  constraint departure_items_about check ((resident_id is null) = (kind = 'TEAM_LEAD')),
  constraint departure_items_reason check (length(reason) between 10 and 500)
);
-- One is asked at a time.
create unique index departure_items_one on departure_items (tenant_id, departure_id, kind, object_id);
create index departure_items_by_departure on departure_items (tenant_id, departure_id);
create index departure_items_by_successor on departure_items (tenant_id, successor_person_id, proposed_at);
create index departure_items_by_resident on departure_items (tenant_id, resident_id, accepted_at) where resident_id is not null;
create index departure_items_by_team on departure_items (tenant_id, team_id) where team_id is not null;
create index departure_items_by_proposer on departure_items (tenant_id, proposed_by);
-- What somebody has in hand is found by the person.
create index care_relationships_by_person on care_relationships (tenant_id, person_id) where person_id is not null;
create index case_coordinators_by_person on case_coordinators (tenant_id, person_id);

select guards.tenant_wall('departures');
select guards.tenant_wall('departure_items');
do $$ begin
  execute format('create policy colleagues_read on departures for select to drieluik_app using (%1$s in (''admin'', ''system'') or (%1$s = ''professional'' and (person_id = %2$s or team_ids && %3$s)))',
    guards.kind(), guards.person(), guards.teams());
  execute format('create policy portal_adds on departures for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy portal_changes on departures for update to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
  -- Never the administrator: that somebody is helped is already content (BO-4).
  execute format('create policy those_involved on departure_items for select to drieluik_app using (%1$s = ''system'' or (%1$s = ''professional'' and successor_person_id = %2$s) or (%1$s = ''resident'' and resident_id = %2$s and accepted_at is not null))',
    guards.kind(), guards.person());
  execute format('create policy portal_adds on departure_items for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy portal_changes on departure_items for update to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
  execute format('create policy portal_removes on departure_items for delete to drieluik_app using (%s = ''system'')', guards.kind());

  -- Who comes, goes or moves: the portal writes it after it decided and logged who asks.
  execute format('create policy portal_adds on people for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy portal_adds on accounts for insert to drieluik_app with check (%s = ''system'' and kind = ''professional'' and status = ''invited'')', guards.kind());
  execute format('create policy portal_adds on professionals for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy portal_adds on team_memberships for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy portal_changes on team_memberships for update to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
  execute format('create policy portal_adds on consultation_sessions for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy portal_changes on consultation_sessions for update to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());

  -- A grant to contribute opens no way to name oneself the own huisarts or who keeps the overview.
  execute format('create policy portal_alone_changes on care_relationships as restrictive for update to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
  execute format('create policy portal_alone_adds on case_coordinators as restrictive for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy portal_alone_changes on case_coordinators as restrictive for update to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
end $$;
grant select, insert on departures to drieluik_app;
grant update (last_day, cancelled_by, cancelled_at, overridden_by, overridden_at, override_reason, closed_at) on departures to drieluik_app;
grant select, insert, delete on departure_items to drieluik_app;
grant update (accepted_at) on departure_items to drieluik_app;
grant insert on people, professionals, team_memberships, consultation_sessions to drieluik_app;
grant insert (tenant_id, id, person_id, email, kind, status, language, created_at) on accounts to drieluik_app;
grant update (role, is_lead, specialty, ends_on) on team_memberships to drieluik_app;
grant update (valid_until) on consultation_sessions to drieluik_app;
grant update (person_id) on care_relationships to drieluik_app;
grant insert, update (ends_at) on case_coordinators to drieluik_app;

-- Everything that is in somebody's hands at the acting instant; `p_from` is when appointments count as somebody else's. By
-- the rights of who calls it: the portal alone sees all of it.
create function open_work(p_person uuid, p_from timestamptz)
  returns table (kind text, object_id uuid, team_id uuid, resident_id uuid, at timestamptz)
  language sql stable set search_path = public, pg_temp as
  $$ select 'COORDINATION', c.id, null::uuid, c.resident_id, c.starts_at from case_coordinators c
       where c.tenant_id = acting_tenant() and c.person_id = p_person and c.ends_at is null
     union all
     select 'QUESTION', t.id, t.team_id, t.resident_id, t.due_at from threads t
       where t.tenant_id = acting_tenant() and t.assigned_person_id = p_person and t.inbox_tab = 'taken'
     union all
     select 'APPOINTMENT', a.id, a.team_id, a.resident_id, a.starts_at from appointment_participants b
       join appointments a on a.tenant_id = b.tenant_id and a.id = b.appointment_id
       where b.tenant_id = acting_tenant() and b.person_id = p_person and b.blocks and b.starts_at >= p_from and a.team_id is not null
         and (a.status in ('booked', 'pending', 'arrived') or (a.status = 'proposed' and a.held_until > acting_instant()))
     union all
     select 'CARE_RELATIONSHIP', r.id, r.team_id, r.resident_id, r.starts_at from care_relationships r
       where r.tenant_id = acting_tenant() and r.person_id = p_person and (r.ends_at is null or r.ends_at > acting_instant())
     union all
     select 'INVITATION', i.id, null::uuid, i.resident_id, i.starts_at from invitees e
       join invitations i on i.tenant_id = e.tenant_id and i.id = e.invitation_id
       where e.tenant_id = acting_tenant() and e.person_id = p_person and e.state <> 'declined'
         and (i.state = 'sent' or (i.state = 'planned' and i.starts_at >= p_from))
     union all
     select 'TEAM_LEAD', m.id, m.team_id, null::uuid, acting_instant() from team_memberships m
       where m.tenant_id = acting_tenant() and m.person_id = p_person and m.is_lead $$;
revoke all on function open_work from public;
grant execute on function open_work to drieluik_app;
