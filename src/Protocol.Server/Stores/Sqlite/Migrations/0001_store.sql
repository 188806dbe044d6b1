-- Instants are milliseconds since 1970-01-01T00:00:00Z. Words are spelled as the standard spells them.
PRAGMA application_id = 1397178968; -- "SGBX"

CREATE TABLE workspace (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    id      TEXT    NOT NULL,
    hub_key BLOB    NOT NULL CHECK (length(hub_key) = 32),
    epoch   INTEGER NOT NULL CHECK (epoch BETWEEN 1 AND 8191)
) STRICT;

-- The high-water mark of the store's time is the later of this and the instant of the last event.
CREATE TABLE clock (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    latest INTEGER NOT NULL
) STRICT;

INSERT INTO clock (one, latest) VALUES (1, 0);

CREATE TABLE journal (
    seq          INTEGER PRIMARY KEY CHECK (seq > 0),
    at           INTEGER NOT NULL,
    type         TEXT    NOT NULL,
    principal    TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    assurance    TEXT    NOT NULL,
    work         TEXT,
    handoff      TEXT, -- The members of data by which an event is looked up.
    verification TEXT,
    data         TEXT    NOT NULL
) STRICT;

CREATE INDEX journal_by_work ON journal (work) WHERE work IS NOT NULL;
CREATE INDEX journal_by_handoff ON journal (handoff) WHERE handoff IS NOT NULL;
CREATE INDEX journal_by_verification ON journal (verification) WHERE verification IS NOT NULL;

CREATE TABLE work (
    key             INTEGER PRIMARY KEY,
    id              TEXT    NOT NULL UNIQUE,
    created_seq     INTEGER NOT NULL,
    priority        INTEGER NOT NULL,
    lifecycle       TEXT    NOT NULL,
    claimable_from  INTEGER,
    holder          TEXT,
    lost_by         TEXT,
    has_requests    INTEGER NOT NULL,
    has_offer       INTEGER NOT NULL,
    needs_attention INTEGER NOT NULL,
    depends_on      TEXT    NOT NULL CHECK (json_type(depends_on) = 'array'),
    state           TEXT    NOT NULL
) STRICT;

CREATE INDEX work_by_age ON work (priority, created_seq);
CREATE INDEX work_by_lifecycle ON work (lifecycle, priority, created_seq);
CREATE INDEX work_by_holder ON work (holder, created_seq) WHERE holder IS NOT NULL;
CREATE INDEX work_by_loser ON work (lost_by, created_seq) WHERE lost_by IS NOT NULL;
CREATE INDEX work_unverified ON work (created_seq) WHERE has_requests = 1;
CREATE INDEX work_offered ON work (created_seq) WHERE has_offer = 1;
CREATE INDEX work_attention ON work (created_seq) WHERE needs_attention = 1;

-- What was claimable already when it was saved, in the order of asking.
CREATE TABLE ready (
    priority       INTEGER NOT NULL,
    created_seq    INTEGER NOT NULL,
    key            INTEGER NOT NULL,
    claimable_from INTEGER NOT NULL,
    PRIMARY KEY (priority, created_seq, key)
) STRICT, WITHOUT ROWID;

-- What becomes claimable later. A commit moves what has become so to ready.
CREATE TABLE due (
    claimable_from INTEGER NOT NULL,
    key            INTEGER NOT NULL,
    priority       INTEGER NOT NULL,
    created_seq    INTEGER NOT NULL,
    PRIMARY KEY (claimable_from, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE dependencies (
    depends_on  TEXT    NOT NULL,
    created_seq INTEGER NOT NULL,
    key         INTEGER NOT NULL,
    PRIMARY KEY (depends_on, created_seq, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE population (
    lifecycle TEXT    PRIMARY KEY,
    items     INTEGER NOT NULL CHECK (items >= 0)
) STRICT, WITHOUT ROWID;

INSERT INTO population (lifecycle, items)
VALUES ('open', 0), ('paused', 0), ('succeeded', 0), ('failed', 0), ('canceled', 0);

CREATE TABLE answers (
    principal TEXT    NOT NULL,
    key       TEXT    NOT NULL,
    operation TEXT    NOT NULL,
    request   TEXT    NOT NULL,
    result    TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (principal, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE workflows (
    digest     TEXT    PRIMARY KEY,
    id         TEXT    NOT NULL,
    version    TEXT    NOT NULL,
    document   TEXT    NOT NULL,
    loaded_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE current_workflows (
    id     TEXT PRIMARY KEY,
    digest TEXT NOT NULL REFERENCES workflows (digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    document TEXT    NOT NULL
) STRICT;

CREATE TABLE principals (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    roles      TEXT NOT NULL CHECK (json_type(roles) = 'array'),
    public_key TEXT,
    secret     TEXT
) STRICT;

CREATE INDEX principals_by_secret ON principals (secret) WHERE secret IS NOT NULL;
CREATE INDEX principals_by_kind ON principals (kind);
