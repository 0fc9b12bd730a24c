-- Areas in which nobody makes the call: they come first in every list, and are counted at
-- every look at the board. Kept by the program in the transaction that changes an area or
-- who owns it; it follows from those records, so the log does not speak of it.
CREATE TABLE vacancy (
    area      INTEGER PRIMARY KEY REFERENCES area ON DELETE CASCADE,
    name_fold TEXT    NOT NULL -- of the area, for its place
) STRICT;
CREATE INDEX vacancy_name ON vacancy (name_fold, area);
INSERT INTO vacancy (area, name_fold)
SELECT a.id, a.name_fold
FROM area a
WHERE a.archived_at IS NULL
  AND a.unowned_on_purpose = 0
  AND NOT EXISTS (SELECT 1 FROM ownership o
                  WHERE o.area = a.id AND o.role = 'owner' AND o.until IS NULL);
