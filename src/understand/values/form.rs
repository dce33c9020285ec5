//! How a value is written by whoever has read what was said: a language model.

/// The form of a kind's values. The slot's own reading still judges each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form<'a> {
    /// One of these, letter for letter.
    OneOf {
        values: Vec<&'a str>,
        /// What is told of it, instead of the list.
        told: Option<&'static str>,
    },
    /// Plain text, and what it is called.
    Text(&'static str),
    /// In figures and marks. [`Rules::is_of_form`](super::kinds::Rules::is_of_form) knows them.
    Figures {
        told: String,
        /// What stands between the quotes, in llama.cpp's GBNF.
        grammar: String,
    },
}
