-- Requests as the closed loop needs them: whole histories, the state derived from them, sums that pages read instead
-- of requests, and a numbered record of changes for those who listen. Requests, histories and states lie in months of
-- the request's making (UTC), each table's part beside the others', all keyed by street.

ALTER TABLE street
  -- Grows with every write to the street's requests, and only with those: what does not depend on them stays valid.
  ADD COLUMN request_version bigint  NOT NULL DEFAULT 1,
  ADD COLUMN last_request_id integer NOT NULL DEFAULT 0,
  ADD COLUMN last_change_seq bigint  NOT NULL DEFAULT 0;

ALTER TABLE request RENAME TO request_before;
ALTER TABLE request_event RENAME TO request_event_before;
ALTER INDEX request_pkey RENAME TO request_before_pkey;
ALTER INDEX request_created RENAME TO request_before_created;
ALTER INDEX request_basic RENAME TO request_before_basic;
ALTER INDEX request_geom RENAME TO request_before_geom;
ALTER INDEX request_event_pkey RENAME TO request_event_before_pkey;

CREATE TABLE request (
  street_id  text NOT NULL REFERENCES street ON DELETE CASCADE,
  id         integer NOT NULL,
  created_at timestamptz NOT NULL,
  category   text NOT NULL CHECK (category IN ('public-security', 'work-safety', 'environment', 'poverty-relief',
                                               'living-environment', 'emergency', 'property-service', 'livelihood',
                                               'dispute')),
  -- Basic grid in force where and when it was made; null outside every grid and on a border.
  basic_code text,
  -- On a border all grids that touch it, in order of code; else empty.
  candidates text[] NOT NULL DEFAULT '{}',
  ownership  text GENERATED ALWAYS AS (CASE WHEN basic_code IS NOT NULL THEN 'owned'
                                            WHEN cardinality(candidates) > 1 THEN 'double-owned'
                                            ELSE 'unowned' END) STORED,
  -- Cleaned of personal data before it came here; so many pieces were taken out.
  description   text NOT NULL DEFAULT '' CHECK (length(description) <= 2000),
  removed_count smallint NOT NULL DEFAULT 0 CHECK (removed_count >= 0),
  origin     text NOT NULL CHECK (origin IN ('demo', 'entry', 'import', 'open311')),
  -- In force when it was made.
  sign_limit_ms  bigint NOT NULL CHECK (sign_limit_ms > 0),
  close_limit_ms bigint NOT NULL CHECK (close_limit_ms > 0),
  geom       geometry(Point, 4326) NOT NULL,
  basic_level text GENERATED ALWAYS AS ('basic') STORED,
  PRIMARY KEY (street_id, id, created_at),
  FOREIGN KEY (street_id, basic_code, basic_level) REFERENCES grid_code (street_id, code, level),
  CHECK (basic_code IS NULL OR candidates = '{}')
) PARTITION BY RANGE (created_at);
CREATE INDEX request_created ON request (street_id, created_at);
CREATE INDEX request_basic ON request (street_id, basic_code, created_at);
CREATE INDEX request_geom ON request USING gist (geom);

CREATE TABLE request_event (
  street_id  text NOT NULL,
  request_id integer NOT NULL,
  created_at timestamptz NOT NULL,
  seq        smallint NOT NULL CHECK (seq >= 1),
  kind       text NOT NULL CHECK (kind IN ('enter', 'suspend', 'resume', 'extend', 'escalate', 'transfer')),
  -- Where the request stands after the event.
  stage      smallint NOT NULL CHECK (stage BETWEEN 1 AND 7),
  suspended  boolean NOT NULL DEFAULT false,
  at         timestamptz NOT NULL,
  solved     boolean,
  satisfied  boolean,
  reason     text CHECK (length(reason) BETWEEN 1 AND 500),
  by_ms      bigint CHECK (by_ms > 0),
  to_level   text CHECK (to_level IN ('street', 'district', 'unit', 'basic')),
  to_code    text,
  PRIMARY KEY (street_id, request_id, seq, created_at),
  FOREIGN KEY (street_id, to_code, to_level) REFERENCES grid_code (street_id, code, level),
  CHECK ((kind = 'enter' AND stage = 5) OR (solved IS NULL AND satisfied IS NULL)),
  CHECK ((kind = 'extend') = (by_ms IS NOT NULL)),
  CHECK ((kind IN ('escalate', 'transfer')) = (to_level IS NOT NULL)),
  CHECK (to_level IS NULL OR (to_level = 'street') = (to_code IS NULL)),
  CHECK (kind NOT IN ('suspend', 'extend', 'escalate', 'transfer') OR reason IS NOT NULL)
) PARTITION BY RANGE (created_at);

-- Derived from the request and its events, kept with them in the same transaction; it can be made again at any time
-- and is held against a new derivation by `verify`.
CREATE TABLE request_state (
  street_id  text NOT NULL,
  id         integer NOT NULL,
  created_at timestamptz NOT NULL,
  category   text NOT NULL,
  basic_code text,
  events     smallint NOT NULL,
  last_at    timestamptz NOT NULL,
  stage      smallint NOT NULL CHECK (stage BETWEEN 1 AND 7),
  stage_since timestamptz NOT NULL,
  desk_level text NOT NULL CHECK (desk_level IN ('street', 'district', 'unit', 'basic')),
  desk_code  text,
  signed_at  timestamptz,
  visited_at timestamptz,
  closed_at  timestamptz CHECK ((closed_at IS NOT NULL) = (stage = 7)),
  solved     boolean,
  satisfied  boolean,
  reworks    smallint NOT NULL,
  suspended_since timestamptz,
  suspended_ms    bigint NOT NULL,
  extended_ms     bigint NOT NULL,
  sign_due   timestamptz NOT NULL,
  -- By the suspensions that are over: while one lasts, it moves on with the time.
  close_due  timestamptz NOT NULL,
  PRIMARY KEY (street_id, id, created_at)
) PARTITION BY RANGE (created_at);
CREATE INDEX request_state_created ON request_state (street_id, created_at, id);
CREATE INDEX request_state_open ON request_state (street_id, close_due) WHERE closed_at IS NULL;

-- Sums from which the indicators follow, by basic grid, category and day (of China) of making. Kept with every write.
-- What turns with time alone (open, overdue) is counted from the states of open requests.
CREATE TABLE request_tally (
  street_id  text NOT NULL REFERENCES street ON DELETE CASCADE,
  day        date NOT NULL,
  -- '' is what lies in no grid or on a border, '*' the whole street.
  basic_code text NOT NULL,
  category   text NOT NULL,
  requests        integer NOT NULL,
  signed          integer NOT NULL,
  signed_in_time  integer NOT NULL,
  closed          integer NOT NULL,
  closed_in_time  integer NOT NULL,
  visited         integer NOT NULL,
  reworked        integer NOT NULL,
  solved_told     integer NOT NULL,
  solved          integer NOT NULL,
  satisfied_told  integer NOT NULL,
  satisfied       integer NOT NULL,
  -- By hour of making in China, 24 of them.
  by_hour         integer[] NOT NULL CHECK (cardinality(by_hour) = 24),
  -- Of each closed request the whole steps of six minutes from making to closing.
  close_steps     integer[] NOT NULL,
  PRIMARY KEY (street_id, basic_code, day, category)
) PARTITION BY RANGE (day);

-- Makes the months that a write needs; those that are there stay as they are.
CREATE FUNCTION make_request_months(earliest timestamptz, latest timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  -- A day of China begins up to a day before or after the month of its request.
  month date := date_trunc('month', (earliest AT TIME ZONE 'UTC') - interval '1 day');
  label text;
  wanted text;
BEGIN
  WHILE month <= (latest AT TIME ZONE 'UTC') + interval '1 day' LOOP
    label := to_char(month, 'YYYY_MM');
    IF to_regclass('request_tally_' || label) IS NULL THEN
      -- Two writers of one new month: the second waits here, and finds it made.
      PERFORM pg_advisory_xact_lock(8787005);
    END IF;
    IF to_regclass('request_tally_' || label) IS NULL THEN
      FOREACH wanted IN ARRAY ARRAY['request', 'request_event', 'request_state'] LOOP
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', wanted || '_' || label, wanted,
          to_char(month, 'YYYY-MM-DD') || ' 00:00+00', to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00+00');
      END LOOP;
      -- Month to month: checked against the whole table, a row would cost three times as much.
      EXECUTE format('ALTER TABLE %I ADD FOREIGN KEY (street_id, request_id, created_at)
        REFERENCES %I (street_id, id, created_at) ON DELETE CASCADE', 'request_event_' || label, 'request_' || label);
      -- What goes with its request goes from the month itself, past the triggers of the whole table.
      EXECUTE format('CREATE TRIGGER no_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change()', 'request_event_' || label);
      EXECUTE format('CREATE TRIGGER no_update BEFORE UPDATE OR TRUNCATE ON %I
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change()', 'request_event_' || label);
      EXECUTE format('ALTER TABLE %I ADD FOREIGN KEY (street_id, id, created_at)
        REFERENCES %I (street_id, id, created_at) ON DELETE CASCADE', 'request_state_' || label, 'request_' || label);
      EXECUTE format('CREATE TABLE %I PARTITION OF request_tally FOR VALUES FROM (%L) TO (%L)',
        'request_tally_' || label, month, (month + interval '1 month')::date);
    END IF;
    month := (month + interval '1 month')::date;
  END LOOP;
END $$;

-- What another system calls a request that it sent: sending it again makes no second one.
CREATE TABLE request_external (
  street_id   text NOT NULL REFERENCES street ON DELETE CASCADE,
  -- Who sent it: an account's name, or an import's.
  sender      text NOT NULL,
  external_id text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 100),
  request_id  integer NOT NULL,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (street_id, sender, external_id)
);

-- What a street has set otherwise than 24 hours and 7 days.
CREATE TABLE request_limit (
  street_id   text NOT NULL REFERENCES street ON DELETE CASCADE,
  category    text NOT NULL CHECK (category IN ('public-security', 'work-safety', 'environment', 'poverty-relief',
                                                'living-environment', 'emergency', 'property-service', 'livelihood',
                                                'dispute')),
  sign_hours  integer NOT NULL CHECK (sign_hours BETWEEN 1 AND 8760),
  close_hours integer NOT NULL CHECK (close_hours BETWEEN 1 AND 8760),
  PRIMARY KEY (street_id, category)
);

-- What happened in a street, numbered without holes in the order in which it was committed: the writer holds the
-- street's row while it takes a number.
CREATE TABLE street_change (
  street_id text NOT NULL REFERENCES street ON DELETE CASCADE,
  seq       bigint NOT NULL,
  -- By the server's clock; the data's own times are in `detail`.
  at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  kind      text NOT NULL CHECK (kind IN ('request-made', 'request-moved', 'requests-imported', 'street-replaced')),
  detail    jsonb NOT NULL,
  PRIMARY KEY (street_id, seq)
);

-- Append-only, as before: see 0001.
CREATE TRIGGER request_event_no_delete AFTER DELETE ON request_event
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change();
CREATE TRIGGER request_event_no_update BEFORE UPDATE OR TRUNCATE ON request_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change();

DO $$
DECLARE earliest timestamptz; latest timestamptz;
BEGIN
  SELECT min(created_at), max(created_at) INTO earliest, latest FROM request_before;
  IF earliest IS NOT NULL THEN PERFORM make_request_months(earliest, latest); END IF;
END $$;
INSERT INTO request (street_id, id, created_at, category, basic_code, origin, sign_limit_ms, close_limit_ms, geom)
  SELECT r.street_id, r.id, r.created_at, r.category, r.basic_code, CASE WHEN s.synthetic THEN 'demo' ELSE 'import' END,
         86400000, 604800000, r.geom
    FROM request_before r JOIN street s ON s.id = r.street_id;
INSERT INTO request_event (street_id, request_id, created_at, seq, kind, stage, at, solved, satisfied)
  SELECT e.street_id, e.request_id, r.created_at, e.seq, 'enter', e.stage, e.at, e.solved, e.satisfied
    FROM request_event_before e JOIN request_before r ON r.street_id = e.street_id AND r.id = e.request_id;
UPDATE street SET last_request_id = coalesce((SELECT max(id) FROM request_before r WHERE r.street_id = street.id), 0);
DROP TABLE request_event_before, request_before;

-- The loop's table (docs/decisions/0015) is asked by the server; here stands what no writer may break: numbers without
-- holes, time that does not run back, each stage after the one before it or rework from 5 or 6 to 3, nothing after 7,
-- nothing but a resumption while suspended.
CREATE OR REPLACE FUNCTION check_event_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad record;
BEGIN
  SELECT e.street_id, e.request_id, e.seq INTO bad
  FROM added e
    LEFT JOIN request_event p
      ON p.street_id = e.street_id AND p.request_id = e.request_id AND p.created_at = e.created_at AND p.seq = e.seq - 1
  WHERE NOT CASE
    WHEN e.seq = 1 THEN e.kind = 'enter' AND e.stage = 1 AND e.at >= e.created_at AND NOT e.suspended
    WHEN p.seq IS NULL OR e.at < p.at OR p.stage = 7 THEN false
    WHEN p.suspended THEN e.kind = 'resume' AND e.stage = p.stage AND NOT e.suspended
    WHEN e.kind = 'enter' THEN (e.stage = p.stage + 1 OR (p.stage IN (5, 6) AND e.stage = 3)) AND NOT e.suspended
    ELSE e.kind <> 'resume' AND e.stage = p.stage AND e.suspended = (e.kind = 'suspend') END
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'request % of street %: event % is out of order', bad.request_id, bad.street_id, bad.seq
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER request_event_order AFTER INSERT ON request_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_event_order();
