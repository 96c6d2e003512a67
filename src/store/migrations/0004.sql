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
