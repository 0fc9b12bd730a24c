-- How many tickets there are of each kind, so that a list of a million says its length
-- without counting them. Its columns are those of a ticket, so that one condition selects
-- from both. Kept by the program in the transaction that changes a ticket; it follows from
-- the tickets, so the log does not speak of it. The program fills it right after this.
CREATE TABLE ticket_tally (
    id           INTEGER PRIMARY KEY,
    state        TEXT    NOT NULL,
    decision     TEXT    NOT NULL,
    come_back_on TEXT,                                      -- of a "not now", else NULL
    canonical    INTEGER CHECK (canonical = 1),             -- 1: folded under another
    begun        INTEGER NOT NULL CHECK (begun IN (0, 1)),  -- work began, and it is not ready
    n            INTEGER NOT NULL CHECK (n >= 0)
) STRICT;

-- The same of areas that are not archived, and of those of them that are without owner.
CREATE TABLE area_tally (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    areas  INTEGER NOT NULL,
    vacant INTEGER NOT NULL
) STRICT;

-- The condition of the first is written as only those queries have it that it is for: others
-- would take it as well, and read each ticket behind it.
-- The board's list of tickets in its order, drafts first.
CREATE INDEX ticket_open ON ticket ((state <> 'draft'), id, decision, come_back_on, state,
    canonical)
    WHERE (state <> 'done' AND canonical IS NULL AND decision <> 'no') = TRUE;
-- Those of the last weeks are counted beside every list.
CREATE INDEX ticket_opened ON ticket (opened_at, canonical, ready_at, area);

-- Who has a part in an area now, however many had before; what somebody has, and what was
-- left by somebody who has gone.
DROP INDEX ownership_area;
CREATE INDEX ownership_area ON ownership (area, until);
DROP INDEX ownership_person;
CREATE INDEX ownership_person ON ownership (person, until, role, area);

-- An issue by its number alone, and by its tracker too.
DROP INDEX ticket_source;
DROP INDEX ticket_source_id;
CREATE UNIQUE INDEX ticket_source ON ticket (source_id, source) WHERE source_id <> '';

-- What broke and was not recovered.
CREATE INDEX deploy_broken ON deploy (at) WHERE monitoring = 'broke' AND recovery = 'none';
CREATE INDEX deploy_batch ON deploy (at, changes, area) WHERE changes > 5;

-- Incidents are counted without reading them; and those of a week are found that were
-- opened again in it.
DROP INDEX incident_started;
CREATE INDEX incident_started ON incident (started_at, id, canonical, reopened_at, near_miss);
CREATE INDEX incident_reopened ON incident (reopened_at) WHERE reopened_at IS NOT NULL;

-- What every path that the pattern matches has in it, so that a path is compared with few
-- of them; '' stands for any path. Kept and filled as the above.
ALTER TABLE path_pattern ADD COLUMN anchor TEXT NOT NULL DEFAULT '';
CREATE INDEX path_pattern_anchor ON path_pattern (anchor);

-- A thousand rows at most are put in order without one.
DROP INDEX miss_asked;
