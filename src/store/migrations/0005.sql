-- Version 5: what the lead sends to the fund and to the municipalities, the report's own words, and several projects in
-- one file.

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
