-- Version 6: what has been touched since the last whole copy, so that the next copy costs what has changed.

CREATE TABLE touched (
  table_name TEXT NOT NULL,
  key ANY NOT NULL,
  more ANY NOT NULL,
  PRIMARY KEY (table_name, key, more)
) STRICT, WITHOUT ROWID;
