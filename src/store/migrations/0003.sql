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
