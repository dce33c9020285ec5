//! What a reading needs beside the words: in which language they are, and which day it is.

use jiff::civil::Date;

use crate::language::Language;

/// Where something is said.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    pub language: &'static Language,
    /// The day at the flow's place.
    pub today: Date,
}
