-- Entries of the log, one after the other. What a column holds stands nowhere else; all other fields are in content, as JSON.
CREATE TABLE log_entry (
    number  INTEGER PRIMARY KEY,
    kind    INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    id      TEXT,
    project TEXT,
    model   TEXT,
    who     TEXT,
    run     INTEGER,
    line    INTEGER,
    terms   BLOB NOT NULL,
    content TEXT NOT NULL,
    secret  BLOB,
    hash    BLOB NOT NULL
);
CREATE UNIQUE INDEX log_entry_decision ON log_entry (id) WHERE kind = 1;
CREATE INDEX log_entry_outcome ON log_entry (id) WHERE kind = 2;
CREATE INDEX log_entry_other ON log_entry (kind, number) WHERE kind > 1;
CREATE UNIQUE INDEX log_entry_line ON log_entry (run, line) WHERE run IS NOT NULL;
CREATE INDEX log_entry_at ON log_entry (at);
CREATE INDEX log_entry_project ON log_entry (project) WHERE project IS NOT NULL;
CREATE INDEX log_entry_model ON log_entry (model) WHERE model IS NOT NULL;
CREATE INDEX log_entry_who ON log_entry (who) WHERE who IS NOT NULL;

-- Values of fields that many entries share, such as rules:tree-leaf-lora. Bit n of an entry's terms stands for the term of number n.
CREATE TABLE log_term (
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE
);

-- Which entries have a term, for blocks that are full: bit n of bits is the entry of number block * 512 + n.
CREATE TABLE log_posting (
    term  INTEGER NOT NULL,
    block INTEGER NOT NULL,
    bits  BLOB NOT NULL,
    PRIMARY KEY (term, block)
) WITHOUT ROWID;

-- Rulebooks by their digest: their files, packed.
CREATE TABLE log_rulebook (
    digest TEXT PRIMARY KEY,
    files  BLOB NOT NULL
);
