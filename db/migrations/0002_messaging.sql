-- A draft translation into Dutch, beside the resident's own words (MSG-6).
alter table messages add constraint messages_translation check (length(translation) between 1 and 4000);

select guards.tenant_wall('assignee_inbox_counts');
do $$ begin
  execute format('create policy own on assignee_inbox_counts for select to drieluik_app using (person_id = %s or %s = ''system'')', guards.person(), guards.kind());
end $$;
grant select on assignee_inbox_counts to drieluik_app;

-- Counters by statement, not by row: a COPY of a million threads touches each counter once. Keys in order, so that two
-- changes at once never wait for one another in a circle.
create function add_to_inbox_counts(p_tenants uuid[], p_teams uuid[], p_tabs text[], p_people uuid[], p_steps integer[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into team_inbox_counts (tenant_id, team_id, tab, threads)
    select c.tenant, c.team, c.tab, sum(c.step)
    from unnest(p_tenants, p_teams, p_tabs, p_steps) as c (tenant, team, tab, step)
    group by 1, 2, 3 having sum(c.step) <> 0 order by 1, 2, 3
    on conflict (tenant_id, team_id, tab) do update set threads = team_inbox_counts.threads + excluded.threads;
  insert into assignee_inbox_counts (tenant_id, team_id, person_id, threads)
    select c.tenant, c.team, c.person, sum(c.step)
    from unnest(p_tenants, p_teams, p_people, p_steps) as c (tenant, team, person, step)
    where c.person is not null
    group by 1, 2, 3 having sum(c.step) <> 0 order by 1, 2, 3
    on conflict (tenant_id, team_id, person_id) do update set threads = assignee_inbox_counts.threads + excluded.threads;
end $$;
create function count_team_inbox() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_change record;
begin
  -- Whose name counts: only what is in somebody's hands.
  if tg_op = 'INSERT' then
    select array_agg(tenant_id) tenants, array_agg(team_id) teams, array_agg(inbox_tab) tabs, array_agg(person) people, array_agg(step) steps
      into v_change from (
        select tenant_id, team_id, inbox_tab, case when inbox_tab = 'taken' then assigned_person_id end as person, count(*)::integer as step
        from new_rows group by 1, 2, 3, 4) c;
  elsif tg_op = 'DELETE' then
    select array_agg(tenant_id) tenants, array_agg(team_id) teams, array_agg(inbox_tab) tabs, array_agg(person) people, array_agg(step) steps
      into v_change from (
        select tenant_id, team_id, inbox_tab, case when inbox_tab = 'taken' then assigned_person_id end as person, -count(*)::integer as step
        from old_rows group by 1, 2, 3, 4) c;
  else
    select array_agg(tenant_id) tenants, array_agg(team_id) teams, array_agg(inbox_tab) tabs, array_agg(person) people, array_agg(step) steps
      into v_change from (
        select tenant_id, team_id, inbox_tab, case when inbox_tab = 'taken' then assigned_person_id end as person, sum(step)::integer as step
        from (select tenant_id, team_id, inbox_tab, assigned_person_id, 1 as step from new_rows
              union all select tenant_id, team_id, inbox_tab, assigned_person_id, -1 from old_rows) both_rows
        group by 1, 2, 3, 4 having sum(step) <> 0) c;
  end if;
  if v_change.steps is not null then
    perform add_to_inbox_counts(v_change.tenants, v_change.teams, v_change.tabs, v_change.people, v_change.steps);
  end if;
  return null;
end $$;
create trigger threads_count_added after insert on threads referencing new table as new_rows
  for each statement execute function count_team_inbox();
create trigger threads_count_changed after update on threads referencing old table as old_rows new table as new_rows
  for each statement execute function count_team_inbox();
create trigger threads_count_removed after delete on threads referencing old table as old_rows
  for each statement execute function count_team_inbox();

-- Whom a thread is about and whose it is: what a decision (and its line in the log) needs before anything is read.
create function thread_subject(p_thread uuid) returns table (resident_id uuid, team_id uuid)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select t.resident_id, t.team_id from threads t
     where t.tenant_id = acting_tenant() and acting_person() is not null and t.id = p_thread $$;
revoke all on function add_to_inbox_counts, count_team_inbox, thread_subject from public;
grant execute on function thread_subject to drieluik_app;

-- Nobody writes in another's name.
do $$ begin
  execute format('create policy own_words on messages as restrictive for insert to drieluik_app with check (author_person_id = %s)', guards.person());
end $$;
