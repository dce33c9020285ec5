//! Real calls: SIP phones and sipp ring a real Asterisk, whose dialplan hands them to `offhook serve`.
//!
//! Where no Asterisk can be unpacked, each of these tests says so on standard error and passes.

mod ami;
mod call;
mod heard;
mod lab;
mod natural;
mod phone;
mod ports;
mod printed;
pub(crate) mod program;
mod server;
mod sipp;

mod broken;
mod conversation;
mod encrypted;
mod exported;
mod hangup;
mod languages;
mod load;
pub(crate) mod recordings;
mod routing;
mod samples;
mod slots;
mod strangers;
mod tunnel;
mod verbs;
