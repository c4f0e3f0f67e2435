-- Sources, what they announce, what came of every visit, and how pages came in.
CREATE TABLE http (
    capture INTEGER PRIMARY KEY REFERENCES captures,
    asked TEXT NOT NULL,            -- the address as it was asked for
    answered TEXT NOT NULL,         -- the address that answered, after redirects
    status INTEGER NOT NULL,
    version TEXT NOT NULL,          -- HTTP/1.1
    headers TEXT NOT NULL           -- JSON: [[name, value], …] in order, cookies left out
);
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,   -- what is asked; of a folder its absolute path
    kind TEXT NOT NULL CHECK (kind IN ('feed', 'sitemap', 'page', 'folder')),
    title TEXT,
    home TEXT,                      -- the page that it is the feed of
    language TEXT,
    added TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'gone', 'left')), -- gone: its host said so; left: unfollowed
    etag TEXT,                      -- of the last answer, to ask for changes alone
    last_modified TEXT,
    answered TEXT,                  -- the address that gave the last answer
    digest TEXT,                    -- of the last answer's bytes
    interval REAL NOT NULL,         -- seconds between two visits, as its own rhythm has it
    next_due TEXT NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0, -- in a row
    tried TEXT,                     -- the last visit
    succeeded TEXT,                 -- the last visit that was answered
    failed TEXT,                    -- the last visit that was not
    error TEXT                      -- its code and why
);
CREATE INDEX sources_by_due ON sources (next_due) WHERE state = 'active';
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources,
    entry TEXT NOT NULL,
    address TEXT,
    page TEXT,                      -- the address in its canonical form; entries of several sources share a page
    title TEXT,
    published TEXT,
    stamp TEXT,                     -- when it was last changed, as the source says; of a file its time and size
    seen TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'stub', 'failed', 'passed', 'forgotten')),
    capture INTEGER REFERENCES captures,
    due TEXT NOT NULL,              -- while waiting: not to be asked for before
    tries INTEGER NOT NULL DEFAULT 0,
    why TEXT,                       -- of a failure its code
    UNIQUE (source, entry)
);
CREATE INDEX entries_by_due ON entries (due) WHERE state = 'waiting';
CREATE INDEX entries_by_page ON entries (page) WHERE page IS NOT NULL;
CREATE INDEX entries_by_capture ON entries (capture) WHERE capture IS NOT NULL;
CREATE TABLE outcomes (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    address TEXT,
    source INTEGER REFERENCES sources,
    code TEXT NOT NULL,             -- fetched, unchanged, or why it failed
    status INTEGER,                 -- of the answer, if one came
    detail TEXT,
    bytes INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0
);
CREATE INDEX outcomes_by_source ON outcomes (source, id);
