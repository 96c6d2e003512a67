-- The second schema: what a merge did is remembered, so that it can be told and taken back.

ALTER TABLE merge ADD COLUMN account TEXT;
ALTER TABLE merge ADD COLUMN carried BLOB;
ALTER TABLE merge ADD COLUMN undone_at INTEGER;
ALTER TABLE merge ADD COLUMN undone_by TEXT;
ALTER TABLE merge_entry ADD COLUMN part TEXT;
CREATE INDEX merge_entry_entry ON merge_entry (entry);
