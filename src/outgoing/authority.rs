//! Which services may be asked: a host and its port, and the list of them.

use std::collections::BTreeSet;

/// `host:port` of every service that may be asked, from the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowList(BTreeSet<String>);

impl AllowList {
    /// What is not `host:port` is given back as a fault's text.
    pub fn new<S: AsRef<str>>(written: &[S]) -> Result<Self, String> {
        let mut allowed = BTreeSet::new();
        for entry in written {
            let entry = entry.as_ref();
            let authority = Authority::new(entry, None).ok_or_else(|| {
                format!("`{entry}` in lookups.allow is not host:port; write \"crm.example.internal:8080\"")
            })?;
            allowed.insert(authority.to_string());
        }
        Ok(Self(allowed))
    }

    pub fn allows(&self, authority: &Authority) -> bool {
        self.0.contains(&authority.to_string())
    }
}

/// A host and its port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    pub host: String,
    pub port: u16,
}

impl Authority {
    /// `host:port`, or `host` alone where there is a default; IPv6 in brackets.
    pub fn new(text: &str, default_port: Option<u16>) -> Option<Self> {
        let bracket = text.rfind(']').unwrap_or(0);
        let (host, port) = match text[bracket..].rfind(':') {
            Some(colon) => (&text[..bracket + colon], Some(text[bracket + colon + 1..].parse().ok()?)),
            None => (text, default_port),
        };
        let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let is_host = match inner {
            Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
            None => host.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.' || c == '_'),
        };
        let port = port.filter(|port| *port != 0)?;
        (is_host && !host.is_empty()).then(|| Self { host: host.to_ascii_lowercase(), port })
    }

    /// The host without brackets, as resolvers and certificates know it.
    pub fn bare_host(&self) -> &str {
        self.host.trim_start_matches('[').trim_end_matches(']')
    }
}

impl std::fmt::Display for Authority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_hosts_with_ports() {
        let list = AllowList::new(&["CRM:8080", "[::1]:80"]).unwrap();
        let allows = |text: &str, port| list.allows(&Authority::new(text, Some(port)).unwrap());
        assert!(allows("crm:8080", 80) && allows("[::1]", 80));
        assert!(!allows("crm", 80) && !allows("[::1]", 443));
        assert!(AllowList::new(&["crm"]).unwrap_err().contains("not host:port"));
    }
}
