-- Version 5: what the lead sends to the fund and to the municipalities, the report's own words, and several projects in
-- one file.

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
