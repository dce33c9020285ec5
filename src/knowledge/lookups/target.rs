//! Where an HTTP lookup goes: an address whose host is fixed and on the site's list, with blanks in its path alone.

use std::collections::{BTreeMap, BTreeSet};

use super::settings::LookupFault;
use crate::http_client::Authority;

/// An address with blanks such as `{{ key }}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) tls: bool,
    pub(super) authority: Authority,
    /// Path and query, in turn: text, blank, text, blank, ... text.
    parts: Vec<String>,
}

impl Target {
    pub(super) fn new(written: &str) -> Result<Self, LookupFault> {
        let fault = |what: &str, remedy: &str| Err(LookupFault::new("source", what, remedy));
        let sample = "write \"https://crm.example.internal:8443/customers/{{ key }}\"";
        let (tls, rest) = match (written.strip_prefix("https://"), written.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (_, Some(rest)) => (false, rest),
            _ => return fault("the address is not http or https", sample),
        };
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let Some(authority) = Authority::new(authority, Some(if tls { 443 } else { 80 })) else {
            let remedy = "write host:port before the path, with blanks and secrets elsewhere";
            return fault("the address has no plain host", remedy);
        };
        let mut parts = vec![String::from("/")];
        let mut rest = path;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((name, after)) = after.split_once("}}") else {
                return fault("a {{ in the address has no }}", sample);
            };
            if let Some(text) = parts.last_mut() {
                text.push_str(before);
            }
            parts.extend([name.trim().to_owned(), String::new()]);
            rest = after;
        }
        if let Some(text) = parts.last_mut() {
            text.push_str(rest);
        }
        if parts.len() == 1 {
            return fault("the address is the same for everybody", "add a blank, as in /customers/{{ key }}");
        }
        let fits = |c: char| c.is_ascii_graphic() && !"{}#\"<>\\^`|".contains(c);
        if !parts.iter().step_by(2).all(|text| text.chars().all(fits)) {
            return fault(
                "the address has characters that addresses cannot have",
                "write them as %20 and so on",
            );
        }
        if parts.iter().skip(1).step_by(2).any(|name| name.is_empty()) {
            return fault("a blank in the address has no name", sample);
        }
        Ok(Self { tls, authority, parts })
    }

    pub(super) fn blanks(&self) -> Vec<String> {
        let names: BTreeSet<&String> = self.parts.iter().skip(1).step_by(2).collect();
        names.into_iter().cloned().collect()
    }

    /// Path and query for these keys. `None` when a key would change which path is meant.
    pub(super) fn fill(&self, keys: &BTreeMap<String, String>) -> Option<String> {
        let mut path = String::new();
        for (at, part) in self.parts.iter().enumerate() {
            if at % 2 == 0 {
                path.push_str(part);
            } else {
                encode(keys.get(part)?, &mut path);
            }
        }
        let plain = path.split('?').next().unwrap_or_default();
        // Servers take dots for steps, also when they are percent-encoded.
        let steps = |segment: &str| segment == "." || segment == "..";
        (!plain.split('/').any(steps)).then_some(path)
    }

    /// The path of a redirect, if it stays on this host, port and scheme.
    pub(super) fn redirected(&self, location: &str) -> Option<String> {
        let scheme = if self.tls { "https://" } else { "http://" };
        let path = match location.strip_prefix(scheme) {
            Some(rest) => {
                let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
                let port = if self.tls { 443 } else { 80 };
                let same = Authority::new(authority, Some(port)).is_some_and(|other| other == self.authority);
                same.then(|| format!("/{path}"))?
            }
            None if location.starts_with('/') && !location.starts_with("//") => location.to_owned(),
            None => return None,
        };
        path.chars().all(|c| c.is_ascii_graphic()).then_some(path)
    }
}

/// All but letters, digits and `-_.~` (RFC 3986), so that a key is one piece of a path and nothing else.
fn encode(key: &str, into: &mut String) {
    for byte in key.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            into.push(char::from(byte));
        } else {
            into.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(key: &str) -> Option<String> {
        let target = Target::new("http://crm:8080/a/{{ key }}/b?c={{key}}").unwrap();
        target.fill(&BTreeMap::from([("key".to_owned(), key.to_owned())]))
    }

    #[test]
    fn keys_stay_within_their_piece_of_the_path() {
        assert_eq!(filled("+44 1").as_deref(), Some("/a/%2B44%201/b?c=%2B44%201"));
        assert_eq!(filled("x/../y?z#").as_deref(), Some("/a/x%2F..%2Fy%3Fz%23/b?c=x%2F..%2Fy%3Fz%23"));
        assert_eq!(filled(".."), None);
    }

    #[test]
    fn redirects_stay_on_the_host() {
        let target = Target::new("http://crm/{{ key }}").unwrap();
        for (location, expected) in [
            ("/b/", Some("/b/")),
            ("http://crm:80/b", Some("/b")),
            ("http://crm:81/b", None),
            ("https://crm/b", None),
            ("http://elsewhere/b", None),
            ("http://crm@elsewhere/b", None),
            ("//elsewhere/b", None),
            ("b", None),
        ] {
            assert_eq!(target.redirected(location).as_deref(), expected, "{location}");
        }
    }

    #[test]
    fn addresses_that_cannot_be_trusted_are_refused() {
        for wrong in [
            "http://{{ key }}/x",
            "http://user:secret@crm/{{ key }}",
            "http:///{{ key }}",
            "http://crm/all",
            "http://crm/{{ key",
            "http://crm/{{ }}",
            "http://crm/a b{{ key }}",
            "http://crm:99999/{{ key }}",
        ] {
            assert!(Target::new(wrong).is_err(), "{wrong}");
        }
    }
}
