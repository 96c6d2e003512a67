-- The first schema: the program's own tables, then a table a record kind.

CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  id BLOB PRIMARY KEY NOT NULL,
  record BLOB NOT NULL,
  kind TEXT NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  parents BLOB NOT NULL,
  fields TEXT NOT NULL,
  author TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_record ON entry (record);

CREATE TABLE conflict (
  record BLOB NOT NULL,
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  municipality TEXT,
  candidates TEXT NOT NULL,
  PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_record (
  record BLOB PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_value (
  entry BLOB NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (entry, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE merge (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  digest TEXT NOT NULL,
  kind TEXT NOT NULL,
  municipality TEXT,
  sender TEXT NOT NULL,
  profile TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  counts TEXT NOT NULL
) STRICT;

CREATE TABLE merge_entry (
  merge INTEGER NOT NULL REFERENCES merge (number) ON DELETE CASCADE,
  entry BLOB NOT NULL,
  PRIMARY KEY (merge, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE held (
  entry BLOB PRIMARY KEY NOT NULL,
  merge INTEGER NOT NULL REFERENCES merge (number) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  line TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX held_merge ON held (merge);

CREATE TABLE export (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  profile TEXT NOT NULL,
  municipality TEXT,
  digest TEXT NOT NULL,
  file TEXT NOT NULL,
  counts TEXT NOT NULL
) STRICT;

CREATE TABLE searched (
  number INTEGER PRIMARY KEY,
  record BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL
) STRICT;

-- Å, ä and ö are letters of their own: a search for Horby does not mean Hörby.
CREATE VIRTUAL TABLE search USING fts5 (text, tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

CREATE TABLE "project" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "name" TEXT,
  "short_name" TEXT,
  "reference" TEXT,
  "owner" TEXT,
  "fund" TEXT,
  "start" TEXT,
  "end" TEXT,
  "purpose" TEXT,
  "direct_target_group" TEXT,
  "indirect_target_group" TEXT,
  "planned_women" INTEGER,
  "planned_men" INTEGER,
  "planned_hours" INTEGER,
  "signing_key" TEXT,
  "encryption_key" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "phase" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "name" TEXT,
  "start" TEXT,
  "end" TEXT,
  "position" INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE "goal" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "code" TEXT,
  "text" TEXT,
  "indicator" TEXT,
  "scope" TEXT,
  "target" INTEGER,
  "direction" TEXT,
  "due" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "goal_revision" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "goal" BLOB,
  "date" TEXT,
  "target" INTEGER,
  "reason" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "goal_revision_goal" ON "goal_revision" ("goal");
CREATE TABLE "judgement" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "goal" BLOB,
  "date" TEXT,
  "state" TEXT,
  "count" INTEGER,
  "reason" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "judgement_goal" ON "judgement" ("goal");
CREATE TABLE "municipality" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "code" TEXT,
  "letter_of_intent" TEXT,
  "agreement" TEXT,
  "joined" TEXT,
  "left" TEXT,
  "note" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "unit" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "name" TEXT,
  "sector" TEXT,
  "kind" TEXT,
  "traditional" INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE "person" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "name" TEXT,
  "unit" BLOB,
  "profession" TEXT,
  "gender" TEXT,
  "decision_level" TEXT,
  "participant_level" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "identity_number" TEXT,
  "protected" INTEGER,
  "informed_on" TEXT,
  "note" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "person_unit" ON "person" ("unit");
CREATE TABLE "person_link" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "first" BLOB,
  "second" BLOB,
  "verdict" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "person_link_first" ON "person_link" ("first");
CREATE INDEX "person_link_second" ON "person_link" ("second");
CREATE TABLE "assignment" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "person" BLOB,
  "role" TEXT,
  "from" TEXT,
  "to" TEXT,
  "share" INTEGER,
  "mandate" TEXT,
  "handover_note" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "assignment_person" ON "assignment" ("person");
CREATE TABLE "group" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "kind" TEXT,
  "name" TEXT,
  "origin" TEXT,
  "established_on" TEXT,
  "assignment" TEXT,
  "meeting_rhythm" TEXT,
  "parent" BLOB,
  "planned_size" INTEGER,
  "status" TEXT,
  "after_project" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "group_parent" ON "group" ("parent");
CREATE TABLE "membership" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "group" BLOB,
  "person" BLOB,
  "from" TEXT,
  "to" TEXT,
  "role" TEXT,
  "mandate" TEXT,
  "new_unit" INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX "membership_group" ON "membership" ("group");
CREATE INDEX "membership_person" ON "membership" ("person");
CREATE TABLE "meeting" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "title" TEXT,
  "date" TEXT,
  "start_time" TEXT,
  "end_time" TEXT,
  "place" TEXT,
  "groups" TEXT,
  "kind" TEXT,
  "notes" TEXT,
  "decisions" TEXT,
  "next_meeting" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "attendance" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "meeting" BLOB,
  "session" BLOB,
  "person" BLOB,
  "status" TEXT,
  "minutes" INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX "attendance_meeting" ON "attendance" ("meeting");
CREATE INDEX "attendance_session" ON "attendance" ("session");
CREATE INDEX "attendance_person" ON "attendance" ("person");
CREATE TABLE "action_plan" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "title" TEXT,
  "group" BLOB,
  "adopted_on" TEXT,
  "handed_over_on" TEXT,
  "handed_over_to" BLOB,
  "version" TEXT,
  "status" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "action_plan_group" ON "action_plan" ("group");
CREATE INDEX "action_plan_handed_over_to" ON "action_plan" ("handed_over_to");
CREATE TABLE "activity" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "plan" BLOB,
  "text" TEXT,
  "goal_text" TEXT,
  "responsible_person" BLOB,
  "responsible_unit" BLOB,
  "due" TEXT,
  "status" TEXT,
  "follow_up" TEXT,
  "done_on" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "activity_plan" ON "activity" ("plan");
CREATE INDEX "activity_responsible_person" ON "activity" ("responsible_person");
CREATE INDEX "activity_responsible_unit" ON "activity" ("responsible_unit");
CREATE TABLE "initiative" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "title" TEXT,
  "themes" TEXT,
  "problem" TEXT,
  "approach" TEXT,
  "stage" TEXT,
  "idea_on" TEXT,
  "planned_on" TEXT,
  "started_on" TEXT,
  "in_progress_on" TEXT,
  "carried_out_on" TEXT,
  "ordinary_work_on" TEXT,
  "stopped_on" TEXT,
  "driver" BLOB,
  "units" TEXT,
  "groups" TEXT,
  "participation" TEXT,
  "methods" TEXT,
  "result" TEXT,
  "effect_level" TEXT,
  "good_example" INTEGER,
  "example_text" TEXT,
  "may_share" INTEGER,
  "continuation" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "initiative_driver" ON "initiative" ("driver");
CREATE TABLE "factor" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "kind" TEXT,
  "category" TEXT,
  "text" TEXT,
  "about" BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX "factor_about" ON "factor" ("about");
CREATE TABLE "quote" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "text" TEXT,
  "from_role" TEXT,
  "about" BLOB,
  "may_publish" INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX "quote_about" ON "quote" ("about");
CREATE TABLE "training" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "title" TEXT,
  "track" TEXT,
  "level" TEXT,
  "form" TEXT,
  "provider" TEXT,
  "compulsory" INTEGER,
  "description" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "session" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "training" BLOB,
  "starts" TEXT,
  "ends" TEXT,
  "minutes" INTEGER,
  "host" BLOB,
  "place" TEXT,
  "invited" INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX "session_training" ON "session" ("training");
CREATE INDEX "session_host" ON "session" ("host");
CREATE TABLE "survey" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "title" TEXT,
  "purpose" TEXT,
  "anonymous" INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE "question" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "survey" BLOB,
  "position" INTEGER,
  "text" TEXT,
  "code" TEXT,
  "answer_type" TEXT,
  "lowest" INTEGER,
  "highest" INTEGER,
  "lowest_label" TEXT,
  "highest_label" TEXT,
  "options" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "question_survey" ON "question" ("survey");
CREATE TABLE "response" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "survey" BLOB,
  "about" BLOB,
  "wave" TEXT,
  "answers" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "response_survey" ON "response" ("survey");
CREATE INDEX "response_about" ON "response" ("about");
CREATE TABLE "tally" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "question" BLOB,
  "about" BLOB,
  "wave" TEXT,
  "counts" TEXT,
  "invited" INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX "tally_question" ON "tally" ("question");
CREATE INDEX "tally_about" ON "tally" ("about");
CREATE TABLE "cost" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "date" TEXT,
  "kind" TEXT,
  "basis" TEXT,
  "amount" INTEGER,
  "funder" TEXT,
  "note" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "outreach" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "date" TEXT,
  "kind" TEXT,
  "title" TEXT,
  "reach" INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE "context_event" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "date" TEXT,
  "text" TEXT,
  "effect" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "snooze" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "signal" TEXT,
  "about" BLOB,
  "until" TEXT,
  "reason" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "snooze_about" ON "snooze" ("about");
