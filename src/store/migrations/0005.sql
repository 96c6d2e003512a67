-- Version 5: what the lead sends to the fund and to the municipalities, the report's own words, and several projects in
-- one file.

CREATE TABLE "good_example" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "title" TEXT,
  "themes" TEXT,
  "tags" TEXT,
  "text" TEXT,
  "quotes" TEXT,
  "worked_in" TEXT,
  "ask" TEXT,
  "reviewed_on" TEXT,
  "shared" INTEGER,
  "initiative" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "project_note" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "recipient" TEXT,
  "subject" TEXT,
  "text" TEXT,
  "written_on" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "comparison" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "recipient" TEXT,
  "figure" TEXT,
  "part" TEXT,
  "as_of" TEXT,
  "own" INTEGER,
  "median" INTEGER,
  "lower" INTEGER,
  "upper" INTEGER,
  "others" INTEGER
) STRICT, WITHOUT ROWID;
ALTER TABLE "survey" ADD COLUMN "closes_on" TEXT;
ALTER TABLE "initiative" ADD COLUMN "inspired_by" BLOB;
CREATE INDEX "initiative_inspired_by" ON "initiative" ("inspired_by");
ALTER TABLE "programme" ADD COLUMN "identity_secret" TEXT;
ALTER TABLE "programme" ADD COLUMN "signing_key" TEXT;
ALTER TABLE "programme" ADD COLUMN "encryption_key" TEXT;
ALTER TABLE "measure" ADD COLUMN "indicator" TEXT;
ALTER TABLE "measurement" ADD COLUMN "of_project" BLOB;
CREATE INDEX "measurement_of_project" ON "measurement" ("of_project");
ALTER TABLE "merge" ADD COLUMN "project" BLOB;
ALTER TABLE "merge" ADD COLUMN "project_name" TEXT;
ALTER TABLE "person" ADD COLUMN "substitute_number" TEXT;
ALTER TABLE "person" ADD COLUMN "ended_on" TEXT;
CREATE TABLE "submission" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "month" TEXT,
  "submitted_on" TEXT,
  "to" TEXT,
  "layout" TEXT,
  "columns" TEXT,
  "rows" TEXT,
  "note" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "extract_layout" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "name" TEXT,
  "columns" TEXT,
  "number_format" TEXT,
  "hours_format" TEXT,
  "date_format" TEXT,
  "woman" TEXT,
  "man" TEXT,
  "other" TEXT,
  "not_stated" TEXT,
  "headless" INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE "report_text" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "template" TEXT,
  "section" TEXT,
  "position" INTEGER,
  "left_out" INTEGER,
  "text" TEXT,
  "written_on" TEXT
) STRICT, WITHOUT ROWID;
