-- What was chosen by pictogram keeps its code, so that a professional reads it in Dutch beside the resident's own language.
alter table assessment_notes add constraint assessment_notes_suggestion check (length(suggestion) between 1 and 40);
alter table assessments add constraint assessments_comment check (length(score_comment) between 1 and 1000),
  add constraint assessments_sent check ((sent_at is null) = (sent_to_team_id is null));

-- "Wie heeft gekeken" (LOG-3) is about others: one's own looks are left out here, so that they take no place on a page.
create function access_log_about_me(p_from timestamptz, p_before timestamptz, p_before_entry uuid, p_limit integer)
  returns table (entry_id uuid, recorded_at timestamptz, action text, outcome text, checks text, user_id text, user_name text,
    portal_role text, resource text)
  language sql stable security definer set search_path = public, pg_temp as
  $$ select l.id, l.recorded_at, l.action, l.outcome, l.checks, l.user_id, l.user_name, l.portal_role, l.resource
     from (select distinct o.tenant_id, o.entry_id, o.recorded_at from access_log_objects o
           where o.tenant_id = acting_tenant() and o.object_id = acting_person()
             and o.recorded_at >= p_from and (o.recorded_at, o.entry_id) < (p_before, p_before_entry)) o
       join access_log l on l.tenant_id = o.tenant_id and l.id = o.entry_id
     where l.user_id <> acting_person()::text
     order by o.recorded_at desc, o.entry_id desc limit least(p_limit, 500) $$;

revoke all on function access_log_about_me from public;
grant execute on function access_log_about_me to drieluik_app;
