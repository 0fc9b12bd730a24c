-- The board's records, one table a word of the product, and the log of every change.
--
-- Instants are seconds of UTC, dates are 'YYYY-MM-DD', truth is 0 or 1, an enum is its word.
-- '' is "nothing said" in a text, NULL is "none" in a reference, an instant or a date.
-- Every record has a revision that grows by one with each change (rev), so that two editors
-- cannot overwrite each other. Columns ending in _fold are the text as it is compared, filled
-- by the program: case and accents do not count there. What is written most lists its words
-- in pairs: SQLite makes a table of a longer list whenever it checks one.

CREATE TABLE board (
    id         INTEGER PRIMARY KEY CHECK (id = 1),          -- one board a store
    rev        INTEGER NOT NULL,
    name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    time_zone  TEXT    NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 63), -- of the tz database
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    rev        INTEGER NOT NULL,
    name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    name_fold  TEXT    NOT NULL,
    handle     TEXT    NOT NULL CHECK (length(handle) BETWEEN 1 AND 100),
    contact    TEXT    NOT NULL CHECK (length(contact) <= 500), -- how to reach them
    state      TEXT    NOT NULL CHECK (state IN ('active', 'away', 'left')),
    away_until TEXT    CHECK (length(away_until) = 10),     -- the last day away
    left_at    INTEGER,
    CHECK ((state = 'left') = (left_at IS NOT NULL)),
    CHECK (away_until IS NULL OR state = 'away')
) STRICT;
CREATE UNIQUE INDEX person_handle ON person (handle);
CREATE INDEX person_name ON person (name_fold);

CREATE TABLE area (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    rev          INTEGER NOT NULL,
    slug         TEXT    NOT NULL CHECK (length(slug) BETWEEN 1 AND 200),
    name         TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    name_fold    TEXT    NOT NULL,
    covers       TEXT    NOT NULL CHECK (length(covers) <= 2000), -- what belongs to it
    line         TEXT    NOT NULL CHECK (length(line) <= 200),    -- product line
    unowned_on_purpose INTEGER NOT NULL CHECK (unowned_on_purpose IN (0, 1)),
    confirmed_at INTEGER,                                   -- the owner said: still mine
    archived_at  INTEGER,                                   -- never deleted
    source       TEXT    NOT NULL CHECK (length(source) <= 100), -- the import it came by
    source_id    TEXT    NOT NULL CHECK (length(source_id) <= 500) -- its id there
) STRICT;
CREATE UNIQUE INDEX area_slug ON area (slug);
CREATE UNIQUE INDEX area_name ON area (name_fold) WHERE archived_at IS NULL;
CREATE UNIQUE INDEX area_source ON area (source, source_id) WHERE source_id <> '';

-- Other names an area goes by. One area a name.
CREATE TABLE alias (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    rev       INTEGER NOT NULL,
    area      INTEGER NOT NULL REFERENCES area,
    position  INTEGER NOT NULL,                             -- in the area's list
    name      TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    name_fold TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX alias_name ON alias (name_fold);
CREATE INDEX alias_area ON alias (area);

-- Which files belong to an area: CODEOWNERS patterns; over all areas the last match wins.
CREATE TABLE path_pattern (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    rev      INTEGER NOT NULL,
    area     INTEGER NOT NULL REFERENCES area,
    position INTEGER NOT NULL,                              -- over all areas, later is stronger
    pattern  TEXT    NOT NULL CHECK (length(pattern) BETWEEN 1 AND 1000),
    section  TEXT    NOT NULL CHECK (length(section) <= 200), -- GitLab's; '' outside any
    dialect  TEXT    NOT NULL CHECK (dialect IN ('github', 'gitlab')),
    excludes INTEGER NOT NULL CHECK (excludes IN (0, 1))    -- GitLab's !pattern
) STRICT;
CREATE INDEX path_pattern_area ON path_pattern (area);

-- Who had which role in an area, and since when. A new owner ends the old row and keeps it.
CREATE TABLE ownership (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    rev    INTEGER NOT NULL,
    area   INTEGER NOT NULL REFERENCES area,
    role   TEXT    NOT NULL CHECK (role IN ('owner', 'delivery') OR role IN ('stand_in', 'helper')),
    person INTEGER NOT NULL REFERENCES person,
    since  INTEGER NOT NULL,
    until  INTEGER CHECK (until >= since),                  -- NULL: still
    set_by TEXT    NOT NULL CHECK (length(set_by) <= 200),  -- who said so
    why    TEXT    NOT NULL CHECK (length(why) <= 2000)
) STRICT;
-- One name next to every area: at most one current person for an area and a role.
CREATE UNIQUE INDEX ownership_one ON ownership (area, role)
    WHERE until IS NULL AND role <> 'helper';
CREATE UNIQUE INDEX ownership_helper ON ownership (area, person)
    WHERE until IS NULL AND role = 'helper';
CREATE INDEX ownership_area ON ownership (area);
CREATE INDEX ownership_person ON ownership (person) WHERE until IS NULL;

-- Names that came in for an area, of which nobody has picked one yet.
CREATE TABLE owner_candidate (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    rev      INTEGER NOT NULL,
    area     INTEGER NOT NULL REFERENCES area,
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200), -- as it came in
    team     INTEGER NOT NULL CHECK (team IN (0, 1)),
    person   INTEGER REFERENCES person                      -- where it is one of the board's
) STRICT;
CREATE INDEX owner_candidate_area ON owner_candidate (area);

-- A way of shipping, with its steps and its way back ('' shows as NO WAY BACK).
CREATE TABLE release_type (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    rev              INTEGER NOT NULL,
    name             TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    name_fold        TEXT    NOT NULL,
    way_back         TEXT    NOT NULL CHECK (length(way_back) <= 2000),
    way_back_minutes INTEGER NOT NULL CHECK (way_back_minutes >= 0),
    rehearsed_on     TEXT    CHECK (length(rehearsed_on) = 10),
    archived_at      INTEGER
) STRICT;
CREATE UNIQUE INDEX release_type_name ON release_type (name_fold);

CREATE TABLE release_step (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    rev          INTEGER NOT NULL,
    release_type INTEGER NOT NULL REFERENCES release_type,
    position     INTEGER NOT NULL,
    text         TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    manual       INTEGER NOT NULL CHECK (manual IN (0, 1)),
    known_by     INTEGER REFERENCES person                  -- NULL: anybody knows it
) STRICT;

-- A piece of asked-for work with its spec of eight fields; the eighth is awkward_case.
CREATE TABLE ticket (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,         -- the board's number
    rev          INTEGER NOT NULL,
    title        TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 1000),
    title_fold   TEXT    NOT NULL,
    area         INTEGER REFERENCES area,
    state        TEXT    NOT NULL CHECK (state IN ('draft', 'ready') OR state IN ('doing', 'done')),
    who          TEXT    NOT NULL CHECK (length(who) <= 20000),
    does         TEXT    NOT NULL CHECK (length(does) <= 20000),
    why          TEXT    NOT NULL CHECK (length(why) <= 20000),
    done_when    TEXT    NOT NULL CHECK (length(done_when) <= 20000),
    not_changing TEXT    NOT NULL CHECK (length(not_changing) <= 20000),
    way_back     TEXT    NOT NULL CHECK (length(way_back) <= 20000),
    no_awkward_cases INTEGER NOT NULL CHECK (no_awkward_cases IN (0, 1)), -- said on purpose
    signs_off    TEXT    NOT NULL CHECK (length(signs_off) <= 200), -- as typed
    signer       INTEGER REFERENCES person,                 -- the person that is
    customer     TEXT    NOT NULL CHECK (length(customer) <= 200),
    decision     TEXT    NOT NULL
        CHECK (decision IN ('none', 'yes') OR decision IN ('no', 'not_now')),
    decision_why TEXT    NOT NULL CHECK (length(decision_why) <= 2000),
    decided_by   TEXT    NOT NULL CHECK (length(decided_by) <= 200), -- who recorded it
    decider      INTEGER REFERENCES person,                 -- whose decision it is
    decided_at   INTEGER,
    come_back_on TEXT    CHECK (length(come_back_on) = 10), -- of a "not now"
    opened_at    INTEGER NOT NULL,
    ready_at     INTEGER,
    started_at   INTEGER,
    done_at      INTEGER,
    canonical    INTEGER REFERENCES ticket CHECK (canonical <> id), -- is the same as
    source       TEXT    NOT NULL CHECK (length(source) <= 100),
    source_id    TEXT    NOT NULL CHECK (length(source_id) <= 500),
    url          TEXT    NOT NULL CHECK (length(url) <= 2000)
) STRICT;
CREATE UNIQUE INDEX ticket_source ON ticket (source, source_id) WHERE source_id <> '';
CREATE INDEX ticket_area ON ticket (area, state);

CREATE TABLE awkward_case (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    rev      INTEGER NOT NULL,
    ticket   INTEGER NOT NULL REFERENCES ticket,
    position INTEGER NOT NULL,
    text     TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 20000)
) STRICT;

-- Something that hurt users.
CREATE TABLE incident (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    rev          INTEGER NOT NULL,
    title        TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 1000),
    title_fold   TEXT    NOT NULL,
    area         INTEGER REFERENCES area,
    severity     TEXT    NOT NULL
        CHECK (severity IN ('unknown', 'none') OR severity IN ('minor', 'major') OR
               severity = 'critical'),
    state        TEXT    NOT NULL CHECK (state IN ('open', 'resolved')),
    started_at   INTEGER NOT NULL,
    detected_at  INTEGER,
    recovered_at INTEGER,                                   -- as told, also before the start
    customers    INTEGER NOT NULL CHECK (customers >= 0),   -- how many it hurt; 0: not said
    heard_from   TEXT    NOT NULL CHECK (length(heard_from) <= 2000),
    flag         TEXT    NOT NULL CHECK (length(flag) <= 2000), -- what is odd about it
    canonical    INTEGER REFERENCES incident CHECK (canonical <> id),
    source       TEXT    NOT NULL CHECK (length(source) <= 100),
    source_id    TEXT    NOT NULL CHECK (length(source_id) <= 500),
    url          TEXT    NOT NULL CHECK (length(url) <= 2000)
) STRICT;
CREATE UNIQUE INDEX incident_source ON incident (source, source_id) WHERE source_id <> '';
CREATE INDEX incident_started ON incident (started_at, id);

-- The parts of the product an incident touched, as its status page names them.
CREATE TABLE incident_component (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    rev      INTEGER NOT NULL,
    incident INTEGER NOT NULL REFERENCES incident,
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    area     INTEGER REFERENCES area                        -- where one goes by that name
) STRICT;
CREATE INDEX incident_component_incident ON incident_component (incident);

-- What happened, on the incident's timeline.
CREATE TABLE fact (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    rev         INTEGER NOT NULL,
    incident    INTEGER NOT NULL REFERENCES incident,
    at          INTEGER NOT NULL,
    text        TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
    source_id   TEXT    NOT NULL CHECK (length(source_id) <= 500),
    archived_at INTEGER
) STRICT;
CREATE INDEX fact_incident ON fact (incident, at, id);

-- One release that went out.
CREATE TABLE deploy (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    rev            INTEGER NOT NULL,
    at             INTEGER NOT NULL,
    what           TEXT    NOT NULL CHECK (length(what) BETWEEN 1 AND 20000), -- plain words
    release_type   INTEGER REFERENCES release_type,
    type_typed     TEXT    NOT NULL CHECK (length(type_typed) <= 200), -- where it is none of ours
    area           INTEGER REFERENCES area,
    shipper        INTEGER REFERENCES person,
    shipped_by     TEXT    NOT NULL CHECK (length(shipped_by) <= 200), -- where it is nobody of ours
    changes        INTEGER NOT NULL CHECK (changes >= 0),   -- 0: not counted
    took           INTEGER NOT NULL CHECK (took >= 0),      -- seconds of hand-over; 0: not said
    monitoring     TEXT    NOT NULL
        CHECK (monitoring IN ('not_looked', 'fine') OR monitoring = 'broke'),
    broke_at       INTEGER,
    broke_what     TEXT    NOT NULL CHECK (length(broke_what) <= 20000),
    recovery       TEXT    NOT NULL
        CHECK (recovery IN ('none', 'recovered') OR recovery = 'rolled_back'),
    recovered_at   INTEGER,
    recovered_what TEXT    NOT NULL CHECK (length(recovered_what) <= 20000),
    incident       INTEGER REFERENCES incident,             -- only because a person said so
    approximate    INTEGER NOT NULL CHECK (approximate IN (0, 1)), -- the change's time
    source         TEXT    NOT NULL CHECK (length(source) <= 100),
    source_id      TEXT    NOT NULL CHECK (length(source_id) <= 500)
) STRICT;
CREATE UNIQUE INDEX deploy_source ON deploy (source, source_id) WHERE source_id <> '';

CREATE TABLE deploy_ticket (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    rev    INTEGER NOT NULL,
    deploy INTEGER NOT NULL REFERENCES deploy,
    ticket INTEGER NOT NULL REFERENCES ticket
) STRICT;
CREATE UNIQUE INDEX deploy_ticket_pair ON deploy_ticket (deploy, ticket);

-- The cause a team chose to remove, and the incidents it was behind.
CREATE TABLE cause (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    rev       INTEGER NOT NULL,
    text      TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
    text_fold TEXT    NOT NULL,
    candidate INTEGER,                                      -- the one it was chosen from
    named_at  INTEGER NOT NULL
) STRICT;

-- One week's sitting.
CREATE TABLE review (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    rev         INTEGER NOT NULL,
    week        TEXT    NOT NULL CHECK (length(week) = 8),  -- '2026-W47' in the board's zone
    step        TEXT    NOT NULL CHECK (step IN ('last_week', 'choose', 'facts', 'causes',
                                                 'tests', 'one', 'owner', 'close')),
    facilitator INTEGER REFERENCES person,
    incident    INTEGER REFERENCES incident,
    cause       INTEGER REFERENCES cause,
    removal     INTEGER,                                    -- the promise made in it
    quiet       INTEGER NOT NULL CHECK (quiet IN (0, 1)),   -- no incident that week
    started_at  INTEGER NOT NULL,
    closed_at   INTEGER
) STRICT;
CREATE UNIQUE INDEX review_week ON review (week);

-- A cause somebody said aloud, and the five tests in their order.
CREATE TABLE candidate (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    rev         INTEGER NOT NULL,
    incident    INTEGER NOT NULL REFERENCES incident,
    review      INTEGER REFERENCES review,
    position    INTEGER NOT NULL,
    text        TEXT    NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
    text_fold   TEXT    NOT NULL,
    was_there   TEXT    NOT NULL CHECK (was_there IN ('open', 'yes', 'no')),
    less_harm   TEXT    NOT NULL CHECK (less_harm IN ('open', 'yes', 'no')),
    ours        TEXT    NOT NULL CHECK (ours IN ('open', 'yes', 'no')),
    in_week     TEXT    NOT NULL CHECK (in_week IN ('open', 'yes', 'no')),
    can_check   TEXT    NOT NULL CHECK (can_check IN ('open', 'yes', 'no')),
    archived_at INTEGER
) STRICT;
CREATE INDEX candidate_incident ON candidate (incident, position);

CREATE TABLE cause_incident (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    rev      INTEGER NOT NULL,
    cause    INTEGER NOT NULL REFERENCES cause,
    incident INTEGER NOT NULL REFERENCES incident,
    review   INTEGER REFERENCES review
) STRICT;
-- An incident has at most one cause; a cause may have several incidents.
CREATE UNIQUE INDEX cause_incident_one ON cause_incident (incident);
CREATE INDEX cause_incident_cause ON cause_incident (cause);

-- The promise: who removes the cause, by when, and how the team will see that it is gone.
CREATE TABLE removal (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    rev         INTEGER NOT NULL,
    cause       INTEGER NOT NULL REFERENCES cause,
    review      INTEGER REFERENCES review,
    owner       INTEGER REFERENCES person,                  -- NULL only after its owner left
    due         TEXT    NOT NULL CHECK (length(due) = 10),
    gone_when   TEXT    NOT NULL CHECK (length(gone_when) BETWEEN 1 AND 20000),
    strength    TEXT    NOT NULL CHECK (strength IN ('unknown', 'weak', 'middle', 'strong')),
    state       TEXT    NOT NULL
        CHECK (state IN ('planned', 'removed', 'seen_gone', 'came_back', 'dropped')),
    promised_at INTEGER NOT NULL,
    removed_at  INTEGER,                                    -- its owner said so
    seen_at     INTEGER,                                    -- a later review saw it
    closed_at   INTEGER,                                    -- dropped, or came back
    what        TEXT    NOT NULL CHECK (length(what) <= 20000), -- said with the last step
    carried     INTEGER NOT NULL CHECK (carried >= 0)       -- times it was promised again
) STRICT;
-- One promise at a time for a cause.
CREATE UNIQUE INDEX removal_one ON removal (cause) WHERE state IN ('planned', 'removed');

-- What a review said of an older promise.
CREATE TABLE review_answer (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    rev     INTEGER NOT NULL,
    review  INTEGER NOT NULL REFERENCES review,
    removal INTEGER NOT NULL REFERENCES removal,
    answer  TEXT    NOT NULL CHECK (answer IN ('gone', 'still', 'dropped')),
    what    TEXT    NOT NULL CHECK (length(what) <= 20000),
    new_due TEXT    CHECK (length(new_due) = 10),
    at      INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX review_answer_one ON review_answer (review, removal);

-- The four-question check, and what the board's own records said beside each answer.
CREATE TABLE team_check (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    rev         INTEGER NOT NULL,
    week        TEXT    NOT NULL CHECK (length(week) = 8),
    started_at  INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;
CREATE TABLE check_answer (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    rev        INTEGER NOT NULL,
    team_check INTEGER NOT NULL REFERENCES team_check,
    question   INTEGER NOT NULL CHECK (question BETWEEN 1 AND 4),
    answer     TEXT    NOT NULL CHECK (answer IN ('open', 'clear', 'fuzzy', 'no')),
    evidence   TEXT    NOT NULL CHECK (length(evidence) <= 2000)
) STRICT;
CREATE UNIQUE INDEX check_answer_one ON check_answer (team_check, question);

-- The log: one operation a transaction, one change a record it touched. Written once and
-- never changed; hash covers the operation, its changes and the hash before it.
CREATE TABLE operation (
    id     INTEGER PRIMARY KEY,
    key    TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 200), -- a retried command's own
    at     INTEGER NOT NULL,
    actor  TEXT    NOT NULL CHECK (length(actor) BETWEEN 1 AND 200), -- handle, or as typed
    known  INTEGER NOT NULL CHECK (known IN (0, 1)),        -- whether the actor is on the board
    what   TEXT    NOT NULL CHECK (length(what) BETWEEN 1 AND 2000),
    why    TEXT    NOT NULL CHECK (length(why) <= 2000),
    kind   TEXT    NOT NULL CHECK (kind IN ('start', 'do') OR kind IN ('undo', 'redo')),
    target INTEGER REFERENCES operation CHECK (target < id), -- what was undone or redone
    hash   TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE UNIQUE INDEX operation_key ON operation (key);
CREATE INDEX operation_actor ON operation (actor, id);
CREATE INDEX operation_target ON operation (target) WHERE target IS NOT NULL;

CREATE TABLE change (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation DEFERRABLE INITIALLY DEFERRED,
    entity    TEXT    NOT NULL CHECK (length(entity) BETWEEN 1 AND 63), -- the table
    record    INTEGER NOT NULL,                             -- its id there
    before    TEXT    NOT NULL,                             -- '': it was made
    after     TEXT    NOT NULL                              -- '': it was taken away
) STRICT;
CREATE INDEX change_operation ON change (operation, id);
CREATE INDEX change_record ON change (entity, record, id);

-- Half-typed text, outside the log.
CREATE TABLE draft (
    place      TEXT    NOT NULL CHECK (length(place) BETWEEN 1 AND 200), -- form and record
    actor      TEXT    NOT NULL CHECK (length(actor) BETWEEN 1 AND 200),
    text       TEXT    NOT NULL CHECK (length(text) <= 200000),
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (place, actor)
) STRICT;
