-- One schema for SQLite and PostgreSQL: whole numbers, floating point and text. Times are milliseconds since 1970, UTC.
-- Texts about a caller are sealed where there is a key.
CREATE TABLE calls (
    uuid TEXT PRIMARY KEY,
    node TEXT NOT NULL,
    flow TEXT NOT NULL,
    begun BIGINT NOT NULL,
    ended BIGINT,
    caller TEXT,
    caller_key TEXT,
    called TEXT,
    channel TEXT,
    context TEXT,
    status TEXT,
    action TEXT,
    destination TEXT,
    intent TEXT,
    confidence BIGINT,
    language TEXT,
    summary TEXT,
    slots TEXT,
    sentiment TEXT,
    recording TEXT
);
CREATE INDEX calls_begun ON calls (begun);
CREATE INDEX calls_caller ON calls (caller_key);

CREATE TABLE turns (
    call TEXT NOT NULL REFERENCES calls (uuid) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    offset_ms BIGINT NOT NULL,
    heard TEXT,
    heard_confidence DOUBLE PRECISION,
    keys TEXT,
    tier TEXT,
    decision TEXT,
    why TEXT,
    understood_confidence DOUBLE PRECISION,
    said TEXT,
    heard_to_ms BIGINT,
    gap_ms BIGINT,
    silence_ms BIGINT,
    recognition_ms BIGINT,
    understanding_ms BIGINT,
    speech_ms BIGINT,
    sources TEXT,
    spans TEXT,
    sensitive BIGINT NOT NULL,
    PRIMARY KEY (call, number)
);

CREATE TABLE tapes (
    call TEXT PRIMARY KEY REFERENCES calls (uuid) ON DELETE CASCADE,
    tape TEXT NOT NULL
);

CREATE TABLE audit (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
