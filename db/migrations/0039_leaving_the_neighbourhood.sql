-- Who leaves hands over what they keep for the neighbourhood too (HND-2, PUB-3): entries of the sociale kaart, activities, and
-- calendars that are read.

alter table departure_items drop constraint departure_items_kind, drop constraint departure_items_about;
alter table departure_items
  add constraint departure_items_kind check (kind in ('COORDINATION', 'QUESTION', 'APPOINTMENT', 'CARE_RELATIONSHIP', 'INVITATION',
    'TEAM_LEAD', 'DIRECTORY_ENTRY', 'ACTIVITY', 'CALENDAR')) not valid,
  add constraint departure_items_about check ((resident_id is null) = (kind in ('TEAM_LEAD', 'DIRECTORY_ENTRY', 'ACTIVITY', 'CALENDAR'))) not valid;
alter table departure_items validate constraint departure_items_kind;
alter table departure_items validate constraint departure_items_about;

-- Whose it is changes when somebody leaves: the portal writes it after it decided.
grant update (author_person_id) on activities to drieluik_app;
grant update (created_by_person_id) on activity_sources to drieluik_app;
create index activity_sources_by_creator on activity_sources (tenant_id, created_by_person_id);

-- What was left with an account that closed before this was asked. Some hundreds of rows a wijk.
update directory_entries e set
    owner_person_id = case when exists (select 1 from accounts a where a.tenant_id = e.tenant_id and a.person_id = e.owner_person_id and a.status = 'closed')
      then case when not exists (select 1 from accounts a where a.tenant_id = e.tenant_id and a.person_id = e.owner_successor_id and a.status = 'closed') then e.owner_successor_id end
      else e.owner_person_id end,
    owner_successor_id = case when not exists (select 1 from accounts a where a.tenant_id = e.tenant_id and a.person_id in (e.owner_person_id, e.owner_successor_id) and a.status = 'closed')
      then e.owner_successor_id end
  where exists (select 1 from accounts a where a.tenant_id = e.tenant_id and a.person_id in (e.owner_person_id, e.owner_successor_id) and a.status = 'closed');
update activities v set author_person_id = null
  where v.state in ('draft', 'submitted', 'published')
    and exists (select 1 from accounts a where a.tenant_id = v.tenant_id and a.person_id = v.author_person_id and a.kind = 'professional' and a.status = 'closed');
