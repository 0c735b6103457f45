-- The big screen: how each is set up, the links that open it, and what its answers need.

-- Settings under a name. Not bound to the street's row: a street that is imported anew keeps its screens, and one that
-- is gone is told by the screen itself.
CREATE TABLE screen (
  name      text PRIMARY KEY CHECK (char_length(name) BETWEEN 1 AND 40),
  -- null: whichever the server shows first.
  street_id text CHECK (street_id ~ '^[0-9]{9}$'),
  config    jsonb NOT NULL CHECK (jsonb_typeof(config) = 'object'),
  saved_at  timestamptz NOT NULL,
  saved_by  text NOT NULL
);

-- A link opens a screen without an account, and may only read. Of its token only the hash (SHA-256) is kept.
CREATE TABLE screen_link (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  label        text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 60),
  -- Name of a saved screen, which may be saved, changed and deleted while the link stays.
  screen_name  text CHECK (char_length(screen_name) BETWEEN 1 AND 40),
  token_hash   bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  created_at   timestamptz NOT NULL,
  created_by   text NOT NULL,
  last_used_at timestamptz,
  withdrawn_at timestamptz
);

-- Sessions of links lie apart from those of accounts; they last as an account's of the role screen
-- (server/src/auth/session-lifetime.ts) and go when their link is withdrawn.
CREATE TABLE screen_session (
  token_hash   bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  link_id      bigint NOT NULL REFERENCES screen_link ON DELETE CASCADE,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL
);
CREATE INDEX screen_session_link ON screen_session (link_id);
CREATE INDEX screen_session_last_seen ON screen_session (last_seen_at);

-- Made here once and told to nobody: with `request-key` a request gets a name that leads to nothing.
CREATE TABLE server_secret (
  name  text PRIMARY KEY,
  value bytea NOT NULL CHECK (octet_length(value) = 32)
);
INSERT INTO server_secret (name, value)
  VALUES ('request-key', sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea));
