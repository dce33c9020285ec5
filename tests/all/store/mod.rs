//! Call records: the same checks on SQLite and on a real PostgreSQL.

mod audit;
mod clock;
mod crash;
mod database;
mod disk;
mod encrypted;
mod erase;
mod full;
mod kept;
mod personal;
mod postgres;
mod rekey;
mod samples;
mod tampered;
mod trouble;
mod watched;
