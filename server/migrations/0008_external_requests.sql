-- From a request to what its sender calls it: for senders who follow their own, and for streets that are replaced.

CREATE INDEX request_external_request ON request_external (street_id, request_id, created_at);
