-- The fourth schema.

ALTER TABLE "person_link" ADD COLUMN "moved" INTEGER;

CREATE TABLE "measure" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "title" TEXT,
  "unit" TEXT,
  "better" TEXT,
  "source" TEXT,
  "baseline" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "measurement" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "measure" BLOB,
  "date" TEXT,
  "value" INTEGER,
  "about" BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX "measurement_measure" ON "measurement" ("measure");
CREATE INDEX "measurement_about" ON "measurement" ("about");

CREATE TABLE "head_count" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "session" BLOB,
  "meeting" BLOB,
  "women" INTEGER,
  "men" INTEGER,
  "other_or_not_stated" INTEGER,
  "unit" BLOB,
  "reported" INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX "head_count_session" ON "head_count" ("session");
CREATE INDEX "head_count_meeting" ON "head_count" ("meeting");
CREATE INDEX "head_count_unit" ON "head_count" ("unit");

CREATE TABLE "learning_plan" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "person" BLOB,
  "agreed_on" TEXT,
  "planned_minutes" INTEGER,
  "content" TEXT,
  "trainings" TEXT,
  "followed_up_on" TEXT,
  "outcome" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "learning_plan_person" ON "learning_plan" ("person");

CREATE TABLE "time_report" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "person" BLOB,
  "month" TEXT,
  "minutes" INTEGER,
  "other_minutes" INTEGER,
  "certified_by_person" TEXT,
  "certified_by_manager" TEXT,
  "note" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "time_report_person" ON "time_report" ("person");

CREATE TABLE "log_entry" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "date" TEXT,
  "person" BLOB,
  "group" BLOB,
  "happened" TEXT,
  "learnt" TEXT,
  "take_along" TEXT,
  "tags" TEXT,
  "shared_with" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "log_entry_person" ON "log_entry" ("person");
CREATE INDEX "log_entry_group" ON "log_entry" ("group");

CREATE TABLE "process_map" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "title" TEXT,
  "perspective" TEXT,
  "state" TEXT,
  "about" BLOB,
  "case" TEXT,
  "lanes" TEXT,
  "mapped_on" BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX "process_map_about" ON "process_map" ("about");
CREATE INDEX "process_map_mapped_on" ON "process_map" ("mapped_on");
CREATE TABLE "process_step" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "map" BLOB,
  "position" INTEGER,
  "lane" TEXT,
  "text" TEXT,
  "kind" TEXT,
  "next" TEXT,
  "breakpoint" INTEGER,
  "problem" TEXT,
  "possibility" TEXT,
  "days" INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX "process_step_map" ON "process_step" ("map");

CREATE TABLE "programme" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "name" TEXT,
  "funder" TEXT,
  "from" TEXT,
  "to" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "hour_rate" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "from" TEXT,
  "kronor" INTEGER
) STRICT, WITHOUT ROWID;

ALTER TABLE "project" ADD COLUMN "part_of" BLOB;
ALTER TABLE "project" ADD COLUMN "programme" BLOB;
ALTER TABLE "project" ADD COLUMN "unused_parts" TEXT;
ALTER TABLE "project" ADD COLUMN "hour_rounding" TEXT;
CREATE INDEX "project_part_of" ON "project" ("part_of");
CREATE INDEX "project_programme" ON "project" ("programme");
ALTER TABLE "person" ADD COLUMN "reported" INTEGER;
ALTER TABLE "training" ADD COLUMN "step" TEXT;

CREATE TABLE "board" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "title" TEXT,
  "template" TEXT,
  "meeting" BLOB,
  "columns" TEXT,
  "votes_each" INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX "board_meeting" ON "board" ("meeting");
CREATE TABLE "board_item" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "board" BLOB,
  "column" TEXT,
  "text" TEXT,
  "position" INTEGER,
  "votes" INTEGER,
  "merged_into" BLOB,
  "likelihood" INTEGER,
  "consequence" INTEGER,
  "became" BLOB,
  "answers_need" INTEGER,
  "possible" INTEGER,
  "owned" INTEGER,
  "shows_effect" INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX "board_item_board" ON "board_item" ("board");
CREATE INDEX "board_item_merged_into" ON "board_item" ("merged_into");
CREATE INDEX "board_item_became" ON "board_item" ("became");
