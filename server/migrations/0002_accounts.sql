-- Local accounts. No resident is ever an account: these are the office's own staff and its programs.

CREATE TABLE account (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name          text NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  role          text NOT NULL CHECK (role IN ('screen', 'inspector', 'planner', 'admin')),
  password_hash text NOT NULL,
  disabled      boolean NOT NULL DEFAULT false,
  created_at    timestamptz NOT NULL DEFAULT now()
);

-- Only hashes (SHA-256) of secrets are kept: a copy of the database signs nobody in.
-- How long a session lasts follows from its account's role (server/src/auth/session-lifetime.ts).
CREATE TABLE session (
  token_hash   bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  created_at   timestamptz NOT NULL,
  -- Written at most once a minute; idleness is counted from it.
  last_seen_at timestamptz NOT NULL
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_last_seen ON session (last_seen_at);

CREATE TABLE api_token (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  label        text NOT NULL CHECK (label <> ''),
  token_hash   bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  created_at   timestamptz NOT NULL DEFAULT now(),
  -- Written at most once an hour: enough to find the tokens nobody uses.
  last_used_at timestamptz,
  withdrawn_at timestamptz
);
CREATE INDEX api_token_account ON api_token (account_id);

-- Append-only, each row chained to the one before by SHA-256 (server/src/auth/audit-hash.ts).
CREATE TABLE audit_log (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at        timestamptz NOT NULL,
  actor     text NOT NULL,
  action    text NOT NULL,
  detail    jsonb NOT NULL,
  -- No row is followed by two: the chain cannot fork.
  prev_hash bytea NOT NULL UNIQUE CHECK (length(prev_hash) = 32),
  hash      bytea NOT NULL UNIQUE CHECK (length(hash) = 32)
);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
