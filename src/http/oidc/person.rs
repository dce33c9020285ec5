//! Who somebody is and what they may, out of what the provider says of them.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::OidcFault;
use crate::{
    config,
    http::{role::Role, tokens::is_persons_name},
    secret::Print,
};

/// Begins the names of people whom the provider knows: no token's name has a colon.
pub const PREFIX: &str = "oidc:";

/// Somebody who has logged in by the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::http) struct Person {
    /// As logs and pages show it.
    pub(in crate::http) name: String,
    /// Without what is put before it.
    pub(in crate::http) person: String,
    pub(in crate::http) role: Role,
    /// Of the provider's own number for this person, which never changes.
    pub(in crate::http) key: Print,
}

pub(super) type Claims = Map<String, Value>;

/// Which role the names of groups give.
#[derive(Debug)]
pub(super) struct Roles(BTreeMap<String, Role>);

impl Roles {
    pub(super) fn new(config: &config::Oidc) -> Result<Self, String> {
        let role = |(group, role): (&String, &String)| {
            let role = role.parse().map_err(|fault: String| format!("oidc.roles: {fault}"))?;
            Ok((group.clone(), role))
        };
        config.roles.iter().map(role).collect::<Result<_, _>>().map(Self)
    }

    fn highest<'a>(&self, groups: impl Iterator<Item = &'a str>) -> Option<Role> {
        groups.filter_map(|group| self.0.get(group)).max().copied()
    }
}

/// Whether nothing has to be asked for elsewhere.
pub(super) fn has_groups(config: &config::Oidc, claims: &Claims) -> bool {
    claims.contains_key(&config.groups_claim) && claims.contains_key(&config.name_claim)
}

pub(super) fn person(
    config: &config::Oidc,
    roles: &Roles,
    subject: &str,
    claims: &Claims,
) -> Result<Person, OidcFault> {
    let name = claims.get(&config.name_claim).and_then(Value::as_str).unwrap_or_default();
    if !is_persons_name(name) {
        return Err(OidcFault::NoName(config.name_claim.clone()));
    }
    let groups = claims.get(&config.groups_claim);
    if groups.is_none() {
        return Err(OidcFault::NoGroups(config.groups_claim.clone()));
    }
    let one = groups.and_then(Value::as_str).into_iter();
    let many = groups.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let name = name.to_owned();
    let role = roles.highest(one.chain(many)).ok_or_else(|| OidcFault::NoRole(name.clone()))?;
    let key = Print::of(&format!("{}\n{subject}", config.issuer));
    Ok(Person { name: format!("{PREFIX}{name}"), person: name, role, key })
}

#[cfg(test)]
mod tests {
    use std::{path::Path, time::Duration};

    use serde_json::json;

    use super::*;

    fn check(claims: Value, expected: Result<Role, &str>) {
        let roles = [("admins", "admin"), ("agents", "agent")];
        let config = config::Oidc {
            issuer: "https://login.example".to_owned(),
            client_id: "offhook".to_owned(),
            client_secret_file: Path::new("").to_owned(),
            ca_file: None,
            scopes: Vec::new(),
            name_claim: "preferred_username".to_owned(),
            groups_claim: "groups".to_owned(),
            roles: roles.map(|(group, role)| (group.to_owned(), role.to_owned())).into(),
            session: Duration::from_secs(1),
        };
        let roles = Roles::new(&config).unwrap();
        let found = person(&config, &roles, "1", claims.as_object().unwrap());
        match (found, expected) {
            (Ok(person), Ok(role)) => {
                assert_eq!((person.role, person.name.as_str()), (role, "oidc:anna"), "{claims}")
            }
            (Err(fault), Err(part)) => assert!(fault.to_string().contains(part), "{claims}: {fault}"),
            other => panic!("{claims}: {other:?}"),
        }
    }

    #[test]
    fn groups_give_the_highest_of_their_roles_and_without_one_there_is_no_access() {
        let anna = |groups: Value| json!({ "preferred_username": "anna", "groups": groups });
        check(anna(json!(["agents", "admins", "others"])), Ok(Role::Admin));
        check(anna(json!("agents")), Ok(Role::Agent));
        for none in [
            json!([]),
            json!(["others", "Admins", "admins "]),
            json!(null),
            json!({ "admins": true }),
            json!([1]),
        ] {
            check(anna(none), Err("has no role"));
        }
        check(json!({ "preferred_username": "anna" }), Err("tells no `groups`"));
        for nameless in [
            json!(null),
            json!(""),
            json!("a\nb"),
            json!("carl\u{200b}"),
            json!(" carl"),
            json!(7),
            json!("x".repeat(61)),
        ] {
            check(json!({ "preferred_username": nameless, "groups": ["admins"] }), Err("preferred_username"));
        }
    }
}
