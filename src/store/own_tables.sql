-- The tables that are not a record kind's.

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

-- Records that somebody removed, and what referred to them then; one that is referred to anew is shown until that
-- is decided.
CREATE TABLE removal (
  record BLOB PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  entry BLOB NOT NULL,
  knowing TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_record (
  record BLOB PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_value (
  entry BLOB NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (entry, field)
) STRICT, WITHOUT ROWID;

-- The municipality is empty where the name goes from everybody's entries.
CREATE TABLE erased_name (
  digest TEXT NOT NULL,
  municipality TEXT NOT NULL,
  PRIMARY KEY (digest, municipality)
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
  counts TEXT NOT NULL,
  account TEXT,
  carried BLOB,
  undone_at INTEGER,
  undone_by TEXT,
  project BLOB,
  project_name TEXT
) STRICT;

CREATE TABLE merge_entry (
  merge INTEGER NOT NULL REFERENCES merge (number) ON DELETE CASCADE,
  entry BLOB NOT NULL,
  part TEXT,
  PRIMARY KEY (merge, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_entry_entry ON merge_entry (entry);

CREATE TABLE held (
  entry BLOB NOT NULL,
  sender TEXT NOT NULL,
  merge INTEGER NOT NULL REFERENCES merge (number) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (entry, merge)
) STRICT, WITHOUT ROWID;
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

-- Entries that have left in a bundle.
CREATE TABLE departed (
  entry BLOB PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

-- The rows that have been touched since the last whole copy, by their keys alone; `more` is empty where a table has one.
CREATE TABLE touched (
  table_name TEXT NOT NULL,
  key ANY NOT NULL,
  more ANY NOT NULL,
  PRIMARY KEY (table_name, key, more)
) STRICT, WITHOUT ROWID;

CREATE TABLE searched (
  number INTEGER PRIMARY KEY,
  record BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL
) STRICT;

-- Å, ä and ö are letters of their own: a search for Horby does not mean Hörby.
CREATE VIRTUAL TABLE search USING fts5 (text, tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
