-- The sociale kaart kept up to date (PUB-2, PUB-3): questions in residents' words, hours that can be computed with, who to
-- call and who follows, who owns an entry, its history, what people say about it, and search that forgives spelling.

create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

-- 1. What an entry says. Defaults are constants: no row is rewritten.
alter table directory_entries
  -- Who offers it, one id a name: an organisation of the portal, or one that is known by name alone.
  add column provider_id uuid,
  add column provider_name text,
  add column questions text[] not null default '{}',
  add column postcode text,
  -- Hours of a week, holidays and single days; null where nobody can say when it is open.
  add column hours jsonb,
  add column email text,
  add column website text,
  add column key_contact_phone text,
  -- The last day of the key contact; the day after, people call the successor.
  add column key_contact_until date,
  add column successor_function text,
  add column successor_phone text,
  -- Who keeps it right, and who does when that person leaves. Never shown to the public.
  add column owner_person_id uuid,
  add column owner_successor_id uuid,
  -- A team or editors' desk, as people know it; never a private person.
  add column last_checked_by text,
  add column state text not null default 'published',
  -- Two who change one entry at a time are told.
  add column version integer not null default 1,
  add column updated_at timestamptz,
  add column search_words text not null default '';
alter table directory_entries
  add constraint directory_entries_state check (state in ('proposed', 'published', 'archived')) not valid,
  add constraint directory_entries_name check (char_length(name) between 1 and 120) not valid,
  add constraint directory_entries_questions check (cardinality(questions) <= 20) not valid,
  add constraint directory_entries_owner foreign key (tenant_id, owner_person_id) references professionals (tenant_id, id) not valid,
  add constraint directory_entries_owner_successor foreign key (tenant_id, owner_successor_id) references professionals (tenant_id, id) not valid;
alter table directory_entries validate constraint directory_entries_state;
alter table directory_entries validate constraint directory_entries_name;
alter table directory_entries validate constraint directory_entries_questions;
alter table directory_entries validate constraint directory_entries_owner;
alter table directory_entries validate constraint directory_entries_owner_successor;

-- The words that people search by, without accents and capitals.
create function directory_words() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.search_words := lower(unaccent(concat_ws(' ', new.name, new.provider_name, new.description,
    array_to_string(new.target_groups, ' '), new.key_contact_function, new.how_to_register, new.street)));
  return new;
end $$;
revoke all on function directory_words from public;
create trigger directory_entries_words before insert or update on directory_entries for each row execute function directory_words();
-- Some hundreds of rows a wijk.
update directory_entries e set provider_id = coalesce(e.organisation_id, e.id),
  provider_name = coalesce((select o.name from organisations o where o.tenant_id = e.tenant_id and o.id = e.organisation_id), e.name);

create index directory_entries_by_words on directory_entries using gin (search_words gin_trgm_ops);
create index directory_entries_by_owner on directory_entries (tenant_id, owner_person_id) where owner_person_id is not null;
create index directory_entries_by_successor on directory_entries (tenant_id, owner_successor_id) where owner_successor_id is not null;
create index directory_entries_by_organisation on directory_entries (tenant_id, organisation_id) where organisation_id is not null;
create index directory_entries_by_neighbourhood on directory_entries (tenant_id, neighbourhood_id) where neighbourhood_id is not null;
create index directory_entries_by_check on directory_entries (tenant_id, last_checked_on, id);

-- 2. Who changed what, and when.
create table directory_changes (
  tenant_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  kind text not null,
  person_id uuid not null,
  -- The role in which it was done.
  role text not null,
  -- Field to before and after, as text.
  changes jsonb not null default '{}',
  constraint directory_changes_pk primary key (tenant_id, id),
  constraint directory_changes_entry foreign key (tenant_id, entry_id) references directory_entries (tenant_id, id),
  constraint directory_changes_person foreign key (tenant_id, person_id) references people (tenant_id, id),
  constraint directory_changes_kind check (kind in ('created', 'checked', 'changed', 'published', 'archived'))
);
create index directory_changes_by_entry on directory_changes (tenant_id, entry_id, at desc, id desc);
create index directory_changes_by_person on directory_changes (tenant_id, person_id);

-- 3. "Dit klopt niet": by anybody, without an account and without anything about who says it.
create table directory_feedback (
  tenant_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  reason text not null,
  remark text,
  given_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  outcome text,
  constraint directory_feedback_pk primary key (tenant_id, id),
  constraint directory_feedback_entry foreign key (tenant_id, entry_id) references directory_entries (tenant_id, id),
  constraint directory_feedback_closer foreign key (tenant_id, closed_by) references people (tenant_id, id),
  constraint directory_feedback_reason check (reason in ('PHONE', 'HOURS', 'ADDRESS', 'COST', 'GONE', 'OTHER')),
  constraint directory_feedback_remark check (char_length(remark) between 1 and 500),
  constraint directory_feedback_outcome check (outcome in ('changed', 'was_right', 'unclear')),
  constraint directory_feedback_end check (num_nonnulls(closed_at, closed_by, outcome) in (0, 3))
);
create index directory_feedback_by_entry on directory_feedback (tenant_id, entry_id, given_at, id);
create index directory_feedback_open on directory_feedback (tenant_id, given_at, id) where closed_at is null;
create index directory_feedback_by_closer on directory_feedback (tenant_id, closed_by) where closed_by is not null;

-- 4. Since when an entry waits for its owner (PUB-2): written by a job every day; the work list doesn't need it.
create table directory_tasks (
  tenant_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  kind text not null,
  made_at timestamptz not null,
  done_at timestamptz,
  constraint directory_tasks_pk primary key (tenant_id, id),
  constraint directory_tasks_entry foreign key (tenant_id, entry_id) references directory_entries (tenant_id, id),
  constraint directory_tasks_kind check (kind in ('stale', 'hidden', 'ownerless'))
);
create index directory_tasks_by_entry on directory_tasks (tenant_id, entry_id);
create unique index directory_tasks_one on directory_tasks (tenant_id, entry_id, kind) where done_at is null;

-- 5. Who sees and writes. What is proposed or put away is not the public's to see.
select guards.tenant_wall('directory_changes');
select guards.tenant_wall('directory_feedback');
select guards.tenant_wall('directory_tasks');
do $$ begin
  execute format('create policy published_or_work on directory_entries as restrictive for select to drieluik_app using (state = ''published'' or %s in (''professional'', ''admin'', ''system''))', guards.kind());
  execute format('create policy portal_adds on directory_entries for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy portal_changes on directory_entries for update to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
  execute format('create policy work_reads on directory_changes for select to drieluik_app using (%s in (''professional'', ''admin'', ''system''))', guards.kind());
  execute format('create policy portal_adds on directory_changes for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy work_reads on directory_feedback for select to drieluik_app using (%s in (''professional'', ''admin'', ''system''))', guards.kind());
  execute format('create policy portal_adds on directory_feedback for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy portal_changes on directory_feedback for update to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
  execute format('create policy portal_removes on directory_feedback for delete to drieluik_app using (%s = ''system'')', guards.kind());
  execute format('create policy work_reads on directory_tasks for select to drieluik_app using (%s in (''professional'', ''admin'', ''system''))', guards.kind());
  execute format('create policy portal_adds on directory_tasks for insert to drieluik_app with check (%s = ''system'')', guards.kind());
  execute format('create policy portal_changes on directory_tasks for update to drieluik_app using (%1$s = ''system'') with check (%1$s = ''system'')', guards.kind());
end $$;
grant insert on directory_entries to drieluik_app;
grant update (organisation_id, name, description, domains, target_groups, languages, street, neighbourhood_id, opening_hours, costs,
  how_to_register, wheelchair_accessible, phone, key_contact_function, last_checked_on, provider_id, provider_name, questions, postcode,
  hours, email, website, key_contact_phone, key_contact_until, successor_function, successor_phone, owner_person_id, owner_successor_id,
  last_checked_by, state, version, updated_at) on directory_entries to drieluik_app;
grant select, insert on directory_changes to drieluik_app;
grant select, insert, delete, update (closed_at, closed_by, outcome) on directory_feedback to drieluik_app;
grant select, insert, update (done_at) on directory_tasks to drieluik_app;

-- 6. Search: each of `p_search` is a list of folded words that mean the same; an entry is found by one of them, also when it
-- is misspelt. Under row-level security no index is used for this, so it is a door; it shows what is published alone.
create function directory_search(p_search jsonb) returns table (entry_id uuid, word integer, score integer)
  language sql stable security definer set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.45 as $$
  with asked as (
    select g.at::integer as at, w.word
    from jsonb_array_elements(p_search) with ordinality as g (words, at), jsonb_array_elements_text(g.words) as w (word)
    where g.at <= 6 and char_length(w.word) between 2 and 60
  )
  select e.id, a.at, max(case when strpos(e.search_words, a.word) > 0 then 100
    else (word_similarity(a.word, e.search_words) * 100)::integer end)
  from asked a join directory_entries e on e.tenant_id = acting_tenant() and e.state = 'published'
    and (e.search_words like '%' || replace(replace(replace(a.word, '\', '\\'), '%', '\%'), '_', '\_') || '%'
      or (char_length(a.word) >= 4 and a.word <% e.search_words))
  group by e.id, a.at limit 10000 $$;
revoke all on function directory_search from public;
grant execute on function directory_search to drieluik_app;
