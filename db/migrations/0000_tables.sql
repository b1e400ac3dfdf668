CREATE TABLE "access_grants" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"grantee_person_id" uuid,
	"grantee_team_id" uuid,
	"topic" text NOT NULL,
	"object_id" uuid,
	"level" text NOT NULL,
	"source" text NOT NULL,
	"source_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	CONSTRAINT "access_grants_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "access_grants_one_grantee" CHECK (num_nonnulls("access_grants"."grantee_person_id", "access_grants"."grantee_team_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "access_log" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"recorded_at" timestamptz NOT NULL,
	"event_code" text NOT NULL,
	"action" text NOT NULL,
	"event_type" text,
	"outcome" text NOT NULL,
	"checks" text NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text,
	"role_code" text NOT NULL,
	"portal_role" text NOT NULL,
	"is_requestor" boolean DEFAULT true NOT NULL,
	"resource" text NOT NULL,
	"query" text,
	"request_id" text NOT NULL,
	"source_id" text NOT NULL,
	CONSTRAINT "access_log_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "access_log_objects" (
	"tenant_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"object_id" uuid NOT NULL,
	"object_id_type" text DEFAULT 'resident' NOT NULL,
	"object_detail" text DEFAULT '' NOT NULL,
	"authorization_protocol" text NOT NULL,
	"consent_profile" text,
	"recorded_at" timestamptz NOT NULL,
	CONSTRAINT "access_log_objects_pk" PRIMARY KEY("tenant_id","entry_id","object_id","object_detail")
);
--> statement-breakpoint
CREATE TABLE "access_log_seals" (
	"position" bigint NOT NULL,
	"tenant_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamptz NOT NULL,
	CONSTRAINT "access_log_seals_pk" PRIMARY KEY("position")
);
--> statement-breakpoint
CREATE TABLE "care_relationships" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"person_id" uuid,
	"kind" text NOT NULL,
	"starts_at" timestamptz NOT NULL,
	"ends_at" timestamptz,
	CONSTRAINT "care_relationships_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "activities" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organiser_id" uuid NOT NULL,
	"state" text NOT NULL,
	"title" text NOT NULL,
	"what" text NOT NULL,
	"for_whom" text NOT NULL,
	"how_to_join" text NOT NULL,
	"translations" jsonb NOT NULL,
	"pictogram" text NOT NULL,
	"domains" text[] NOT NULL,
	"location_name" text NOT NULL,
	"street" text,
	"neighbourhood_id" uuid,
	"cost_cents" integer DEFAULT 0 NOT NULL,
	"women_only" boolean DEFAULT false NOT NULL,
	"languages" text[] NOT NULL,
	"wheelchair_accessible" boolean DEFAULT false NOT NULL,
	"companion" boolean DEFAULT false NOT NULL,
	"min_age" integer,
	"max_age" integer,
	"capacity" integer,
	"first_date" date NOT NULL,
	"starts_at" time NOT NULL,
	"ends_at" time NOT NULL,
	"recurrence_rule" text,
	"skip_holidays" boolean DEFAULT false NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamptz NOT NULL,
	CONSTRAINT "activities_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "activity_exceptions" (
	"tenant_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"original_date" date NOT NULL,
	"kind" text NOT NULL,
	"moved_to_date" date,
	"moved_starts_at" time,
	"moved_ends_at" time,
	"updated_at" timestamptz NOT NULL,
	CONSTRAINT "activity_exceptions_pk" PRIMARY KEY("tenant_id","activity_id","original_date")
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	CONSTRAINT "absences_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "appointment_participants" (
	"tenant_id" uuid NOT NULL,
	"appointment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"team_id" uuid,
	"kind" text NOT NULL,
	"response" text NOT NULL,
	"starts_at" timestamptz NOT NULL,
	"ends_at" timestamptz NOT NULL,
	"blocks" boolean NOT NULL,
	CONSTRAINT "appointment_participants_pk" PRIMARY KEY("tenant_id","appointment_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"team_id" uuid,
	"visit_type_id" uuid,
	"visit_type_code" text NOT NULL,
	"status" text NOT NULL,
	"starts_at" timestamptz NOT NULL,
	"ends_at" timestamptz NOT NULL,
	"channel" text NOT NULL,
	"location" text NOT NULL,
	"reason" text,
	"interpreter_language" text,
	"held_until" timestamptz,
	"online_editable_until" timestamptz NOT NULL,
	"self_booked" boolean DEFAULT false NOT NULL,
	"booked_by_person_id" uuid NOT NULL,
	"created_at" timestamptz NOT NULL,
	"updated_at" timestamptz NOT NULL,
	"cancelled_at" timestamptz,
	"cancelled_by_person_id" uuid,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "appointments_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "appointments_with_resident" UNIQUE("tenant_id","id","resident_id")
);
--> statement-breakpoint
CREATE TABLE "consultation_sessions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"weekday" integer NOT NULL,
	"starts_at" time NOT NULL,
	"ends_at" time NOT NULL,
	"weeks" text DEFAULT 'every' NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"location" text NOT NULL,
	"visit_type_codes" text[] NOT NULL,
	"online_share" numeric DEFAULT 0.5 NOT NULL,
	CONSTRAINT "consultation_sessions_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "visit_types" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"code" text NOT NULL,
	"minutes" integer NOT NULL,
	"channel" text NOT NULL,
	"self_bookable" boolean NOT NULL,
	"cancel_notice_hours" integer DEFAULT 24 NOT NULL,
	"max_future_self_booked" integer DEFAULT 2 NOT NULL,
	CONSTRAINT "visit_types_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "case_coordinators" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"starts_at" timestamptz NOT NULL,
	"ends_at" timestamptz,
	CONSTRAINT "case_coordinators_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"appointment_id" uuid,
	"state" text NOT NULL,
	"subject" text NOT NULL,
	"domain" text,
	"person_ids" uuid[] DEFAULT '{}' NOT NULL,
	"starts_at" timestamptz,
	"location" text,
	"created_at" timestamptz NOT NULL,
	"sent_at" timestamptz,
	"answer_by" timestamptz,
	"planned_at" timestamptz,
	"closed_at" timestamptz,
	CONSTRAINT "invitations_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invitations_with_resident" UNIQUE("tenant_id","id","resident_id")
);
--> statement-breakpoint
CREATE TABLE "invitees" (
	"tenant_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"responded_at" timestamptz,
	CONSTRAINT "invitees_pk" PRIMARY KEY("tenant_id","invitation_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "directory_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"domains" text[] NOT NULL,
	"target_groups" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"street" text,
	"neighbourhood_id" uuid,
	"opening_hours" text,
	"costs" text,
	"how_to_register" text,
	"wheelchair_accessible" boolean DEFAULT false NOT NULL,
	"phone" text,
	"key_contact_function" text,
	"last_checked_on" date NOT NULL,
	CONSTRAINT "directory_entries_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "assessment_notes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"language" text DEFAULT 'nl' NOT NULL,
	"suggestion" text,
	"position" integer NOT NULL,
	"sent_at" timestamptz,
	"sent_to_team_id" uuid,
	"agreed_at" timestamptz,
	CONSTRAINT "assessment_notes_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "assessment_priorities" (
	"tenant_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"priority" integer NOT NULL,
	"sent_at" timestamptz,
	"sent_to_team_id" uuid,
	"agreed_at" timestamptz,
	CONSTRAINT "assessment_priorities_pk" PRIMARY KEY("tenant_id","assessment_id","domain")
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"state" text NOT NULL,
	"score" integer,
	"score_comment" text,
	"created_at" timestamptz NOT NULL,
	"updated_at" timestamptz NOT NULL,
	"sent_at" timestamptz,
	"sent_to_team_id" uuid,
	"agreed_at" timestamptz,
	CONSTRAINT "assessments_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "assessments_with_resident" UNIQUE("tenant_id","id","resident_id")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"language" text DEFAULT 'nl' NOT NULL,
	"created_at" timestamptz NOT NULL,
	"closed_at" timestamptz,
	CONSTRAINT "accounts_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "accounts_email" UNIQUE("tenant_id","email")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamptz NOT NULL,
	CONSTRAINT "people_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "residents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"given_name" text NOT NULL,
	"prefix" text,
	"family_name" text NOT NULL,
	"salutation" text,
	"birth_date" date NOT NULL,
	"language" text NOT NULL,
	"interpreter_language" text,
	"phone" text,
	"street" text,
	"neighbourhood_id" uuid,
	"created_at" timestamptz NOT NULL,
	CONSTRAINT "residents_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"tenant_id" uuid NOT NULL,
	"id_hash" text NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamptz NOT NULL,
	"last_seen_at" timestamptz NOT NULL,
	"expires_at" timestamptz NOT NULL,
	CONSTRAINT "sessions_pk" PRIMARY KEY("tenant_id","id_hash")
);
--> statement-breakpoint
CREATE TABLE "assignee_inbox_counts" (
	"tenant_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"threads" integer NOT NULL,
	CONSTRAINT "assignee_inbox_counts_pk" PRIMARY KEY("tenant_id","team_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"author_person_id" uuid NOT NULL,
	"author_kind" text NOT NULL,
	"body" text NOT NULL,
	"translation" text,
	"language" text NOT NULL,
	"sent_at" timestamptz NOT NULL,
	CONSTRAINT "messages_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "question_drafts" (
	"tenant_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"answers" jsonb NOT NULL,
	"updated_at" timestamptz NOT NULL,
	CONSTRAINT "question_drafts_pk" PRIMARY KEY("tenant_id","resident_id")
);
--> statement-breakpoint
CREATE TABLE "team_inbox_counts" (
	"tenant_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"tab" text NOT NULL,
	"threads" integer NOT NULL,
	CONSTRAINT "team_inbox_counts_pk" PRIMARY KEY("tenant_id","team_id","tab")
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"subject" text NOT NULL,
	"preview" text NOT NULL,
	"language" text NOT NULL,
	"submitted_at" timestamptz NOT NULL,
	"due_at" timestamptz NOT NULL,
	"assigned_person_id" uuid,
	"assigned_at" timestamptz,
	"answered_at" timestamptz,
	"closed_at" timestamptz,
	"follow_ups" integer DEFAULT 0 NOT NULL,
	"last_message_at" timestamptz NOT NULL,
	"inbox_tab" text GENERATED ALWAYS AS (case when state in ('submitted', 'triaged') and assigned_person_id is null then 'new' when state in ('submitted', 'triaged', 'in_progress', 'returned_for_info') then 'taken' else 'done' end) STORED NOT NULL,
	"unread_by_resident" integer DEFAULT 0 NOT NULL,
	"unread_by_team" integer DEFAULT 0 NOT NULL,
	"red_flags" text[] NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "threads_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "threads_with_resident" UNIQUE("tenant_id","id","resident_id")
);
--> statement-breakpoint
CREATE TABLE "demo_mails" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"sent_at" timestamptz NOT NULL,
	CONSTRAINT "demo_mails_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"template" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error_code" text,
	"created_at" timestamptz NOT NULL,
	"sent_at" timestamptz,
	CONSTRAINT "notifications_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"street" text,
	"postcode" text,
	"neighbourhood_id" uuid,
	CONSTRAINT "organisations_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "professionals" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"given_name" text NOT NULL,
	"prefix" text,
	"family_name" text NOT NULL,
	"called_name" text NOT NULL,
	"languages" text[] NOT NULL,
	CONSTRAINT "professionals_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "team_memberships" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"specialty" text,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "team_memberships_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"emergency_phone" text,
	"opens_at" time NOT NULL,
	"closes_at" time NOT NULL,
	"answer_within_working_days" integer DEFAULT 2 NOT NULL,
	CONSTRAINT "teams_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "neighbourhoods" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"cbs_code" text,
	CONSTRAINT "neighbourhoods_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"city" text NOT NULL,
	"time_zone" text DEFAULT 'Europe/Amsterdam' NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamptz NOT NULL,
	CONSTRAINT "tenants_pk" PRIMARY KEY("id"),
	CONSTRAINT "tenants_slug" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "access_grants" ADD CONSTRAINT "access_grants_resident" FOREIGN KEY ("tenant_id","resident_id") REFERENCES "public"."residents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_grants" ADD CONSTRAINT "access_grants_person" FOREIGN KEY ("tenant_id","grantee_person_id") REFERENCES "public"."people"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_grants" ADD CONSTRAINT "access_grants_team" FOREIGN KEY ("tenant_id","grantee_team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_log_objects" ADD CONSTRAINT "access_log_objects_entry" FOREIGN KEY ("tenant_id","entry_id") REFERENCES "public"."access_log"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_relationships" ADD CONSTRAINT "care_relationships_resident" FOREIGN KEY ("tenant_id","resident_id") REFERENCES "public"."residents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_relationships" ADD CONSTRAINT "care_relationships_team" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_relationships" ADD CONSTRAINT "care_relationships_person" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."people"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_organiser" FOREIGN KEY ("tenant_id","organiser_id") REFERENCES "public"."organisations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_neighbourhood" FOREIGN KEY ("tenant_id","neighbourhood_id") REFERENCES "public"."neighbourhoods"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_exceptions" ADD CONSTRAINT "activity_exceptions_activity" FOREIGN KEY ("tenant_id","activity_id") REFERENCES "public"."activities"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_person" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."professionals"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_participants" ADD CONSTRAINT "appointment_participants_appointment" FOREIGN KEY ("tenant_id","appointment_id","resident_id") REFERENCES "public"."appointments"("tenant_id","id","resident_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_participants" ADD CONSTRAINT "appointment_participants_person" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."people"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_resident" FOREIGN KEY ("tenant_id","resident_id") REFERENCES "public"."residents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_team" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_visit_type" FOREIGN KEY ("tenant_id","visit_type_id") REFERENCES "public"."visit_types"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_sessions" ADD CONSTRAINT "consultation_sessions_person" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."professionals"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_sessions" ADD CONSTRAINT "consultation_sessions_team" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_types" ADD CONSTRAINT "visit_types_team" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_coordinators" ADD CONSTRAINT "case_coordinators_resident" FOREIGN KEY ("tenant_id","resident_id") REFERENCES "public"."residents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_coordinators" ADD CONSTRAINT "case_coordinators_person" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."professionals"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_resident" FOREIGN KEY ("tenant_id","resident_id") REFERENCES "public"."residents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_appointment" FOREIGN KEY ("tenant_id","appointment_id") REFERENCES "public"."appointments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitees" ADD CONSTRAINT "invitees_invitation" FOREIGN KEY ("tenant_id","invitation_id","resident_id") REFERENCES "public"."invitations"("tenant_id","id","resident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitees" ADD CONSTRAINT "invitees_person" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."professionals"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_entries" ADD CONSTRAINT "directory_entries_organisation" FOREIGN KEY ("tenant_id","organisation_id") REFERENCES "public"."organisations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_entries" ADD CONSTRAINT "directory_entries_neighbourhood" FOREIGN KEY ("tenant_id","neighbourhood_id") REFERENCES "public"."neighbourhoods"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_notes" ADD CONSTRAINT "assessment_notes_assessment" FOREIGN KEY ("tenant_id","assessment_id","resident_id") REFERENCES "public"."assessments"("tenant_id","id","resident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_priorities" ADD CONSTRAINT "assessment_priorities_assessment" FOREIGN KEY ("tenant_id","assessment_id","resident_id") REFERENCES "public"."assessments"("tenant_id","id","resident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_resident" FOREIGN KEY ("tenant_id","resident_id") REFERENCES "public"."residents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_team" FOREIGN KEY ("tenant_id","sent_to_team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."people"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents" ADD CONSTRAINT "residents_person" FOREIGN KEY ("tenant_id","id") REFERENCES "public"."people"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residents" ADD CONSTRAINT "residents_neighbourhood" FOREIGN KEY ("tenant_id","neighbourhood_id") REFERENCES "public"."neighbourhoods"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignee_inbox_counts" ADD CONSTRAINT "assignee_inbox_counts_team" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignee_inbox_counts" ADD CONSTRAINT "assignee_inbox_counts_person" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."professionals"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_thread" FOREIGN KEY ("tenant_id","thread_id","resident_id") REFERENCES "public"."threads"("tenant_id","id","resident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_drafts" ADD CONSTRAINT "question_drafts_resident" FOREIGN KEY ("tenant_id","resident_id") REFERENCES "public"."residents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_inbox_counts" ADD CONSTRAINT "team_inbox_counts_team" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_resident" FOREIGN KEY ("tenant_id","resident_id") REFERENCES "public"."residents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_team" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_assignee" FOREIGN KEY ("tenant_id","assigned_person_id") REFERENCES "public"."professionals"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_person" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."people"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_neighbourhood" FOREIGN KEY ("tenant_id","neighbourhood_id") REFERENCES "public"."neighbourhoods"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "professionals" ADD CONSTRAINT "professionals_person" FOREIGN KEY ("tenant_id","id") REFERENCES "public"."people"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_memberships" ADD CONSTRAINT "team_memberships_team" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_memberships" ADD CONSTRAINT "team_memberships_person" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."professionals"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_organisation" FOREIGN KEY ("tenant_id","organisation_id") REFERENCES "public"."organisations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "neighbourhoods" ADD CONSTRAINT "neighbourhoods_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_grants_by_source" ON "access_grants" USING btree ("tenant_id","source_id");--> statement-breakpoint
CREATE INDEX "care_relationships_by_resident" ON "care_relationships" USING btree ("tenant_id","resident_id");--> statement-breakpoint
CREATE INDEX "care_relationships_by_team" ON "care_relationships" USING btree ("tenant_id","team_id");--> statement-breakpoint
CREATE INDEX "activities_by_state" ON "activities" USING btree ("tenant_id","state");--> statement-breakpoint
CREATE INDEX "absences_by_person" ON "absences" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "appointment_participants_by_person" ON "appointment_participants" USING btree ("tenant_id","person_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointments_by_resident" ON "appointments" USING btree ("tenant_id","resident_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointments_by_team" ON "appointments" USING btree ("tenant_id","team_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointments_by_hold" ON "appointments" USING btree ("tenant_id","held_until");--> statement-breakpoint
CREATE INDEX "consultation_sessions_by_person" ON "consultation_sessions" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "visit_types_by_team" ON "visit_types" USING btree ("tenant_id","team_id");--> statement-breakpoint
CREATE INDEX "invitations_by_resident" ON "invitations" USING btree ("tenant_id","resident_id","created_at");--> statement-breakpoint
CREATE INDEX "invitees_by_person" ON "invitees" USING btree ("tenant_id","person_id","state");--> statement-breakpoint
CREATE INDEX "directory_entries_by_name" ON "directory_entries" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "assessment_notes_by_assessment" ON "assessment_notes" USING btree ("tenant_id","assessment_id","position");--> statement-breakpoint
CREATE INDEX "assessments_by_resident" ON "assessments" USING btree ("tenant_id","resident_id","created_at");--> statement-breakpoint
CREATE INDEX "accounts_by_person" ON "accounts" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "sessions_by_account" ON "sessions" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "messages_by_thread" ON "messages" USING btree ("tenant_id","thread_id","sent_at","id");--> statement-breakpoint
CREATE INDEX "threads_by_resident" ON "threads" USING btree ("tenant_id","resident_id","last_message_at","id");--> statement-breakpoint
CREATE INDEX "threads_by_inbox" ON "threads" USING btree ("tenant_id","team_id","inbox_tab","due_at","id");--> statement-breakpoint
CREATE INDEX "threads_by_assignee" ON "threads" USING btree ("tenant_id","assigned_person_id","inbox_tab","due_at","id");--> statement-breakpoint
CREATE INDEX "threads_unread_by_resident" ON "threads" USING btree ("tenant_id","resident_id","last_message_at","id") WHERE "threads"."unread_by_resident" > 0;--> statement-breakpoint
CREATE INDEX "demo_mails_by_time" ON "demo_mails" USING btree ("tenant_id","sent_at");--> statement-breakpoint
CREATE INDEX "notifications_by_person" ON "notifications" USING btree ("tenant_id","person_id","created_at");--> statement-breakpoint
CREATE INDEX "team_memberships_by_person" ON "team_memberships" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "team_memberships_by_team" ON "team_memberships" USING btree ("tenant_id","team_id");