-- What is known of a deploy beside what the board can link, and how often a person changed
-- it here: an import leaves that alone.
ALTER TABLE deploy ADD COLUMN what_fold TEXT NOT NULL DEFAULT ''; -- as it is compared
ALTER TABLE deploy ADD COLUMN area_typed TEXT NOT NULL DEFAULT ''
    CHECK (length(area_typed) <= 200);                      -- where it is none of ours
ALTER TABLE deploy ADD COLUMN tickets_typed TEXT NOT NULL DEFAULT ''
    CHECK (length(tickets_typed) <= 2000);                  -- those that are none of ours
ALTER TABLE deploy ADD COLUMN oldest_change_at INTEGER;     -- when the oldest change was made
ALTER TABLE deploy ADD COLUMN edits INTEGER NOT NULL DEFAULT 0
    CHECK (edits >= 0);                                     -- 0: it is as it came in
CREATE INDEX deploy_at ON deploy (at, id);

-- The steps of its release type as they were then, ticked while it goes out.
CREATE TABLE deploy_step (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    rev       INTEGER NOT NULL,
    deploy    INTEGER NOT NULL REFERENCES deploy,
    position  INTEGER NOT NULL,
    text      TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    manual    INTEGER NOT NULL CHECK (manual IN (0, 1)),
    ticked_at INTEGER,                                      -- NULL: not done yet
    ticked_by TEXT    NOT NULL CHECK (length(ticked_by) <= 200)
) STRICT;
CREATE INDEX deploy_step_deploy ON deploy_step (deploy, position);

-- One search over the titles of both, tickets at their numbers and incidents at minus
-- theirs: five objects less for SQLite to read whenever a board is opened. The program
-- fills it right after this.
DROP TABLE ticket_search;
DROP TABLE incident_search;
CREATE VIRTUAL TABLE title_search
    USING fts5 (title_fold, tokenize = 'trigram case_sensitive 1', columnsize = 0);
