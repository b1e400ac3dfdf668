-- Every dated occurrence of what the neighbourhood offers (PUB-4, PUB-5), so that a week is read and not worked out, and
-- search that forgives spelling (lesson 16.11).

create extension if not exists pg_trgm with schema public;

alter table activities
  -- Last day, included; null goes on.
  add column last_date date,
  -- Null: nobody said.
  add column indoors boolean,
  add column children_welcome boolean not null default false,
  add column theme text,
  add column openactive_activity text,
  add column sign_up text not null default 'none',
  add column cancelled_at timestamptz,
  add column translation_status jsonb not null default '{}';
alter table activities
  add constraint activities_sign_up check (sign_up in ('none', 'portal', 'phone')) not valid,
  add constraint activities_theme check (theme ~ '^[a-z][a-z-]{0,39}$') not valid,
  add constraint activities_openactive check (openactive_activity ~ '^https://openactive\.io/activity-list#[0-9a-f-]{36}$') not valid,
  add constraint activities_last_date check (last_date >= first_date) not valid,
  -- At most once a day: a rule by the hour or the second would never end.
  add constraint activities_rule check (length(recurrence_rule) <= 500
    and recurrence_rule ~ '^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)' and recurrence_rule !~ 'BY(HOUR|MINUTE|SECOND)') not valid;
alter table activities validate constraint activities_sign_up;
alter table activities validate constraint activities_theme;
alter table activities validate constraint activities_openactive;
alter table activities validate constraint activities_last_date;
alter table activities validate constraint activities_rule;

-- Follows from activities and activity_exceptions; what a list filters by is copied, so that a list reads one index.
create table activity_occurrences (
  tenant_id uuid not null,
  activity_id uuid not null,
  original_date date not null,
  date date not null,
  starts timestamptz not null,
  ends timestamptz not null,
  status text not null,
  organiser_id uuid not null,
  neighbourhood_id uuid,
  theme text,
  domains text[] not null,
  languages text[] not null,
  free boolean not null,
  women_only boolean not null,
  children_welcome boolean not null,
  step_free boolean not null,
  companion boolean not null,
  indoors boolean,
  min_age integer,
  max_age integer,
  constraint activity_occurrences_pk primary key (tenant_id, activity_id, original_date),
  constraint activity_occurrences_activity foreign key (tenant_id, activity_id) references activities (tenant_id, id) on delete cascade,
  constraint activity_occurrences_status check (status in ('scheduled', 'cancelled', 'moved')),
  constraint activity_occurrences_period check (ends >= starts)
);
create index activity_occurrences_by_date on activity_occurrences (tenant_id, date, starts, activity_id, original_date);

-- What can be looked for, folded to plain Latin letters by the portal: trigrams then work in every locale of a database.
create table activity_search_words (
  tenant_id uuid not null,
  activity_id uuid not null,
  words text not null,
  constraint activity_search_words_pk primary key (tenant_id, activity_id),
  constraint activity_search_words_activity foreign key (tenant_id, activity_id) references activities (tenant_id, id) on delete cascade,
  constraint activity_search_words_length check (length(words) <= 20000)
);
create index activity_search_words_by_trigram on activity_search_words using gin (words gin_trgm_ops);

-- Words that people type for what is written otherwise; the editor keeps them (lesson 16.11).
create table search_synonyms (
  tenant_id uuid not null,
  id uuid not null,
  word text not null,
  meaning text not null,
  language text not null,
  constraint search_synonyms_pk primary key (tenant_id, id),
  constraint search_synonyms_tenant foreign key (tenant_id) references tenants (id),
  constraint search_synonyms_once unique (tenant_id, word, meaning),
  constraint search_synonyms_word check (length(btrim(word)) between 2 and 60),
  constraint search_synonyms_meaning check (length(btrim(meaning)) between 2 and 60),
  constraint search_synonyms_language check (length(language) between 2 and 12)
);

select guards.neighbourhood_table('activity_occurrences');
select guards.neighbourhood_table('activity_search_words');
select guards.neighbourhood_table('search_synonyms');
do $$ declare v_table text; begin
  -- Whoever works here may change an activity, and what follows from it with it; which activity is the domain's to decide.
  foreach v_table in array array['activity_occurrences', 'activity_search_words'] loop
    execute format('create policy workers_add on %I for insert to drieluik_app with check (%s in (''professional'', ''admin'', ''system''))', v_table, guards.kind());
    execute format('create policy workers_change on %I for update to drieluik_app using (%s in (''professional'', ''admin'', ''system''))', v_table, guards.kind());
    execute format('create policy workers_remove on %I for delete to drieluik_app using (%s in (''professional'', ''admin'', ''system''))', v_table, guards.kind());
  end loop;
  execute format('create policy editor_adds on search_synonyms for insert to drieluik_app with check (%s in (''admin'', ''system''))', guards.kind());
  execute format('create policy editor_removes on search_synonyms for delete to drieluik_app using (%s in (''admin'', ''system''))', guards.kind());
end $$;
grant insert, update, delete on activity_occurrences to drieluik_app;
grant insert, update (words), delete on activity_search_words to drieluik_app;
grant insert, delete on search_synonyms to drieluik_app;

-- Activities of the acting wijk that have every one of these words, in the order of their ids.
--   p_words  folded words; alternatives of one word stand in it with '|' between them
-- A word that stands nowhere as it was typed is looked for by its trigrams. No operator of pg_trgm is leakproof, so that
-- under row-level security none would use an index: hence a function of the owner, with the wall in it.
create function search_activities(p_words text[], p_limit int) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.5 as $$
declare
  v_tenant uuid := acting_tenant();
  v_word text;
  v_least text;
  v_here uuid[];
  v_all uuid[];
begin
  foreach v_word in array p_words[1:6] loop
    select array_agg(distinct w.activity_id) into v_here
    from unnest((string_to_array(v_word, '|'))[1:12]) a
    join activity_search_words w on w.tenant_id = v_tenant
      -- Of one or two letters only the beginning of a word.
      and w.words like case when length(a) < 3 then '% ' else '%' end || a || '%';
    foreach v_least in array array['0.5', '0.33'] loop
      exit when v_here is not null;
      perform set_config('pg_trgm.word_similarity_threshold', v_least, true);
      -- Of what is like it, only the likest.
      with near as (select w.activity_id, word_similarity(split_part(v_word, '|', 1), w.words) as likeness
        from activity_search_words w where w.tenant_id = v_tenant and w.words %> split_part(v_word, '|', 1))
      select array_agg(n.activity_id) into v_here from near n where n.likeness > (select max(m.likeness) from near m) - 0.05;
    end loop;
    if v_here is null then return; end if;
    v_all := case when v_all is null then v_here else array(select unnest(v_all) intersect select unnest(v_here)) end;
  end loop;
  return query select u from unnest(v_all) u order by u limit p_limit;
end $$;
revoke all on function search_activities(text[], int) from public;
grant execute on function search_activities(text[], int) to drieluik_app;
