//! `[oidc]`: the site's own provider, by which people log in to the pages.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::Deserialize;

/// A working day is enough; then the provider is asked again.
const SESSION_H_MAX: u64 = 24;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oidc {
    /// As the provider writes it in its tokens.
    pub issuer: String,
    pub client_id: String,
    pub client_secret_file: PathBuf,
    /// The CA that https is trusted by.
    pub ca_file: Option<PathBuf>,
    /// Asked for besides `openid`.
    pub scopes: Vec<String>,
    pub name_claim: String,
    pub groups_claim: String,
    /// The role of each group. Who is in none has no access.
    pub roles: BTreeMap<String, String>,
    pub session: Duration,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidOidc {
    issuer: Option<String>,
    client_id: Option<String>,
    client_secret_file: Option<PathBuf>,
    ca_file: Option<PathBuf>,
    scopes: Vec<String>,
    name_claim: String,
    groups_claim: String,
    roles: BTreeMap<String, String>,
    session_h: u64,
}

impl Default for SaidOidc {
    fn default() -> Self {
        Self {
            issuer: None,
            client_id: None,
            client_secret_file: None,
            ca_file: None,
            scopes: vec!["profile".to_owned()],
            name_claim: "preferred_username".to_owned(),
            groups_claim: "groups".to_owned(),
            roles: BTreeMap::new(),
            session_h: 8,
        }
    }
}

impl SaidOidc {
    /// `None` where no issuer is named.
    pub(super) fn resolve(self, base: &Path, public_url: Option<&str>) -> Result<Option<Oidc>, String> {
        let Some(issuer) = self.issuer else {
            let is_empty =
                self.client_id.is_none() && self.client_secret_file.is_none() && self.roles.is_empty();
            let without =
                "[oidc] has no issuer, so nobody could log in by it; write oidc.issuer, or remove it";
            return if is_empty { Ok(None) } else { Err(without.to_owned()) };
        };
        check_address("oidc.issuer", &issuer)?;
        let public_url =
            public_url.ok_or("oidc.issuer needs http.public_url, to which the provider sends people back")?;
        check_address("http.public_url (with oidc.issuer)", public_url)?;
        let client_id =
            self.client_id.ok_or("oidc.issuer needs oidc.client_id, as the provider knows Offhook")?;
        let secret = self.client_secret_file.ok_or("oidc.issuer needs oidc.client_secret_file")?;
        if issuer.starts_with("https://") && self.ca_file.is_none() {
            return Err("oidc.issuer over https needs oidc.ca_file: the site's own CA".to_owned());
        }
        if self.roles.is_empty() {
            let sample = "roles = { \"pbx-admins\" = \"admin\" }";
            return Err(format!("oidc.roles gives nobody a role, so nobody could log in; write {sample}"));
        }
        if !(1..=SESSION_H_MAX).contains(&self.session_h) {
            return Err(format!("oidc.session_h = {}: say 1 to {SESSION_H_MAX} hours", self.session_h));
        }
        Ok(Some(Oidc {
            issuer,
            client_id,
            client_secret_file: base.join(secret),
            ca_file: self.ca_file.map(|path| base.join(path)),
            scopes: self.scopes,
            name_claim: self.name_claim,
            groups_claim: self.groups_claim,
            roles: self.roles,
            session: Duration::from_secs(3600 * self.session_h),
        }))
    }
}

/// What goes over it opens the pages.
fn check_address(key: &str, address: &str) -> Result<(), String> {
    if address.starts_with("https://") {
        return Ok(());
    }
    let rest = address.strip_prefix("http://").ok_or(format!("{key} is to begin with https://"))?;
    let authority = rest.split('/').next().unwrap_or_default();
    let host = match authority.strip_prefix('[') {
        Some(inner) => inner.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    let is_here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|host| host.is_loopback());
    is_here
        .then_some(())
        .ok_or(format!("{key} = \"{address}\" is not encrypted; use https, as for every other machine"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(said: &str, public_url: Option<&str>) -> Result<Option<Oidc>, String> {
        toml::from_str::<SaidOidc>(said).unwrap().resolve(Path::new("/etc/offhook"), public_url)
    }

    #[test]
    fn a_provider_is_whole_and_encrypted_or_there_is_none() {
        assert_eq!(resolved("", None), Ok(None));
        let whole = "issuer = \"https://login.example\"\nclient_id = \"offhook\"\n\
                     client_secret_file = \"oidc.secret\"\nca_file = \"ca.pem\"\n\
                     roles = { admins = \"admin\" }\n";
        let here = Some("https://offhook.example");
        let oidc = resolved(whole, here).unwrap().unwrap();
        assert_eq!(oidc.client_secret_file, Path::new("/etc/offhook/oidc.secret"));
        let check = |from: &str, to: &str, public_url: Option<&str>, expected: &str| {
            let fault = resolved(&whole.replace(from, to), public_url).unwrap_err();
            assert!(fault.contains(expected), "{fault}");
        };
        check("", "", None, "needs http.public_url");
        check("", "", Some("http://offhook.example"), "http.public_url (with oidc.issuer)");
        check("https://login.example", "http://login.example", here, "is not encrypted");
        check("https://login.example", "http://127.0.0.1.evil.example", here, "is not encrypted");
        check("https://login.example", "login.example", here, "begin with https://");
        check("client_id", "#", here, "needs oidc.client_id");
        check("client_secret_file", "#", here, "needs oidc.client_secret_file");
        check("issuer", "#", here, "has no issuer");
        check("ca_file = \"ca.pem\"", "", here, "needs oidc.ca_file");
        check("roles = { admins = \"admin\" }", "", here, "gives nobody a role");
        check("roles", "session_h = 25\nroles", here, "1 to 24 hours");
        for local in ["http://127.0.0.1:8080/realm", "http://[::1]:8080", "http://localhost"] {
            assert!(
                resolved(&whole.replace("https://login.example", local), Some("http://127.0.0.1:8088"))
                    .is_ok(),
                "{local}"
            );
        }
    }
}
