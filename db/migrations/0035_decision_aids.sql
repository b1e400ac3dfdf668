-- Decision aids (keuzehulp, PUB-9): a few questions that end in activities and in entries of the sociale kaart. Nobody's
-- answers are kept: they stand in the address of the page.

create table decision_aids (
  tenant_id uuid not null,
  id uuid not null,
  -- As in the address.
  slug text not null,
  pictogram text not null,
  -- Their order on the page.
  place integer not null default 0,
  -- Each advice of this aid ends with "Gaat u dit ook écht doen?" (PUB-9): the editor words it and can't leave it out.
  asks_to_do boolean not null default false,
  constraint decision_aids_pk primary key (tenant_id, id),
  constraint decision_aids_tenant foreign key (tenant_id) references tenants (id),
  constraint decision_aids_slug_once unique (tenant_id, slug),
  constraint decision_aids_slug check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 40)
);

-- What an aid says. People see the published one; a draft becomes it, and what was published before stays as it was.
create table decision_aid_versions (
  tenant_id uuid not null,
  id uuid not null,
  aid_id uuid not null,
  number integer not null,
  state text not null,
  content jsonb not null,
  -- Two who write one draft at a time are told: each save names the revision that it began with.
  revision integer not null default 0,
  changed_at timestamptz not null,
  published_at timestamptz,
  constraint decision_aid_versions_pk primary key (tenant_id, id),
  constraint decision_aid_versions_aid foreign key (tenant_id, aid_id) references decision_aids (tenant_id, id),
  constraint decision_aid_versions_number unique (tenant_id, aid_id, number),
  constraint decision_aid_versions_state check (state in ('draft', 'published', 'retired')),
  constraint decision_aid_versions_published check ((state = 'draft') = (published_at is null)),
  constraint decision_aid_versions_size check (length(content::text) <= 200000)
);
create unique index decision_aid_versions_one on decision_aid_versions (tenant_id, aid_id, state) where state in ('draft', 'published');

-- Who changed what, and when.
create table decision_aid_changes (
  tenant_id uuid not null,
  id uuid not null,
  aid_id uuid not null,
  -- The version that it was a change of.
  number integer not null,
  at timestamptz not null,
  person_id uuid not null,
  by_name text not null,
  kind text not null,
  -- The key of the question or outcome, or the language.
  part text,
  -- Text before and after.
  changes jsonb not null default '{}',
  constraint decision_aid_changes_pk primary key (tenant_id, id),
  constraint decision_aid_changes_aid foreign key (tenant_id, aid_id) references decision_aids (tenant_id, id),
  constraint decision_aid_changes_person foreign key (tenant_id, person_id) references people (tenant_id, id),
  constraint decision_aid_changes_kind check (kind in ('written', 'added', 'removed', 'translated', 'checked', 'published', 'dropped'))
);
create index decision_aid_changes_by_aid on decision_aid_changes (tenant_id, aid_id, at desc, id desc);
create index decision_aid_changes_by_person on decision_aid_changes (tenant_id, person_id);

-- What is not published is the editor's to see; the portal alone writes, after its decision.
select guards.neighbourhood_table('decision_aids');
select guards.tenant_wall('decision_aid_versions');
select guards.tenant_wall('decision_aid_changes');
do $$ declare
  v_editor text := format('%s in (''admin'', ''system'')', guards.kind());
  v_portal text := format('%s = ''system''', guards.kind());
begin
  execute format('create policy portal_adds on decision_aids for insert to drieluik_app with check (%s)', v_portal);
  execute format('create policy published_or_editor on decision_aid_versions for select to drieluik_app using (state = ''published'' or %s)', v_editor);
  execute format('create policy portal_adds on decision_aid_versions for insert to drieluik_app with check (%s)', v_portal);
  execute format('create policy portal_changes on decision_aid_versions for update to drieluik_app using (%1$s) with check (%1$s)', v_portal);
  execute format('create policy portal_removes on decision_aid_versions for delete to drieluik_app using (%s and state = ''draft'')', v_portal);
  execute format('create policy editor_reads on decision_aid_changes for select to drieluik_app using (%s)', v_editor);
  execute format('create policy portal_adds on decision_aid_changes for insert to drieluik_app with check (%s)', v_portal);
end $$;
grant insert on decision_aids to drieluik_app;
grant select, insert, update (state, content, revision, changed_at, published_at), delete on decision_aid_versions to drieluik_app;
grant select, insert on decision_aid_changes to drieluik_app;

select guards.public_page_table('decision_aids');
select guards.public_page_table('decision_aid_versions');
