-- Requests that came by a file: the run is recorded, with those that lie in no grid or on a border. The file itself is
-- nowhere; `source` is its name.
ALTER TABLE import_run DROP CONSTRAINT import_run_kind_check,
  ADD CONSTRAINT import_run_kind_check CHECK (kind IN ('demo', 'osm', 'requests'));
