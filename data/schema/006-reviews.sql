-- A week may have more than one sitting, and an incident may go on after it was over.
ALTER TABLE review ADD COLUMN earlier INTEGER NOT NULL DEFAULT 0
    CHECK (earlier >= 0);                                   -- sittings of its week before it
DROP INDEX review_week;
CREATE UNIQUE INDEX review_week ON review (week, earlier);

ALTER TABLE incident ADD COLUMN near_miss INTEGER NOT NULL DEFAULT 0
    CHECK (near_miss IN (0, 1));                            -- it would have hurt users
ALTER TABLE incident ADD COLUMN reopened_at INTEGER;        -- the last time it was not over
ALTER TABLE incident ADD COLUMN edits INTEGER NOT NULL DEFAULT 0
    CHECK (edits >= 0);                                     -- 0: it is as it came in

-- The text of a fact as it is compared. The program fills it right after this.
ALTER TABLE fact ADD COLUMN text_fold TEXT NOT NULL DEFAULT '';

-- The team's own words for the review, beside those the program brings along.
CREATE TABLE lint_word (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    rev      INTEGER NOT NULL,
    category TEXT    NOT NULL CHECK (length(category) BETWEEN 1 AND 100), -- a group's key
    word     TEXT    NOT NULL CHECK (length(word) BETWEEN 1 AND 200),
    silent   INTEGER NOT NULL CHECK (silent IN (0, 1))      -- 1: asks nothing here any more
) STRICT;

-- Who has a review on the screen, outside the log: a lease, renewed as long as the screen is
-- there. A review that an undo takes away leaves its seats to their end.
CREATE TABLE seat (
    token   TEXT    PRIMARY KEY CHECK (length(token) BETWEEN 1 AND 100), -- one a screen
    review  INTEGER NOT NULL,
    actor   TEXT    NOT NULL CHECK (length(actor) BETWEEN 1 AND 200),
    drives  INTEGER NOT NULL CHECK (drives IN (0, 1)),      -- at most one a review
    seen_at INTEGER NOT NULL                                -- an instant, the last renewal
) STRICT;
