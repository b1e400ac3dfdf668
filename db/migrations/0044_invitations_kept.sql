-- Only who invites says until when and in which words: a resident, or who acts for them, changes nothing of an invitation but
-- what came of it (0043 let them, together with that).
create function keep_booking_invitation() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user = 'drieluik_app' and acting_kind() is distinct from 'professional' then
    raise exception 'who is invited changes nothing of it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function keep_booking_invitation from public;
create trigger booking_invitations_kept before update on booking_invitations for each row
  when ((new.words, new.ends_at, new.taken_back_at) is distinct from (old.words, old.ends_at, old.taken_back_at))
  execute function keep_booking_invitation();
