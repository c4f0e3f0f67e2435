-- Saved searches; and two indexes that answer by themselves what pages ask most.
CREATE TABLE searches (
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    by TEXT NOT NULL,
    name TEXT NOT NULL,
    view TEXT NOT NULL,             -- the page that answers it, such as "/facts"
    asked TEXT                      -- what it is asked, as the query of an address; NULL: dropped
);
CREATE INDEX searches_by_name ON searches (name, id);
DROP INDEX articles_by_outlet;
CREATE INDEX articles_by_outlet ON articles (outlet, published);
DROP INDEX facts_by_type;
CREATE INDEX facts_by_type ON facts (type, status, article);
