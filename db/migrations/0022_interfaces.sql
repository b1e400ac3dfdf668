-- Systems of a practice that speak FHIR, calendars that people read the portal's agenda with, and calendars that the
-- portal reads. Everything that opens something is kept as a hash; an address that is a secret is sealed.

create table machine_clients (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  name text not null,
  secret_hash text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint machine_clients_pk primary key (tenant_id, id),
  constraint machine_clients_team foreign key (tenant_id, team_id) references teams (tenant_id, id),
  constraint machine_clients_name check (length(name) between 1 and 80),
  constraint machine_clients_secret check (secret_hash ~ '^[0-9a-f]{64}$'),
  constraint machine_clients_scopes check (cardinality(scopes) between 1 and 10)
);
create index machine_clients_by_team on machine_clients (tenant_id, team_id);

create table machine_tokens (
  tenant_id uuid not null,
  token_hash text not null,
  client_id uuid not null,
  scopes text[] not null,
  expires_at timestamptz not null,
  constraint machine_tokens_pk primary key (tenant_id, token_hash),
  constraint machine_tokens_client foreign key (tenant_id, client_id) references machine_clients (tenant_id, id) on delete cascade
);
create index machine_tokens_by_client on machine_tokens (tenant_id, client_id, expires_at);

-- What a system asked once and may send again: the key and the request as hashes, and what came of it.
create table machine_requests (
  tenant_id uuid not null,
  client_id uuid not null,
  key_hash text not null,
  request_hash text not null,
  object_id uuid not null,
  created_at timestamptz not null,
  constraint machine_requests_pk primary key (tenant_id, client_id, key_hash),
  constraint machine_requests_client foreign key (tenant_id, client_id) references machine_clients (tenant_id, id) on delete cascade
);

create table calendar_feeds (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  secret_hash text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint calendar_feeds_pk primary key (tenant_id, id),
  constraint calendar_feeds_person foreign key (tenant_id, person_id) references professionals (tenant_id, id),
  constraint calendar_feeds_secret check (secret_hash ~ '^[0-9a-f]{64}$')
);
create unique index calendar_feeds_by_secret on calendar_feeds (tenant_id, secret_hash);
-- One address a person works at a time.
create unique index calendar_feeds_by_person on calendar_feeds (tenant_id, person_id) where ended_at is null;

create table external_calendars (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  url_sealed text not null,
  created_at timestamptz not null,
  -- When a process last took it up, and when it was last read well; both decide nothing about anybody.
  tried_at timestamptz not null,
  read_at timestamptz,
  failing_since timestamptz,
  failure text,
  constraint external_calendars_pk primary key (tenant_id, id),
  constraint external_calendars_person foreign key (tenant_id, person_id) references professionals (tenant_id, id),
  constraint external_calendars_url_sealed check (url_sealed ~ '^v1\.[a-z][a-z0-9-]*\.'),
  constraint external_calendars_failure check ((failure is null) = (failing_since is null) and length(failure) <= 40)
);
-- One other calendar a person: its busy times are the blocks with source 'calendar'.
create unique index external_calendars_by_person on external_calendars (tenant_id, person_id);
create index external_calendars_by_turn on external_calendars (tenant_id, tried_at);
-- Which keys are in use (0015_keys.sql).
create index external_calendars_key on external_calendars (split_part(url_sealed, '.', 2)) where url_sealed is not null;
-- They are replaced as a whole.
create index agenda_blocks_from_calendar on agenda_blocks (tenant_id, person_id) where source = 'calendar';

do $$
declare
  v_table text;
begin
  foreach v_table in array array['machine_clients', 'machine_tokens', 'machine_requests', 'calendar_feeds', 'external_calendars'] loop
    perform guards.tenant_wall(v_table::regclass);
  end loop;
  -- Who a system is, is known before anybody acts.
  foreach v_table in array array['machine_clients', 'machine_tokens'] loop
    execute format('create policy system_only on %I to drieluik_app using (%2$s = ''system'') with check (%2$s = ''system'')', v_table, guards.kind());
  end loop;
  execute format('create policy own_requests on machine_requests to drieluik_app using (client_id = %1$s) with check (client_id = %1$s)', guards.person());
  foreach v_table in array array['calendar_feeds', 'external_calendars'] loop
    execute format('create policy own_or_portal on %I to drieluik_app using (person_id = %2$s or %3$s = ''system'') with check (person_id = %2$s or %3$s = ''system'')',
      v_table, guards.person(), guards.kind());
  end loop;
end $$;
grant select, insert, update (ended_at) on machine_clients to drieluik_app;
grant select, insert, delete on machine_tokens to drieluik_app;
grant select, insert on machine_requests to drieluik_app;
grant select, insert, update (ended_at) on calendar_feeds to drieluik_app;
grant select, insert, delete, update (url_sealed, tried_at, read_at, failing_since, failure) on external_calendars to drieluik_app;
