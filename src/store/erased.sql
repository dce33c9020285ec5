-- Calls that were erased, by nothing but their UUID: what a running call, its recording and its details still bring is
-- dropped.
CREATE TABLE erased (
    call TEXT PRIMARY KEY,
    at BIGINT NOT NULL
);
