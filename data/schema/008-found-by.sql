-- The incidents that go by another name are found by it, and counted without the others.
CREATE INDEX incident_canonical ON incident (canonical) WHERE canonical IS NOT NULL;

-- What somebody signs off: who leaves takes it along, and the gaps of each are judged anew.
CREATE INDEX ticket_signer ON ticket (signer) WHERE signer IS NOT NULL;
