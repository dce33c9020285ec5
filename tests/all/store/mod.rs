//! Call records: the same checks on SQLite and on a real PostgreSQL.

mod crash;
mod database;
mod kept;
mod personal;
mod postgres;
mod samples;
mod trouble;
