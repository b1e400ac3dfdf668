-- Each step may find its work done: some databases were made with these columns and policies from the start.
set local lock_timeout = '5s';

-- When a question turns amber (ECO-7). Of questions that are there already: three quarters of the time, by the clock alone.
alter table threads add column if not exists amber_at timestamptz;
update threads set amber_at = submitted_at + (due_at - submitted_at) * 0.75 where amber_at is null;
alter table threads alter column amber_at set not null;
-- Questions with urgent words stand on top of the inbox, whatever their promise.
alter table threads add column if not exists queue_at timestamptz not null generated always as (
  case when cardinality(red_flags) > 0 and state in ('submitted', 'triaged', 'in_progress', 'returned_for_info')
    then timestamptz '1970-01-01 00:00:00+00' else due_at end) stored;
drop index threads_by_inbox, threads_by_assignee;
create index threads_by_inbox on threads (tenant_id, team_id, inbox_tab, queue_at, id);
create index threads_by_assignee on threads (tenant_id, assigned_person_id, inbox_tab, queue_at, id);

-- What a resident wrote and sent is changed by nobody else (DOS-2, FD-3), and a version is never overwritten (FD-4).
do $$ declare v_table regclass; begin
  foreach v_table in array array['assessments', 'assessment_notes', 'assessment_priorities']::regclass[] loop
    execute format('drop policy if exists own_words on %s', v_table);
    execute format('drop policy if exists own_words_removed on %s', v_table);
    execute format('create policy own_words on %s as restrictive for update to drieluik_app using (resident_id = %s)', v_table, guards.person());
    execute format('create policy own_words_removed on %s as restrictive for delete to drieluik_app using (resident_id = %s)', v_table, guards.person());
  end loop;
end $$;
