-- The street and everything that stands in it. All geometry: EPSG:4326, coordinates on the 1e-7° lattice.
-- Every table is keyed by street first, so that it can be sharded by street without a change of SQL.

CREATE TABLE street (
  id                 text PRIMARY KEY CHECK (id ~ '^[0-9]{9}$'),
  name               text NOT NULL CHECK (name <> ''),
  county_name        text NOT NULL,
  boundary           geometry(Polygon, 4326) NOT NULL CHECK (ST_IsValid(boundary)),
  synthetic          boolean NOT NULL,
  attribution        text NOT NULL,
  as_of              timestamptz NOT NULL,
  households_counted boolean NOT NULL,
  -- Grows with every write to the street; ETags and tile URLs carry it.
  version            bigint NOT NULL DEFAULT 1,
  changed_at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX street_boundary ON street USING gist (boundary);

CREATE TABLE plan (
  id             text PRIMARY KEY,
  street_id      text NOT NULL REFERENCES street ON DELETE CASCADE,
  name           text NOT NULL,
  status         text NOT NULL CHECK (status IN ('draft', 'submitted', 'published', 'superseded')),
  effective_from date,
  CHECK (status IN ('draft', 'submitted') OR effective_from IS NOT NULL),
  UNIQUE (street_id, id)
);
-- One plan is in force in a street.
CREATE UNIQUE INDEX plan_in_force ON plan (street_id) WHERE status = 'published';

-- Every code a street has ever given to a grid. It outlives the plan, so that a code is never given again, and
-- what stands for a grid (organisations, posts, places, requests) refers to it here, whichever plan is in force.
CREATE TABLE grid_code (
  street_id text NOT NULL REFERENCES street ON DELETE CASCADE,
  code      text NOT NULL,
  level     text NOT NULL CHECK (level IN ('district', 'unit', 'basic')),
  PRIMARY KEY (street_id, code),
  UNIQUE (street_id, code, level),
  CHECK (left(code, 9) = street_id),
  CHECK (substr(code, 10) ~ CASE level WHEN 'district' THEN '^D[0-9]{2}$' WHEN 'unit' THEN '^[0-9]{3}$'
                                       ELSE '^[0-9]{6,7}$' END)
);

CREATE TABLE grid (
  street_id    text NOT NULL,
  plan_id      text NOT NULL,
  code         text NOT NULL,
  level        text NOT NULL CHECK (level IN ('district', 'unit', 'basic')),
  parent_code  text,
  -- Level of the parent, kept so that the foreign key below can insist on it.
  parent_level text GENERATED ALWAYS AS (CASE level WHEN 'unit' THEN 'district' WHEN 'basic' THEN 'unit' END) STORED,
  name         text NOT NULL CHECK (name <> ''),
  geom         geometry(Polygon, 4326),
  PRIMARY KEY (plan_id, code),
  UNIQUE (plan_id, code, level),
  FOREIGN KEY (street_id, plan_id) REFERENCES plan (street_id, id) ON DELETE CASCADE,
  FOREIGN KEY (street_id, code, level) REFERENCES grid_code (street_id, code, level),
  FOREIGN KEY (plan_id, parent_code, parent_level) REFERENCES grid (plan_id, code, level) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((level = 'district') = (parent_code IS NULL)),
  -- Only basic grids have a shape of their own: a parent's is dissolved from its children.
  CHECK ((level = 'basic') = (geom IS NOT NULL)),
  CHECK (geom IS NULL OR ST_IsValid(geom))
);
CREATE INDEX grid_geom ON grid USING gist (geom);
CREATE INDEX grid_parent ON grid (plan_id, parent_code);

CREATE TABLE road (
  street_id text NOT NULL REFERENCES street ON DELETE CASCADE,
  id        integer NOT NULL,
  name      text,
  class     text NOT NULL CHECK (class IN ('trunk', 'primary', 'secondary', 'tertiary', 'residential', 'lane',
                                           'service', 'pedestrian', 'footway', 'steps')),
  bridge    boolean NOT NULL,
  tunnel    boolean NOT NULL,
  layer     smallint NOT NULL,
  walkable  boolean NOT NULL,
  geom      geometry(LineString, 4326) NOT NULL,
  PRIMARY KEY (street_id, id)
);
CREATE INDEX road_geom ON road USING gist (geom);

CREATE TABLE landscape (
  street_id text NOT NULL REFERENCES street ON DELETE CASCADE,
  id        integer NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('water', 'waterway', 'green', 'hill', 'zone', 'railway', 'subway', 'wall',
                                          'gate')),
  name      text,
  geom      geometry(Geometry, 4326) NOT NULL,
  PRIMARY KEY (street_id, id)
);
CREATE INDEX landscape_geom ON landscape USING gist (geom);

CREATE TABLE compound (
  street_id        text NOT NULL REFERENCES street ON DELETE CASCADE,
  id               integer NOT NULL,
  name             text NOT NULL,
  walled           boolean NOT NULL,
  property_company text,
  rating           text CHECK (rating IN ('gold', 'silver', 'yellow', 'red')),
  unmanaged        boolean NOT NULL,
  fallback_plan    boolean NOT NULL,
  geom             geometry(Polygon, 4326) NOT NULL CHECK (ST_IsValid(geom)),
  PRIMARY KEY (street_id, id),
  CHECK (rating IS NULL OR property_company IS NOT NULL)
);
CREATE INDEX compound_geom ON compound USING gist (geom);

CREATE TABLE building (
  street_id   text NOT NULL REFERENCES street ON DELETE CASCADE,
  id          integer NOT NULL,
  compound_id integer,
  name        text,
  use         text NOT NULL CHECK (use IN ('residential', 'mixed', 'commercial', 'office', 'school', 'medical', 'civic',
                                           'industrial', 'other')),
  floors      smallint NOT NULL CHECK (floors BETWEEN 1 AND 200),
  households  integer NOT NULL CHECK (households >= 0),
  residents   integer NOT NULL CHECK (residents >= 0),
  geom        geometry(Polygon, 4326) NOT NULL CHECK (ST_IsValid(geom)),
  PRIMARY KEY (street_id, id),
  FOREIGN KEY (street_id, compound_id) REFERENCES compound (street_id, id)
);
CREATE INDEX building_geom ON building USING gist (geom);

-- Which basic grid a building belongs to under a plan. A building without a row lies outside every grid.
CREATE TABLE building_grid (
  street_id   text NOT NULL,
  plan_id     text NOT NULL,
  building_id integer NOT NULL,
  basic_code  text NOT NULL,
  level       text NOT NULL DEFAULT 'basic' CHECK (level = 'basic'),
  PRIMARY KEY (plan_id, building_id),
  FOREIGN KEY (street_id, plan_id) REFERENCES plan (street_id, id) ON DELETE CASCADE,
  FOREIGN KEY (street_id, building_id) REFERENCES building (street_id, id) ON DELETE CASCADE,
  FOREIGN KEY (plan_id, basic_code, level) REFERENCES grid (plan_id, code, level) ON DELETE CASCADE
);
CREATE INDEX building_grid_basic ON building_grid (plan_id, basic_code);

CREATE TABLE organization (
  street_id      text NOT NULL REFERENCES street ON DELETE CASCADE,
  id             integer NOT NULL,
  level          text NOT NULL CHECK (level IN ('street', 'district', 'unit', 'basic')),
  grid_code      text,
  name           text NOT NULL CHECK (name <> ''),
  established_on date NOT NULL,
  geom           geometry(Point, 4326) NOT NULL,
  PRIMARY KEY (street_id, id),
  CHECK ((level = 'street') = (grid_code IS NULL)),
  -- The organisation's level is its grid's.
  FOREIGN KEY (street_id, grid_code, level) REFERENCES grid_code (street_id, code, level)
);
-- A place has at most one organisation of its level.
CREATE UNIQUE INDEX organization_grid ON organization (street_id, coalesce(grid_code, ''));
CREATE INDEX organization_geom ON organization USING gist (geom);

CREATE TABLE post (
  street_id       text NOT NULL REFERENCES street ON DELETE CASCADE,
  id              integer NOT NULL,
  organization_id integer,
  grid_code       text,
  kind            text NOT NULL CHECK (kind IN ('secretary', 'cadre', 'advisor', 'grid-lead', 'grid-worker',
                                                'basic-lead')),
  planned         smallint NOT NULL CHECK (planned >= 0),
  filled          smallint NOT NULL CHECK (filled >= 0),
  duty_phone      text,
  PRIMARY KEY (street_id, id),
  FOREIGN KEY (street_id, organization_id) REFERENCES organization (street_id, id) ON DELETE CASCADE,
  FOREIGN KEY (street_id, grid_code) REFERENCES grid_code (street_id, code)
);
CREATE INDEX post_grid ON post (street_id, grid_code);

CREATE TABLE place (
  street_id     text NOT NULL REFERENCES street ON DELETE CASCADE,
  id            integer NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('hall', 'centre', 'station', 'community-rooms')),
  status        text NOT NULL CHECK (status IN ('operating', 'candidate')),
  name          text NOT NULL,
  grid_code     text,
  floor_area_m2 integer CHECK (floor_area_m2 > 0),
  services      text[] NOT NULL DEFAULT '{}',
  six_have      jsonb NOT NULL DEFAULT '{}',
  grade         smallint CHECK (grade BETWEEN 1 AND 3),
  geom          geometry(Point, 4326) NOT NULL,
  -- A hall serves a district and a centre a unit; the others serve any grid or none.
  grid_level    text GENERATED ALWAYS AS (CASE kind WHEN 'hall' THEN 'district' WHEN 'centre' THEN 'unit' END) STORED,
  PRIMARY KEY (street_id, id),
  CHECK (jsonb_typeof(six_have) = 'object'),
  FOREIGN KEY (street_id, grid_code) REFERENCES grid_code (street_id, code),
  FOREIGN KEY (street_id, grid_code, grid_level) REFERENCES grid_code (street_id, code, level)
);
CREATE INDEX place_geom ON place USING gist (geom);
CREATE INDEX place_grid ON place (street_id, grid_code);

CREATE TABLE body (
  street_id text NOT NULL REFERENCES street ON DELETE CASCADE,
  id        integer NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('enterprise', 'social-organization', 'partner')),
  name      text NOT NULL,
  coverage  text CHECK (coverage IN ('own', 'joint-area', 'joint-trade', 'attached', 'advisor')),
  geom      geometry(Point, 4326) NOT NULL,
  PRIMARY KEY (street_id, id)
);
CREATE INDEX body_geom ON body USING gist (geom);

CREATE TABLE request (
  street_id  text NOT NULL REFERENCES street ON DELETE CASCADE,
  id         integer NOT NULL,
  category   text NOT NULL CHECK (category IN ('public-security', 'work-safety', 'environment', 'poverty-relief',
                                               'living-environment', 'emergency', 'property-service', 'livelihood',
                                               'dispute')),
  -- Basic grid in force where and when it was made; null outside every grid.
  basic_code text,
  created_at timestamptz NOT NULL,
  geom       geometry(Point, 4326) NOT NULL,
  basic_level text GENERATED ALWAYS AS ('basic') STORED,
  PRIMARY KEY (street_id, id),
  FOREIGN KEY (street_id, basic_code, basic_level) REFERENCES grid_code (street_id, code, level)
);
CREATE INDEX request_created ON request (street_id, created_at);
CREATE INDEX request_basic ON request (street_id, basic_code, created_at);
CREATE INDEX request_geom ON request USING gist (geom);

CREATE TABLE request_event (
  street_id  text NOT NULL,
  request_id integer NOT NULL,
  seq        smallint NOT NULL CHECK (seq >= 1),
  stage      smallint NOT NULL CHECK (stage BETWEEN 1 AND 7),
  at         timestamptz NOT NULL,
  solved     boolean,
  satisfied  boolean,
  PRIMARY KEY (street_id, request_id, seq),
  FOREIGN KEY (street_id, request_id) REFERENCES request (street_id, id) ON DELETE CASCADE,
  CHECK (stage = 5 OR (solved IS NULL AND satisfied IS NULL))
);

-- Stages are an append-only history: never updated, and deleted only while the whole street is replaced, which
-- the transaction says in wangge.replacing_street.
CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM gone WHERE street_id IS DISTINCT FROM current_setting('wangge.replacing_street', true))
    THEN RETURN NULL; END IF;
  END IF;
  RAISE EXCEPTION 'request_event is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER request_event_no_delete AFTER DELETE ON request_event
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change();
CREATE TRIGGER request_event_no_update BEFORE UPDATE OR TRUNCATE ON request_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change();

-- A request begins with stage 1, moves forward in stage and time, goes back only for rework after a visit (5) or a
-- check (6), and ends with stage 7. Sequence numbers have no holes.
CREATE FUNCTION check_event_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad record;
BEGIN
  SELECT e.street_id, e.request_id, e.seq INTO bad
  FROM added e
    LEFT JOIN request_event p ON p.street_id = e.street_id AND p.request_id = e.request_id AND p.seq = e.seq - 1
    LEFT JOIN request r ON e.seq = 1 AND r.street_id = e.street_id AND r.id = e.request_id
  WHERE NOT CASE
    WHEN e.seq = 1 THEN e.stage = 1 AND e.at >= r.created_at
    WHEN p.seq IS NULL THEN false
    ELSE e.at >= p.at AND (e.stage > p.stage OR (p.stage IN (5, 6) AND e.stage BETWEEN 2 AND p.stage)) END
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'request % of street %: event % is out of order', bad.request_id, bad.street_id, bad.seq
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER request_event_order AFTER INSERT ON request_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_event_order();

-- What the generator planted on purpose; empty for real data.
CREATE TABLE demo_truth (
  street_id text NOT NULL REFERENCES street ON DELETE CASCADE,
  kind      text NOT NULL CHECK (kind IN ('cluster', 'gap')),
  seq       integer NOT NULL,
  detail    jsonb NOT NULL,
  PRIMARY KEY (street_id, kind, seq)
);

CREATE TABLE import_run (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  street_id   text NOT NULL REFERENCES street ON DELETE CASCADE,
  kind        text NOT NULL CHECK (kind IN ('demo', 'osm')),
  source      text NOT NULL,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz NOT NULL CHECK (finished_at >= started_at)
);
CREATE INDEX import_run_street ON import_run (street_id);

CREATE TABLE import_problem (
  run_id   bigint NOT NULL REFERENCES import_run ON DELETE CASCADE,
  seq      integer NOT NULL,
  severity text NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
  code     text NOT NULL,
  source   text NOT NULL,
  detail   jsonb NOT NULL,
  geom     geometry(Point, 4326),
  PRIMARY KEY (run_id, seq)
);

-- What keeps the basic grids of a plan from tiling the street exactly, or null. Areas are in square degrees: the
-- share matters, not the unit. TILE-1.
CREATE FUNCTION plan_tiling_fault(wanted text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  whole double precision;
  parts double precision;
  pair  record;
BEGIN
  SELECT ST_Area(s.boundary), (SELECT sum(ST_Area(g.geom)) FROM grid g WHERE g.plan_id = p.id AND g.level = 'basic')
    INTO whole, parts FROM plan p JOIN street s ON s.id = p.street_id WHERE p.id = wanted;
  IF parts IS NULL THEN RETURN 'no basic grids'; END IF;
  IF abs(parts - whole) > 1e-9 * whole THEN
    RETURN format('areas of the basic grids differ from the street by %s of it', (parts - whole) / whole);
  END IF;
  SELECT a.code AS one, b.code AS other INTO pair
    FROM grid a JOIN grid b ON b.plan_id = a.plan_id AND b.level = 'basic' AND b.code > a.code AND a.geom && b.geom
    WHERE a.plan_id = wanted AND a.level = 'basic' AND ST_Relate(a.geom, b.geom, '2********') LIMIT 1;
  IF FOUND THEN RETURN format('basic grids %s and %s overlap', pair.one, pair.other); END IF;
  SELECT g.code AS one INTO pair FROM grid g
    WHERE g.plan_id = wanted AND g.level <> 'basic'
      AND NOT EXISTS (SELECT FROM grid c WHERE c.plan_id = g.plan_id AND c.parent_code = g.code) LIMIT 1;
  IF FOUND THEN RETURN format('grid %s has no parts', pair.one); END IF;
  RETURN NULL;
END $$;

-- A plan takes effect only whole: by the end of the transaction its grids tile the street.
CREATE FUNCTION check_published_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE fault text := plan_tiling_fault(NEW.id);
BEGIN
  IF fault IS NOT NULL THEN
    RAISE EXCEPTION 'plan % cannot be published: %', NEW.id, fault USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER plan_published_tiles AFTER INSERT OR UPDATE OF status ON plan
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION check_published_plan();

-- A published plan's grids stay as they are: change comes as a new plan. Whole plans may go, with their street.
CREATE FUNCTION refuse_published_grid_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted text := CASE TG_OP WHEN 'DELETE' THEN OLD.plan_id ELSE NEW.plan_id END;
DECLARE street text := CASE TG_OP WHEN 'DELETE' THEN OLD.street_id ELSE NEW.street_id END;
BEGIN
  IF EXISTS (SELECT FROM plan WHERE id = wanted AND status IN ('published', 'superseded'))
    AND street IS DISTINCT FROM current_setting('wangge.replacing_street', true) THEN
    RAISE EXCEPTION 'grids of plan % are in force', wanted USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER grid_of_published_plan BEFORE INSERT OR UPDATE OR DELETE ON grid
  FOR EACH ROW EXECUTE FUNCTION refuse_published_grid_change();
