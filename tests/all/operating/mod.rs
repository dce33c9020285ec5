//! What an administrator relies on: metrics and their documents, alerts, the doctor, the unit, and restarts.

mod alerts;
mod doctor;
mod figures;
mod restart;
mod unit;
