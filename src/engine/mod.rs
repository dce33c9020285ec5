//! Jobs for recognition, speech and generated text, and the processes that do them. This side knows jobs, never calls.

pub mod protocol;

pub mod calibration;
mod capacity;
mod child_log;
mod environment;
pub mod fence;
pub mod gpu;
pub mod hearing;
pub mod host;
mod inbox;
mod jobs;
mod loading;
mod memory;
mod panics;
mod process;
pub mod processor;
pub mod programs;
mod restarts;
pub mod worker;

pub mod embedder;
pub mod language_model;
pub mod recogniser;

mod prompt_disk;
pub mod prompts;
pub mod voice;
pub mod voice_ids;
