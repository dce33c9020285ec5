//! The pages in a real Chromium without a screen, driven over its DevTools protocol.
//!
//! Where no Chromium can be had, each of these tests says so on standard error and passes. A test of a page is a few
//! lines: a [`Pages`](pages::Pages) is a server with pages, a [`Browser`](chromium::Browser) opens
//! [`Page`](page::Page)s of it, and a page is waited for, read, clicked and photographed.

// The calls of `/try`, which a build without speech has not, need the most of them.
#[cfg_attr(not(feature = "tts"), allow(dead_code))]
mod chromium;
mod devtools;
#[cfg_attr(not(feature = "tts"), allow(dead_code))]
mod page;
mod pages;

mod dashboard;
#[cfg(all(feature = "stt", feature = "tts"))]
mod live;
mod login;
mod looks;
#[cfg(feature = "tts")]
mod trial;
#[cfg(all(feature = "stt", feature = "tts"))]
mod voice;
mod week;
