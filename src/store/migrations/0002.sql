-- The second schema: what a merge did is remembered, so that it can be told and taken back.

ALTER TABLE merge ADD COLUMN account TEXT;
ALTER TABLE merge ADD COLUMN carried BLOB;
ALTER TABLE merge ADD COLUMN undone_at INTEGER;
ALTER TABLE merge ADD COLUMN undone_by TEXT;
ALTER TABLE merge_entry ADD COLUMN part TEXT;
CREATE INDEX merge_entry_entry ON merge_entry (entry);

-- Personal identity numbers: asked for or not, and what stands for them outside the file.
ALTER TABLE "project" ADD COLUMN "identity_numbers" INTEGER;
ALTER TABLE "project" ADD COLUMN "identity_secret" TEXT;
ALTER TABLE "person" ADD COLUMN "identity_digest" TEXT;

-- Names that erased persons wrote under, as digests; the municipality is empty where they go from everybody's
-- entries.
CREATE TABLE erased_name (
  digest TEXT NOT NULL,
  municipality TEXT NOT NULL,
  PRIMARY KEY (digest, municipality)
) STRICT, WITHOUT ROWID;

-- Decisions: whose bundles are believed, and what became of entries that were held back.

-- One entry can wait from several merges, in the words of each.
CREATE TABLE held_anew (
  entry BLOB NOT NULL,
  sender TEXT NOT NULL,
  merge INTEGER NOT NULL REFERENCES merge (number) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (entry, merge)
) STRICT, WITHOUT ROWID;
INSERT INTO held_anew SELECT held.entry, merge.sender, held.merge, held.reason, held.line
  FROM held JOIN merge ON merge.number = held.merge;
DROP TABLE held;
ALTER TABLE held_anew RENAME TO held;
CREATE INDEX held_merge ON held (merge);

CREATE TABLE held_verdict (
  entry BLOB NOT NULL,
  sender TEXT NOT NULL,
  municipality TEXT,
  reason TEXT NOT NULL,
  accepted INTEGER NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  PRIMARY KEY (entry, sender)
) STRICT, WITHOUT ROWID;

CREATE TABLE sender (
  municipality TEXT NOT NULL,
  key TEXT NOT NULL,
  trust TEXT NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  merge INTEGER,
  PRIMARY KEY (municipality, key)
) STRICT, WITHOUT ROWID;
INSERT INTO sender SELECT municipality, sender, 'first', min(at), '', min(number)
  FROM merge WHERE kind = 'bundle' AND municipality IS NOT NULL GROUP BY municipality, sender;
