-- What walks are computed from: a street's network (docs/decisions/0010) and its buildings with their places on it.
-- Derived from roads and buildings and written with them; where it is missing or of another version of the street, it
-- is made again when it is needed.
CREATE TABLE walk_network (
  street_id      text PRIMARY KEY REFERENCES street ON DELETE CASCADE,
  street_version bigint NOT NULL,
  network        bytea NOT NULL,
  buildings      bytea NOT NULL
);
-- Columns of numbers hardly shrink, and unpacking them would cost more than reading them.
ALTER TABLE walk_network ALTER COLUMN network SET STORAGE EXTERNAL, ALTER COLUMN buildings SET STORAGE EXTERNAL;
