-- The incidents that go by another name are found by it, and counted without the others.
CREATE INDEX incident_canonical ON incident (canonical) WHERE canonical IS NOT NULL;
