-- The ledger: everything read, nothing lost. One SQLite file; every table is plain enough for other tools.
-- Texts are UTF-8, days and moments ISO 8601, digests SHA-256 in hexadecimal, pins JSON runs [[start, end], …] of code
-- points in the capture's decoded text. Rows of captures, readings and decisions are only ever added; the tables under
-- "What the current reading says" are drawn from the readings and can be made anew from them.

-- WHAT CAME IN -------------------------------------------------------------------------------------------------------

-- The bytes, once for each digest. After `forget` the row stays as a tombstone: no bytes, and when it was forgotten.
CREATE TABLE contents (
    digest TEXT PRIMARY KEY,
    size INTEGER NOT NULL,          -- bytes before compression
    packed BLOB,                    -- zlib; NULL once forgotten
    forgotten TEXT,                 -- when
    reason TEXT                     -- why, in the words of whoever asked
) WITHOUT ROWID;

-- One arrival of some bytes, with what was handed over beside them. The same bytes with the same `given` come in once.
CREATE TABLE captures (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL REFERENCES contents,
    given TEXT NOT NULL,            -- JSON: id, title, date, url, language, announced
    name TEXT NOT NULL,             -- what the user called it
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    fetched TEXT NOT NULL,
    address TEXT,                   -- the page's own address, canonical form; the versions of one address share it
    UNIQUE (digest, given)
);
CREATE INDEX captures_by_address ON captures (address, fetched) WHERE address IS NOT NULL;

-- HOW A PAGE CAME IN -------------------------------------------------------------------------------------------------

-- What was asked and what was answered, for captures that were fetched: what an archive (WARC) keeps beside the bytes.
CREATE TABLE http (
    capture INTEGER PRIMARY KEY REFERENCES captures,
    asked TEXT NOT NULL,            -- the address as it was asked for
    answered TEXT NOT NULL,         -- the address that answered, after redirects
    status INTEGER NOT NULL,
    version TEXT NOT NULL,          -- HTTP/1.1
    headers TEXT NOT NULL           -- JSON: [[name, value], …] in order, cookies left out
);

-- WHOM WE FOLLOW -----------------------------------------------------------------------------------------------------

-- Feeds, sitemaps, pages that list articles, and folders. `next_due` is moved on before anything is asked, so that a
-- process killed in the middle, and started again, asks nobody twice.
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

-- What the sources announced, joined to what was read of it. `entry` is the source's own name for it (of a folder the
-- file's path in it).
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

-- Every visit, and what came of it; only ever added.
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

-- WHAT WE READ IN IT -------------------------------------------------------------------------------------------------

-- Each reading of a capture by one version of depeche, whole, as `read --format jsonl` writes it.
CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    capture INTEGER NOT NULL REFERENCES captures,
    reader TEXT NOT NULL,
    made TEXT NOT NULL,
    packed BLOB NOT NULL,           -- zlib of the JSON
    UNIQUE (capture, reader)
);

-- WHAT WE DECIDED ----------------------------------------------------------------------------------------------------

-- What a person decided, in order; never changed, and no new reading takes it back. `subject` is a fact's key, an
-- entity's identifier or an outlet's name.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    by TEXT NOT NULL,
    about TEXT NOT NULL CHECK (about IN ('fact', 'entity', 'outlet')),
    subject TEXT NOT NULL,
    decision TEXT NOT NULL,         -- confirm, correct, reject, note; join, split; link, excerpt, full
    object TEXT,                    -- the field and value of a correction (JSON), the entity joined with or split from
    why TEXT
);
CREATE INDEX decisions_by_subject ON decisions (subject);

-- Searches that people saved, in order; the last said of a name holds.
CREATE TABLE searches (
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    by TEXT NOT NULL,
    name TEXT NOT NULL,
    view TEXT NOT NULL,             -- the page that answers it, such as "/facts"
    asked TEXT                      -- what it is asked, as the query of an address; NULL: dropped
);
CREATE INDEX searches_by_name ON searches (name, id);

-- WHAT THE CURRENT READING SAYS --------------------------------------------------------------------------------------

CREATE TABLE articles (
    id INTEGER PRIMARY KEY REFERENCES captures,
    reading INTEGER NOT NULL REFERENCES readings,
    record TEXT NOT NULL,           -- the record's id as printed
    language TEXT,
    outlet TEXT,
    headline TEXT,
    byline TEXT NOT NULL,           -- JSON list of names
    published TEXT,
    modified TEXT,
    source_url TEXT,
    rights TEXT,
    tags TEXT NOT NULL,             -- JSON list
    text TEXT NOT NULL,             -- restored
    body TEXT                       -- digest of the body's folded words, frames apart: copies share it
);
CREATE INDEX articles_by_published ON articles (published);
CREATE INDEX articles_by_outlet ON articles (outlet, published);
CREATE INDEX articles_by_body ON articles (body) WHERE body IS NOT NULL;

CREATE TABLE parts (
    article INTEGER NOT NULL REFERENCES articles,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    section INTEGER NOT NULL,
    PRIMARY KEY (article, place)
) WITHOUT ROWID;

-- `key` names a fact for good: made of the capture's digest, the kind and where the trigger stands in the capture, so
-- that a better reading of the same words keeps it.
CREATE TABLE facts (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles,
    name TEXT NOT NULL,             -- the fact's id in its record
    kind TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    cameo TEXT,
    quad INTEGER,
    happening TEXT NOT NULL,
    confidence REAL NOT NULL,
    section INTEGER NOT NULL,
    status TEXT NOT NULL,
    first_day TEXT,                 -- the first and last day of `when`; NULL: unknown, '0000…' and '9999…': open
    last_day TEXT
);
CREATE UNIQUE INDEX facts_by_key ON facts (key);
CREATE INDEX facts_by_article ON facts (article);
CREATE INDEX facts_by_type ON facts (type, status, article);
CREATE INDEX facts_by_day ON facts (first_day) WHERE first_day IS NOT NULL;

-- Every pinned value of a fact: trigger, evidence, who, to_whom, when, where, how_many, according_to, channel, content.
CREATE TABLE fact_values (
    fact INTEGER NOT NULL REFERENCES facts,
    field TEXT NOT NULL,
    place INTEGER NOT NULL,         -- 0, 1 … within the field
    text TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    source TEXT NOT NULL,           -- runs of the capture
    entity TEXT,                    -- who, to_whom, according_to
    value TEXT,                     -- JSON: the rest of the value as FORMATS has it
    PRIMARY KEY (fact, field, place)
) WITHOUT ROWID;
CREATE INDEX fact_values_by_entity ON fact_values (entity, field) WHERE entity IS NOT NULL;

CREATE TABLE answers (
    fact INTEGER NOT NULL REFERENCES facts,
    answered INTEGER NOT NULL REFERENCES facts,
    how TEXT NOT NULL,
    PRIMARY KEY (fact, answered)
) WITHOUT ROWID;
CREATE INDEX answers_by_answered ON answers (answered);

CREATE TABLE key_facts (
    article INTEGER NOT NULL REFERENCES articles,
    place INTEGER NOT NULL,
    fact INTEGER NOT NULL REFERENCES facts,
    line TEXT NOT NULL,
    PRIMARY KEY (article, place)
) WITHOUT ROWID;

-- Whom the articles name. `entity` is the reader's identifier; which of them are one is told by `decisions`.
CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT
) WITHOUT ROWID;

CREATE TABLE entity_names (
    id INTEGER PRIMARY KEY,
    entity TEXT NOT NULL REFERENCES entities,
    name TEXT NOT NULL,             -- as written
    sound TEXT NOT NULL,            -- consonants of its last word, shared by all transliterations: finds "Zelenskyy"
    UNIQUE (entity, name)
);
CREATE INDEX entity_names_by_sound ON entity_names (sound);

CREATE TABLE article_entities (
    article INTEGER NOT NULL REFERENCES articles,
    entity TEXT NOT NULL REFERENCES entities,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (article, entity)
) WITHOUT ROWID;
CREATE INDEX article_entities_by_entity ON article_entities (entity);

-- Full text. The words come folded (no accents, no elision, lower case); `headline` and `stems` hold Snowball stems in
-- the article's language. No text is kept here: it stands in the tables above. A word in the headline weighs more.
CREATE VIRTUAL TABLE article_words USING fts5 (headline, words, stems, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE fact_words USING fts5 (who, target, teller, says, place, words, stems, content = '', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO article_words (article_words, rank) VALUES ('rank', 'bm25(6.0, 2.0, 1.0)');
INSERT INTO fact_words (fact_words, rank) VALUES ('rank', 'bm25(3.0, 3.0, 1.0, 1.0, 1.0, 2.0, 1.0)');
CREATE VIRTUAL TABLE name_words USING fts5 (name, content = '', tokenize = 'unicode61 remove_diacritics 2');
