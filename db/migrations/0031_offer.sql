-- Who writes what the neighbourhood offers (PUB-4): organisers, proposals, drafts, what changed, and who else is writing.

-- 1. Organisers: a role without any topic, in a team of an organisation that offers activities.
alter table teams drop constraint teams_kind,
  add constraint teams_kind check (kind in ('GP_PRACTICE', 'NEIGHBOURHOOD_TEAM', 'COMMUNITY_ORGANISATION')) not valid;
alter table teams validate constraint teams_kind;
alter table team_memberships drop constraint team_memberships_role,
  add constraint team_memberships_role check (role in ('GENERAL_PRACTITIONER', 'PRACTICE_ASSISTANT', 'PRACTICE_NURSE',
    'SOCIAL_WORKER', 'DISTRICT_NURSE', 'NEIGHBOURHOOD_SPECIALIST', 'WELLBEING_COACH', 'ACTIVITY_ORGANISER')) not valid;
alter table team_memberships validate constraint team_memberships_role;

-- As it was, and: the third kind of team has one role of its own, and no other role belongs there.
create or replace function role_belongs(p_team uuid, p_role text) returns boolean language sql stable set search_path = public, pg_temp as
  $$ select exists (select 1 from teams t where t.tenant_id = acting_tenant() and t.id = p_team and t.kind = case
       when p_role in ('GENERAL_PRACTITIONER', 'PRACTICE_ASSISTANT', 'PRACTICE_NURSE') then 'GP_PRACTICE'
       when p_role = 'ACTIVITY_ORGANISER' then 'COMMUNITY_ORGANISATION' else 'NEIGHBOURHOOD_TEAM' end) $$;

-- 2. Whose an activity is, and since when it waits for the editor.
alter table activities
  add column author_person_id uuid,
  add column submitted_at timestamptz,
  -- Two who write one activity at a time are told: each save names the version that it began with.
  add column version integer not null default 0,
  add constraint activities_author foreign key (tenant_id, author_person_id) references people (tenant_id, id) not valid;
alter table activities validate constraint activities_author;
create index activities_by_author on activities (tenant_id, author_person_id) where author_person_id is not null;
create index activities_by_organiser on activities (tenant_id, organiser_id, updated_at desc, id desc);
create index activities_waiting on activities (tenant_id, submitted_at, id) where state = 'submitted';

-- 3. New words of what is public already wait here for the editor; the page stays as it was.
create table offer_pending (
  tenant_id uuid not null,
  activity_id uuid not null,
  words jsonb not null,
  person_id uuid not null,
  at timestamptz not null,
  constraint offer_pending_pk primary key (tenant_id, activity_id),
  constraint offer_pending_activity foreign key (tenant_id, activity_id) references activities (tenant_id, id) on delete cascade,
  constraint offer_pending_person foreign key (tenant_id, person_id) references people (tenant_id, id),
  constraint offer_pending_size check (length(words::text) <= 20000)
);
create index offer_pending_in_turn on offer_pending (tenant_id, at, activity_id);
create index offer_pending_by_person on offer_pending (tenant_id, person_id);

-- 4. What somebody is typing, as it was typed: it survives a log-out, a time-out and a lost connection (lesson 15.18).
create table offer_drafts (
  tenant_id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  fields jsonb not null,
  -- The version of the activity that it began with.
  version integer not null,
  saved_at timestamptz not null,
  constraint offer_drafts_pk primary key (tenant_id, activity_id, person_id),
  constraint offer_drafts_activity foreign key (tenant_id, activity_id) references activities (tenant_id, id) on delete cascade,
  constraint offer_drafts_person foreign key (tenant_id, person_id) references people (tenant_id, id),
  constraint offer_drafts_size check (length(fields::text) <= 40000)
);
create index offer_drafts_by_person on offer_drafts (tenant_id, person_id);

-- 5. Who has an activity open to write in, until when.
create table offer_editing (
  tenant_id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  by_name text not null,
  until timestamptz not null,
  constraint offer_editing_pk primary key (tenant_id, activity_id, person_id),
  constraint offer_editing_activity foreign key (tenant_id, activity_id) references activities (tenant_id, id) on delete cascade,
  constraint offer_editing_person foreign key (tenant_id, person_id) references people (tenant_id, id)
);
create index offer_editing_by_person on offer_editing (tenant_id, person_id);

-- 6. Who changed what, and when: each field before and after.
create table offer_history (
  tenant_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  at timestamptz not null,
  -- Null: the portal itself, at an import.
  person_id uuid,
  by_name text not null,
  kind text not null,
  changes jsonb not null default '{}',
  reason text,
  constraint offer_history_pk primary key (tenant_id, id),
  constraint offer_history_activity foreign key (tenant_id, activity_id) references activities (tenant_id, id) on delete cascade,
  constraint offer_history_person foreign key (tenant_id, person_id) references people (tenant_id, id),
  constraint offer_history_kind check (kind in ('made', 'copied', 'written', 'submitted', 'published', 'sentBack', 'wordsProposed',
    'wordsApproved', 'wordsRefused', 'cancelled', 'dateCancelled', 'dateMoved', 'dateRestored', 'archived', 'translated', 'checked')),
  constraint offer_history_reason check (length(reason) between 1 and 500)
);
create index offer_history_by_activity on offer_history (tenant_id, activity_id, at desc, id desc);
create index offer_history_by_person on offer_history (tenant_id, person_id) where person_id is not null;

-- 7. Who sees and writes. What is not public yet is for who wrote it, for the own organisation and for the editor; the portal
-- alone writes, after its decision.
select guards.tenant_wall('offer_pending');
select guards.tenant_wall('offer_drafts');
select guards.tenant_wall('offer_editing');
select guards.tenant_wall('offer_history');
do $$ declare
  v_work text := format('%s in (''professional'', ''admin'', ''system'')', guards.kind());
  v_portal text := format('%s = ''system''', guards.kind());
  v_table text;
begin
  execute format('create policy drafts_are_not_public on activities as restrictive for select to drieluik_app using (state not in (''draft'', ''submitted'')
    or %1$s in (''admin'', ''system'') or (%1$s = ''professional'' and (author_person_id = %2$s
      or organiser_id in (select t.organisation_id from teams t where t.tenant_id = %3$s and t.id = any(%4$s)))))',
    guards.kind(), guards.person(), guards.tenant(), guards.teams());
  foreach v_table in array array['activities', 'activity_exceptions'] loop
    execute format('create policy portal_adds on %I for insert to drieluik_app with check (%s)', v_table, v_portal);
    execute format('create policy portal_changes on %I for update to drieluik_app using (%s) with check (%s)', v_table, v_portal, v_portal);
  end loop;
  execute format('create policy portal_removes on activity_exceptions for delete to drieluik_app using (%s)', v_portal);
  foreach v_table in array array['offer_pending', 'offer_history'] loop
    execute format('create policy work_reads on %I for select to drieluik_app using (%s)', v_table, v_work);
    execute format('create policy portal_adds on %I for insert to drieluik_app with check (%s)', v_table, v_portal);
  end loop;
  execute format('create policy portal_changes on offer_pending for update to drieluik_app using (%s) with check (%s)', v_portal, v_portal);
  execute format('create policy portal_removes on offer_pending for delete to drieluik_app using (%s)', v_portal);
  execute format('create policy own on offer_drafts to drieluik_app using (person_id = %1$s) with check (person_id = %1$s)', guards.person());
  execute format('create policy work_reads on offer_editing for select to drieluik_app using (%s)', v_work);
  execute format('create policy own_adds on offer_editing for insert to drieluik_app with check (person_id = %s)', guards.person());
  execute format('create policy own_changes on offer_editing for update to drieluik_app using (person_id = %1$s) with check (person_id = %1$s)', guards.person());
  execute format('create policy own_removes on offer_editing for delete to drieluik_app using (person_id = %s)', guards.person());
end $$;
grant insert on activities to drieluik_app;
grant update (organiser_id, state, title, what, for_whom, how_to_join, translations, translation_status, pictogram, domains, location_name,
  street, neighbourhood_id, cost_cents, women_only, languages, wheelchair_accessible, companion, min_age, max_age, indoors, children_welcome,
  theme, openactive_activity, sign_up, capacity, first_date, starts_at, ends_at, recurrence_rule, last_date, skip_holidays, sequence,
  cancelled_at, updated_at, submitted_at, version) on activities to drieluik_app;
grant insert, update (kind, moved_to_date, moved_starts_at, moved_ends_at, updated_at), delete on activity_exceptions to drieluik_app;
grant select, insert, update (words, person_id, at), delete on offer_pending to drieluik_app;
grant select, insert, update (fields, version, saved_at), delete on offer_drafts to drieluik_app;
grant select, insert, update (by_name, until), delete on offer_editing to drieluik_app;
grant select, insert on offer_history to drieluik_app;
