-- A product line as it is compared, so that a list can be narrowed to one. The program
-- fills it for the areas that are there, right after this.
ALTER TABLE area ADD COLUMN line_fold TEXT NOT NULL DEFAULT '';
CREATE INDEX area_line ON area (line_fold) WHERE line_fold <> '';

-- What was asked for and no area goes by, outside the log: nobody changed anything.
CREATE TABLE miss (
    fold   TEXT    PRIMARY KEY CHECK (length(fold) BETWEEN 1 AND 1000), -- as it is compared
    typed  TEXT    NOT NULL CHECK (length(typed) BETWEEN 1 AND 200), -- as last typed
    asked  INTEGER NOT NULL CHECK (asked > 0),              -- how often
    asked_at INTEGER NOT NULL                               -- the last time
) STRICT;
CREATE INDEX miss_asked ON miss (asked_at);
