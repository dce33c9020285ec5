//! Offhook answers telephone calls for Asterisk; this library is everything but the engines' native code.
//!
//! Data flows across (wire, call, session, engine, session, wire) and imports only point up this list.

pub mod pii;

pub mod log;

pub mod memory;

pub mod metrics;

pub mod places;

pub mod secret;

pub mod atomic_file;

pub mod models;

pub mod alerts;

pub mod audio;

pub mod language;

pub mod speech;

pub mod agi;
pub mod audiosocket;

pub mod understand;

pub mod llm;

pub mod flow;

pub mod dialog;

pub mod session;

pub mod transcript;

pub mod engine;
pub mod store;

pub mod http_client;

pub mod webhook;

pub mod knowledge;

pub mod call_details;

pub mod call;

pub mod server;

pub mod config;

pub mod http;

pub mod cli;
