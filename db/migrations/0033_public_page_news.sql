-- Every process keeps public pages in memory. What they show tells at commit that it changed, and of which wijk: so a change
-- is on every page within seconds, whatever process drew it (PUB-1).

create function public_pages_changed() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  v_tenant uuid;
begin
  for v_tenant in select distinct tenant_id from changed loop
    perform pg_notify('public_pages', v_tenant::text);
  end loop;
  return null;
end $$;

create function public_wijk_changed() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  v_tenant uuid;
begin
  for v_tenant in select id from changed loop
    perform pg_notify('public_pages', v_tenant::text);
  end loop;
  return null;
end $$;

-- A table that public pages show. Once a statement, so that a thousand rows are told once. PostgreSQL gives the rows of one
-- kind of change to a trigger, hence three of them.
create function guards.public_page_table(p_table regclass, p_function text default 'public_pages_changed') returns void language plpgsql as $$
begin
  execute format('create trigger tells_public_pages_added after insert on %s referencing new table as changed for each statement execute function %I()', p_table, p_function);
  execute format('create trigger tells_public_pages_changed after update on %s referencing new table as changed for each statement execute function %I()', p_table, p_function);
  execute format('create trigger tells_public_pages_removed after delete on %s referencing old table as changed for each statement execute function %I()', p_table, p_function);
end $$;
revoke all on function guards.public_page_table(regclass, text) from public;
revoke all on function public_pages_changed(), public_wijk_changed() from public;

select guards.public_page_table('tenants', 'public_wijk_changed');
select guards.public_page_table('neighbourhoods');
select guards.public_page_table('organisations');
select guards.public_page_table('activities');
select guards.public_page_table('activity_exceptions');
select guards.public_page_table('activity_occurrences');
select guards.public_page_table('search_synonyms');
select guards.public_page_table('directory_entries');
