-- The sociale kaart in other languages, field by field; a decision aid that goes off the site; drafts that nobody goes on with.

-- 1. What an entry says in other languages, and who vouches for it. Defaults are constants: no row is rewritten.
alter table directory_entries
  add column translations jsonb not null default '{}',
  add column translation_status jsonb not null default '{}';
alter table directory_entries
  add constraint directory_entries_translations check (jsonb_typeof(translations) = 'object' and length(translations::text) <= 20000) not valid;
alter table directory_entries validate constraint directory_entries_translations;
grant update (translations, translation_status) on directory_entries to drieluik_app;

alter table directory_changes drop constraint directory_changes_kind;
alter table directory_changes
  add constraint directory_changes_kind check (kind in ('created', 'checked', 'changed', 'published', 'archived', 'translated', 'vouched')) not valid;
alter table directory_changes validate constraint directory_changes_kind;

-- As it was, and: whoever searches in another language finds its words too.
create or replace function directory_words() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.search_words := lower(unaccent(concat_ws(' ', new.name, new.provider_name, new.description,
    array_to_string(new.target_groups, ' '), new.key_contact_function, new.how_to_register, new.street,
    (select string_agg(field.value, ' ' order by words.key, field.key)
     from jsonb_each(new.translations) words, jsonb_each_text(words.value) field))));
  return new;
end $$;

-- 2. A decision aid is taken off the site, and stays for its editor.
alter table decision_aid_changes drop constraint decision_aid_changes_kind;
alter table decision_aid_changes
  add constraint decision_aid_changes_kind check (kind in ('written', 'added', 'removed', 'translated', 'checked', 'published', 'dropped', 'takenOff')) not valid;
alter table decision_aid_changes validate constraint decision_aid_changes_kind;

-- 3. A draft is its writer's alone; the portal forgets old ones without reading them.
create function forget_old_drafts(p_before timestamptz) returns integer language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare v_gone integer;
begin
  if acting_kind() is distinct from 'system' then return 0; end if;
  delete from offer_drafts where tenant_id = acting_tenant() and saved_at < p_before;
  get diagnostics v_gone = row_count;
  return v_gone;
end $$;
revoke all on function forget_old_drafts from public;
grant execute on function forget_old_drafts to drieluik_app;
