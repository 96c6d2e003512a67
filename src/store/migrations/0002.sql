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
