//! What a caller's words or keys mean as a value of a slot: kinds of slots, and how a value was read.
//!
//! Nothing here knows a clock: today's date, in the time zone of the flow, is handed in, and so is the language. The
//! words are the language's ([`crate::language`]); their order is in the code, as English has it, and
//! what other languages say is in figures by then.

mod advice;
mod answer;
mod check_digit;
mod clock;
mod clues;
mod completeness;
mod date;
mod date_figures;
mod date_known;
mod date_parts;
mod date_words;
mod digit_string;
mod figures;
mod form;
mod here;
pub mod kinds;
mod name;
mod number;
mod read;
mod refusal;
mod scope;
mod spelling;
mod spoken;
mod time;
mod time_words;
mod tokens;
mod value;

pub use answer::Answer;
pub use check_digit::CheckDigit;
pub use completeness::completeness;
pub(super) use date_words::{is_month, is_unit, is_weekday};
pub use form::Form;
pub use here::Here;
pub use kinds::{Bound, Choices, DateOrder, Kind};
pub use read::{read, read_in_passing, read_keys, read_on};
pub use refusal::Refusal;
pub(super) use scope::says_a_value as says_value;
pub use value::{Partial, Reading, Value};
