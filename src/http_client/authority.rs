//! Which services may be asked: a host and its port, and the list of them.

use std::{collections::BTreeSet, net::IpAddr};

/// `host:port` of every service that may be asked, from the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowList {
    services: BTreeSet<String>,
    /// Those of other machines may be asked without TLS.
    unencrypted: bool,
}

/// What is to be done about a service of another machine that is named without TLS.
pub const ENCRYPT: &str = "write https:// (lookups.ca_file has the CA), or unencrypted = true in [lookups] where \
     something else encrypts the way";

impl AllowList {
    /// What is not `host:port` is given back as a fault's text.
    pub fn new<S: AsRef<str>>(written: &[S], unencrypted: bool) -> Result<Self, String> {
        let mut allowed = BTreeSet::new();
        for entry in written {
            let entry = entry.as_ref();
            let authority = Authority::new(entry, None).ok_or_else(|| {
                format!("`{entry}` in lookups.allow is not host:port; write \"crm.example.internal:8080\"")
            })?;
            allowed.insert(authority.to_string());
        }
        Ok(Self { services: allowed, unencrypted })
    }

    pub fn allows(&self, authority: &Authority) -> bool {
        self.services.contains(&authority.to_string())
    }

    /// Whether what is told and answered may travel in the clear: on this machine, or where the site says so.
    pub fn allows_in_clear(&self, authority: &Authority) -> bool {
        self.unencrypted || authority.is_loopback()
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

    /// A name is looked up, and whoever answers for it may send us anywhere; `localhost` is this machine's own.
    fn is_loopback(&self) -> bool {
        let host = self.bare_host();
        host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
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
    fn only_this_machine_is_told_anything_in_the_clear_unless_the_site_says_so() {
        let may = |text: &str, unencrypted| {
            let list = AllowList::new(&[""; 0], unencrypted).unwrap();
            list.allows_in_clear(&Authority::new(text, Some(80)).unwrap())
        };
        for local in ["localhost", "LOCALHOST:8080", "127.0.0.1", "127.8.0.1:80", "[::1]"] {
            assert!(may(local, false), "{local}");
        }
        for other in
            ["crm", "crm.example:8080", "10.0.0.1", "localhost.example", "127.0.0.1.example", "[fd00::1]"]
        {
            assert!(!may(other, false) && may(other, true), "{other}");
        }
    }

    #[test]
    fn the_list_names_hosts_with_ports() {
        let list = AllowList::new(&["CRM:8080", "[::1]:80"], false).unwrap();
        let allows = |text: &str, port| list.allows(&Authority::new(text, Some(port)).unwrap());
        assert!(allows("crm:8080", 80) && allows("[::1]", 80));
        assert!(!allows("crm", 80) && !allows("[::1]", 443));
        assert!(AllowList::new(&["crm"], false).unwrap_err().contains("not host:port"));
    }
}
