-- The third schema: removals that may meet what refers to the removed record anew, and what has left.

CREATE TABLE removal (
  record BLOB PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  entry BLOB NOT NULL,
  knowing TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Entries that have left in a bundle. Of what left before this was written down it is not known which that was.
CREATE TABLE departed (
  entry BLOB PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO departed SELECT id FROM entry WHERE EXISTS (SELECT 1 FROM export);

CREATE TABLE "service" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "title" TEXT,
  "provider" BLOB,
  "description" TEXT,
  "for_whom" TEXT,
  "place" TEXT,
  "capacity" INTEGER,
  "price" INTEGER,
  "pricing" TEXT,
  "open" TEXT,
  "contact" TEXT,
  "from" TEXT,
  "to" TEXT,
  "checked_on" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "service_provider" ON "service" ("provider");
CREATE TABLE "agreement" (
  id BLOB PRIMARY KEY NOT NULL,
  project BLOB NOT NULL,
  municipality TEXT,
  removed INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  unknown TEXT,
  "title" TEXT,
  "kind" TEXT,
  "municipalities" TEXT,
  "units" TEXT,
  "others" TEXT,
  "signed_on" TEXT,
  "valid_to" TEXT,
  "status" TEXT,
  "kept_at" TEXT
) STRICT, WITHOUT ROWID;
