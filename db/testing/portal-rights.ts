/** Everything that the portal may do with tables. Row-level security narrows each of them. */
export const app = {
  // Who reads who runs it, and what everybody may know.
  'drizzle.__drizzle_migrations': 'select',
  // The administrator of the wijk sets them.
  tenants: 'select, update (settings)',
  neighbourhoods: 'select',
  organisations: 'select',
  teams: 'select, update (child_accounts)',
  professionals: 'insert, select',
  team_memberships: 'insert, select, update (role, specialty, ends_on, is_lead)',
  // Written by the portal after it decided who keeps an entry; whose it is in the wijk never changes.
  directory_entries:
    'insert, select, update (organisation_id, name, description, domains, target_groups, languages, street, neighbourhood_id, opening_hours, costs, how_to_register, wheelchair_accessible, phone, key_contact_function, last_checked_on, provider_id, provider_name, questions, postcode, hours, email, website, key_contact_phone, key_contact_until, successor_function, successor_phone, owner_person_id, owner_successor_id, last_checked_by, state, version, updated_at, translations, translation_status)',
  directory_changes: 'insert, select',
  directory_feedback: 'delete, insert, select, update (closed_at, closed_by, outcome)',
  directory_tasks: 'insert, select, update (done_at)',
  activities:
    'insert, select, update (organiser_id, state, title, what, for_whom, how_to_join, translations, pictogram, domains, location_name, street, neighbourhood_id, cost_cents, women_only, languages, wheelchair_accessible, companion, min_age, max_age, capacity, first_date, starts_at, ends_at, recurrence_rule, skip_holidays, sequence, updated_at, last_date, indoors, children_welcome, theme, openactive_activity, sign_up, cancelled_at, translation_status, author_person_id, submitted_at, version)',
  activity_exceptions:
    'delete, insert, select, update (kind, moved_to_date, moved_starts_at, moved_ends_at, updated_at)',
  // Who writes the offer: proposals, drafts, who else writes, and what changed.
  offer_pending: 'delete, insert, select, update (words, person_id, at)',
  offer_drafts: 'delete, insert, select, update (fields, version, saved_at)',
  offer_editing: 'delete, insert, select, update (by_name, until)',
  offer_history: 'insert, select',
  // What was published stays as it was; a draft can be thrown away.
  decision_aids: 'insert, select',
  decision_aid_versions: 'delete, insert, select, update (state, content, revision, changed_at, published_at)',
  decision_aid_changes: 'insert, select',
  // Follows from activities; written with them.
  activity_occurrences: 'delete, insert, select, update',
  activity_search_words: 'delete, insert, select, update (words)',
  // Open data; a job alone writes it.
  open_data_feeds: 'insert, select, update (last_change, made_from, made_at)',
  open_data_items: 'delete, insert, select, update (change, data, changed_at)',
  // Whose calendar it is and where never changes.
  activity_sources:
    'delete, insert, select, update (url_sealed, words, for_whom, how_to_join, domain, becomes, looked, created_by_person_id, begun_at, tried_at, read_at, failing_since, failure, told_at, ended_at)',
  activity_source_items: 'delete, insert, select, update (source_id, taken, seen_at, gone_at)',
  search_synonyms: 'delete, insert, select',
  // Who takes part: places are given by a door, what was counted stays when the persons are gone.
  sign_ups: 'delete, insert, select, update (first_name_sealed, phone_sealed, phone_hash)',
  registrations: 'delete, insert, select, update (state, cancelled_at, attended, helped, notification_id)',
  sign_up_links: 'insert',
  activity_attendance: 'insert, select, update',
  visit_types:
    'insert, select, update (minutes, channel, self_bookable, cancel_notice_hours, max_future_self_booked, label, instructions, color, video_url, ended_at)',
  consultation_sessions: 'insert, select, update (valid_until)',
  absences:
    'delete, insert, select (tenant_id, id, person_id, first_day, last_day, starts_at, ends_at, deputy_person_id, created_by_person_id, created_at)',
  team_closures: 'delete, insert, select',
  agenda_blocks: 'delete, insert, select',
  rooms: 'insert, select, update (name, ends_on)',
  // Accounts, without the hash of a password.
  people: 'insert, select',
  accounts:
    'insert (tenant_id, id, person_id, email, kind, status, language, created_at, display_name), select (tenant_id, id, person_id, email, kind, status, language, created_at, closed_at, display_name), update (status, language, closed_at, display_name)',
  // What one signs in with: the own account alone, or the portal while it signs somebody in.
  external_identities: 'delete, insert, select, update',
  mailed_codes: 'delete, insert, select, update',
  passkeys: 'delete, insert, select, update',
  passkey_challenges: 'delete, insert, select, update',
  totp_secrets: 'delete, insert, select, update',
  recovery_codes: 'delete, insert, select, update',
  known_devices: 'delete, insert, select, update',
  contact_changes: 'delete, insert, select, update',
  sign_in_requests: 'delete, insert, select, update',
  account_tokens: 'delete, insert, select, update',
  passwords_by_mail: 'delete, insert, select, update',
  second_factor_resets: 'insert, select',
  activation_codes: 'delete, insert, select, update',
  activation_claims: 'delete, insert, select, update',
  rate_limits: 'delete, insert, select, update',
  key_checks: 'insert, select',
  // Residents.
  residents: 'select, update',
  care_relationships: 'select, update (person_id)',
  case_coordinators: 'insert, select, update (ends_at)',
  departures:
    'insert, select, update (last_day, cancelled_by, cancelled_at, overridden_by, overridden_at, override_reason, closed_at)',
  departure_items: 'delete, insert, select, update (accepted_at)',
  access_grants: 'insert, select, update (during)',
  mandates: 'insert, select, update (suspended_at, ended_at, ended_by, end_reason)',
  hidden_from_representatives: 'insert, select, update (during)',
  // Answered, ended, objected to; whom it is about and what was asked never changes.
  sharing_permissions:
    'insert, select, update (topics, later_at, refused_at, refused_by, given_at, given_by, starts_at, ends_at, how, language, confirmed_at, objected_at, objected_by, objection_seen_at, ended_at, ended_by)',
  // Set and ended by the administrator; never changed.
  legal_bases: 'insert, select, update (ended_at, ended_by)',
  // Ended by who pressed, told by a job, judged once; each its own columns, by a trigger.
  emergency_accesses:
    'insert, select, update (reason_sealed, ended_at, delay_sealed, told_at, judged_at, judged_by, outcome, note_sealed)',
  privacy_questions: 'insert, select, update (question_sealed, answer_sealed, answered_at, answered_by)',
  threads: 'insert, select, update',
  messages: 'insert, select',
  question_drafts: 'delete, insert, select, update',
  team_inbox_counts: 'select',
  assignee_inbox_counts: 'select',
  // How many places are taken is counted by the database.
  group_appointments:
    'insert, select, update (title, status, starts_at, ends_at, location, most, self_bookable, updated_at, cancelled_at, change_reason, sequence)',
  appointments: 'delete, insert, select, update',
  appointment_participants: 'delete, insert, select, update',
  appointment_rooms: 'delete, insert, select, update',
  // Of whom and for what never changes; whom it waits for does when the appointment passes to a colleague.
  waiting_list_entries: 'insert, select, update (person_id, ended_at, end_reason)',
  // For whom, for what and with whom never changes.
  booking_invitations: 'insert, select, update (words, ends_at, used_appointment_id, taken_back_at)',
  waiting_list_offers: 'insert, select, update (expires_at, taken_at, declined_at)',
  assessments: 'insert, select, update',
  assessment_notes: 'delete, insert, select, update',
  assessment_priorities: 'delete, insert, select, update',
  invitations: 'insert, select, update',
  invitees: 'insert, select, update',
  // What was done, and what was sent.
  // All but when it was written: that is the database's to say.
  access_log:
    'insert (tenant_id, id, recorded_at, event_code, action, event_type, outcome, checks, user_id, user_name, role_code, portal_role, is_requestor, resource, query, request_id, source_id, login_id, responsible_user_id, responsible_user_name, responsible_role_code, access_point_type, access_point_id, purpose_of_use)',
  access_log_objects: 'insert',
  notifications: 'insert, select, update',
  contact_preferences: 'insert, select, update (reminders, updated_at)',
  // Written when it is sent; then only that it failed, and who called.
  appointment_notices: 'insert, select, update (failed_at, failure, called_at, called_by_person_id)',
  demo_mails: 'insert, select',
  // Systems of practices, and calendars; hashes and sealed addresses only.
  machine_clients: 'insert, select, update (ended_at)',
  machine_tokens: 'delete, insert, select',
  machine_requests: 'insert, select',
  calendar_feeds: 'insert, select, update (ended_at)',
  external_calendars: 'delete, insert, select, update (url_sealed, tried_at, read_at, failing_since, failure)',
}

/** Doors for what the portal may do but not read; each is looked into by the test of leaks. */
export const doors = [
  'absence_kinds',
  'access_log_about_me',
  'access_log_about_subject',
  'access_log_by_me',
  'access_log_prepare',
  'access_log_retire',
  'account_activate',
  'account_change_email',
  'account_rehash',
  'account_set_password',
  'account_withdraw',
  'acting_topics',
  'activity_places',
  'appointment_subject',
  'assessment_metadata',
  'assessment_subject',
  'busy_ranges',
  'directory_search',
  'emergency_find',
  'emergency_resident',
  'emergency_told_to',
  'end_invitation_access',
  'fill_places',
  'find_representative',
  'forget_old_drafts',
  'hidden_from_me',
  'invitation_subject',
  'login_account',
  'login_account_by_id',
  'mandate_accept',
  'mandate_let_go',
  'mandate_names',
  'my_ended_invitations',
  'officer_find_residents',
  'officer_log',
  'officer_residents',
  'own_residents_find',
  'permission_subject',
  'queue.add',
  'release_expired_holds',
  'representation_ended',
  'representations_read',
  'representatives_to_ask',
  'representatives_to_tell',
  'represented_topics',
  'resident_by_bsn',
  'sealed_key_ids',
  'search_activities',
  'session_end',
  'session_end_all',
  'session_end_one',
  'session_end_others',
  'session_list',
  'session_open',
  'session_raise',
  'session_read',
  'session_sweep',
  'session_touch',
  'sign_in_account',
  'sign_up_by_link',
  'sign_up_is_new',
  'sign_ups_of_phone',
  'thread_subject',
]
