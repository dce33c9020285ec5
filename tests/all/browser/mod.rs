//! The pages in a real Chromium without a screen, driven over its DevTools protocol.
//!
//! Where no Chromium can be had, each of these tests says so on standard error and passes. A test of a page is a few
//! lines: a [`Desk`](desk::Desk) is a server with pages, a [`Browser`](chromium::Browser) opens
//! [`Page`](page::Page)s of it, and a page is waited for, read, clicked and photographed.

mod chromium;
mod desk;
mod devtools;
mod page;

mod looks;
#[cfg(feature = "tts")]
mod trial;
