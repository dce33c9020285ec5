//! A query with named parameters: what a caller says is bound to them and never becomes part of the text.

use super::settings::LookupFault;

/// One SELECT, its `:names` replaced by numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Query {
    text: String,
    parameters: Vec<String>,
}

impl Query {
    pub(super) fn new(written: &str) -> Result<Self, LookupFault> {
        let fault = |what: &str, remedy: &str| Err(LookupFault::new("query", what, remedy));
        let written = written.trim().trim_end_matches(';').trim_end();
        let first = written.split_whitespace().next().unwrap_or_default().to_lowercase();
        if !["select", "with"].contains(&first.as_str()) {
            return fault("the query is not a SELECT", "write SELECT ... FROM ... WHERE ... = :key");
        }
        let mut query = Self { text: String::new(), parameters: Vec::new() };
        let mut rest = written;
        while let Some(next) = rest.chars().next() {
            if let Some(length) = quoted(rest) {
                query.text.push_str(&rest[..length]);
                rest = &rest[length..];
                continue;
            }
            match next {
                ';' => return fault("the query is more than one", "keep a single SELECT"),
                '?' | '@' | '$' => {
                    return fault("parameters have names here", "write :key instead of ?, @key or $key");
                }
                ':' => {
                    let name: String =
                        rest[1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                    if name.is_empty() {
                        return fault("a colon stands alone in the query", "write :key for the key");
                    }
                    rest = &rest[1 + name.len()..];
                    let numbered = format!("?{}", query.number(name));
                    query.text.push_str(&numbered);
                }
                _ => {
                    query.text.push(next);
                    rest = &rest[next.len_utf8()..];
                }
            }
        }
        if query.parameters.is_empty() {
            return fault("the query gives everybody the same answer", "add WHERE phone = :key");
        }
        Ok(query)
    }

    /// From 1, as SQLite counts.
    fn number(&mut self, name: String) -> usize {
        if let Some(known) = self.parameters.iter().position(|other| *other == name) {
            return known + 1;
        }
        self.parameters.push(name);
        self.parameters.len()
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn parameters(&self) -> &[String] {
        &self.parameters
    }
}

/// The length of the text, quoted name or comment that begins here.
fn quoted(text: &str) -> Option<usize> {
    let (open, close) = [("'", "'"), ("\"", "\""), ("`", "`"), ("[", "]"), ("--", "\n"), ("/*", "*/")]
        .into_iter()
        .find(|(open, _)| text.starts_with(open))?;
    // A doubled quote is two quoted texts in a row, which comes to the same.
    let end = text[open.len()..].find(close).map(|at| open.len() + at + close.len());
    Some(end.unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: &str) {
        let query = Query::new(written);
        let shown = match &query {
            Ok(query) => format!("{} {:?}", query.text(), query.parameters()),
            Err(fault) => fault.what.clone(),
        };
        assert_eq!(shown, expected, "{written}");
    }

    #[test]
    fn names_become_numbers_outside_quotes_and_comments() {
        check("SELECT a FROM b WHERE c = :key;", "SELECT a FROM b WHERE c = ?1 [\"key\"]");
        check("select :a, :b, :a", "select ?1, ?2, ?1 [\"a\", \"b\"]");
        check(
            "SELECT ':x;' , [a:b] FROM t WHERE k=:key -- :no",
            "SELECT ':x;' , [a:b] FROM t WHERE k=?1 -- :no [\"key\"]",
        );
        check("SELECT 'it''s :x' WHERE k=:k", "SELECT 'it''s :x' WHERE k=?1 [\"k\"]");
    }

    #[test]
    fn what_is_not_one_select_with_a_key_is_refused() {
        check("DELETE FROM t WHERE c = :key", "the query is not a SELECT");
        check("SELECT 1; DROP TABLE t", "the query is more than one");
        check("SELECT a FROM t WHERE c = ?", "parameters have names here");
        check("SELECT a FROM t", "the query gives everybody the same answer");
    }
}
