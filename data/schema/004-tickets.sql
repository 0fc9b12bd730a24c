-- What an import knows of a ticket beside its text, and how often a person changed it here.
ALTER TABLE ticket ADD COLUMN assigned TEXT NOT NULL DEFAULT ''
    CHECK (length(assigned) <= 2000);                       -- who works on it, as its tracker says
ALTER TABLE ticket ADD COLUMN edits INTEGER NOT NULL DEFAULT 0
    CHECK (edits >= 0);                                     -- 0: it is as it came in
ALTER TABLE ticket ADD COLUMN customer_fold TEXT NOT NULL DEFAULT ''; -- as it is compared
-- Which fields of the spec do not pass, bit n for field n. Kept by the program in the
-- transaction that changes a ticket, its awkward cases or who signs off; it follows from
-- those records, so the log does not speak of it. The program fills it right after this.
ALTER TABLE ticket ADD COLUMN gaps INTEGER NOT NULL DEFAULT 255
    CHECK (gaps BETWEEN 0 AND 255);

-- Lists and counts read this narrow copy of the table and never its long texts. It begins
-- with the number, so that it is in the order of most lists.
CREATE INDEX ticket_list ON ticket (id, state, canonical, decision, come_back_on, area,
    gaps, opened_at, ready_at, started_at, decided_at, customer_fold, title_fold);
DROP INDEX ticket_area;
CREATE INDEX ticket_area ON ticket (area, state, canonical, decision, come_back_on);
CREATE INDEX ticket_canonical ON ticket (canonical) WHERE canonical IS NOT NULL;
CREATE INDEX ticket_source_id ON ticket (source_id) WHERE source_id <> '';
CREATE INDEX awkward_case_ticket ON awkward_case (ticket, position);

-- Two that look alike and, somebody said, are different things. One row a pair.
CREATE TABLE ticket_apart (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    rev    INTEGER NOT NULL,
    ticket INTEGER NOT NULL REFERENCES ticket,              -- the later number
    other  INTEGER NOT NULL REFERENCES ticket CHECK (other < ticket)
) STRICT;
CREATE UNIQUE INDEX ticket_apart_pair ON ticket_apart (ticket, other);

CREATE TABLE incident_apart (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    rev      INTEGER NOT NULL,
    incident INTEGER NOT NULL REFERENCES incident,          -- the later number
    other    INTEGER NOT NULL REFERENCES incident CHECK (other < incident)
) STRICT;
CREATE UNIQUE INDEX incident_apart_pair ON incident_apart (incident, other);

-- The search over titles, three characters at a time. Kept as the gaps are. It has the
-- titles once more, so that each write can set it right whatever stood there before.
CREATE VIRTUAL TABLE ticket_search
    USING fts5 (title_fold, tokenize = 'trigram case_sensitive 1', columnsize = 0);
CREATE VIRTUAL TABLE incident_search
    USING fts5 (title_fold, tokenize = 'trigram case_sensitive 1', columnsize = 0);
