//! Jobs for recognition and speech, and the processes that do them. This side knows jobs, never calls.

pub mod protocol;
