-- What the neighbourhood offers as open data (OpenActive RPDE), and calendars of organisers that it is taken from.

-- One row a wijk: the last number that was given out, and what the items were made from. Its lock is that of who makes them,
-- so that numbers come in the order in which they can be seen.
create table open_data_feeds (
  tenant_id uuid not null,
  last_change bigint not null default 0,
  made_from text not null default '',
  made_at timestamptz not null,
  constraint open_data_feeds_pk primary key (tenant_id),
  constraint open_data_feeds_tenant foreign key (tenant_id) references tenants (id)
);

-- What was handed out last of each item; one that is gone stays for a while as deleted (RPDE 1.0 §4.2.2).
create table open_data_items (
  tenant_id uuid not null,
  kind text not null,
  item_id text not null,
  change bigint not null,
  -- Null: deleted. As it is sent, to the letter: `json` keeps that, so that a difference is found by a hash.
  data json,
  changed_at timestamptz not null,
  constraint open_data_items_pk primary key (tenant_id, kind, item_id),
  constraint open_data_items_change unique (tenant_id, kind, change),
  constraint open_data_items_kind check (kind in ('SessionSeries', 'ScheduledSession')),
  constraint open_data_items_id check (length(item_id) <= 100),
  constraint open_data_items_tenant foreign key (tenant_id) references tenants (id)
);

select guards.neighbourhood_table('open_data_feeds');
select guards.neighbourhood_table('open_data_items');
do $$ declare v_table text; begin
  foreach v_table in array array['open_data_feeds', 'open_data_items'] loop
    execute format('create policy portal_adds on %I for insert to drieluik_app with check (%s = ''system'')', v_table, guards.kind());
    execute format('create policy portal_changes on %I for update to drieluik_app using (%s = ''system'')', v_table, guards.kind());
  end loop;
  execute format('create policy portal_removes on open_data_items for delete to drieluik_app using (%s = ''system'')', guards.kind());
end $$;
grant insert, update (last_change, made_from, made_at) on open_data_feeds to drieluik_app;
grant insert, update (change, data, changed_at), delete on open_data_items to drieluik_app;

-- A calendar of an organiser from which activities are taken over.
create table activity_sources (
  tenant_id uuid not null,
  id uuid not null,
  organiser_id uuid not null,
  -- Whoever has the address may read the calendar: sealed. Null: a file that was handed over.
  url_sealed text,
  -- The host or the name of the file: what people recognise it by.
  name text not null,
  -- Only what has one of these is taken over; everything when there is none.
  words text[] not null default '{}',
  -- What a calendar does not say of an activity (PUB-4).
  for_whom text not null,
  how_to_join text not null,
  domain text not null,
  becomes text not null default 'submitted',
  -- What stood in it at the last look that nobody said yes to.
  looked jsonb,
  created_by_person_id uuid not null,
  created_at timestamptz not null,
  begun_at timestamptz,
  tried_at timestamptz not null,
  read_at timestamptz,
  failing_since timestamptz,
  failure text,
  told_at timestamptz,
  ended_at timestamptz,
  constraint activity_sources_pk primary key (tenant_id, id),
  constraint activity_sources_organiser foreign key (tenant_id, organiser_id) references organisations (tenant_id, id),
  constraint activity_sources_url_sealed check (url_sealed ~ '^v1\.[a-z][a-z0-9-]*\.'),
  constraint activity_sources_name check (length(name) between 1 and 255),
  constraint activity_sources_words check (cardinality(words) <= 20),
  constraint activity_sources_texts check (length(for_whom) between 1 and 300 and length(how_to_join) between 1 and 300),
  constraint activity_sources_domain check (domain in ('BODY', 'MIND', 'SOCIAL', 'SOCIETAL')),
  constraint activity_sources_becomes check (becomes in ('draft', 'submitted')),
  constraint activity_sources_failing check ((failing_since is null) = (failure is null))
);
create index activity_sources_by_organiser on activity_sources (tenant_id, organiser_id, created_at);
create index activity_sources_by_turn on activity_sources (tenant_id, tried_at) where ended_at is null;

-- Which keys are in use.
create index activity_sources_key on activity_sources (split_part(url_sealed, '.', 2)) where url_sealed is not null;

-- Which activity came from which entry of a calendar, so that none comes twice; whichever of the organiser's calendars has it.
create table activity_source_items (
  tenant_id uuid not null,
  organiser_id uuid not null,
  item_key text not null,
  source_id uuid not null,
  activity_id uuid not null,
  -- As it was taken over last: what somebody changed here stays until the calendar itself changes it.
  taken jsonb not null,
  seen_at timestamptz not null,
  gone_at timestamptz,
  constraint activity_source_items_pk primary key (tenant_id, organiser_id, item_key),
  constraint activity_source_items_source foreign key (tenant_id, source_id) references activity_sources (tenant_id, id) on delete cascade,
  constraint activity_source_items_activity foreign key (tenant_id, activity_id) references activities (tenant_id, id) on delete cascade,
  constraint activity_source_items_organiser foreign key (tenant_id, organiser_id) references organisations (tenant_id, id),
  constraint activity_source_items_key check (length(item_key) between 1 and 300)
);
create index activity_source_items_by_source on activity_source_items (tenant_id, source_id);
create unique index activity_source_items_by_activity on activity_source_items (tenant_id, activity_id);

do $$ declare
  v_table text;
  -- The organisation's own people, the editor, and the portal that reads it again.
  v_open text := format('(%1$s in (''admin'', ''system'') or (%1$s = ''professional'' and organiser_id in (select t.organisation_id from teams t where t.tenant_id = %2$s and t.id = any(%3$s))))',
    guards.kind(), guards.tenant(), guards.teams());
begin
  foreach v_table in array array['activity_sources', 'activity_source_items'] loop
    perform guards.tenant_wall(v_table::regclass);
    execute format('create policy own_organisation on %I to drieluik_app using (%s) with check (%s)', v_table, v_open, v_open);
  end loop;
end $$;
grant select, insert, delete on activity_sources, activity_source_items to drieluik_app;
grant update (url_sealed, words, for_whom, how_to_join, domain, becomes, looked, begun_at, tried_at, read_at, failing_since, failure, told_at, ended_at) on activity_sources to drieluik_app;
grant update (source_id, taken, seen_at, gone_at) on activity_source_items to drieluik_app;
