//! The server's ports, held by values that a test plays Asterisk with: who gets in, and what comes back in every case.

mod asterisk;
mod ports;
