//! The address of a PostgreSQL server: how far away it is, and whether who answers there has to prove who it is.

use std::{env, net::IpAddr, str::FromStr as _};

use sqlx::postgres::{PgConnectOptions, PgSslMode};

/// libpq's own variable, which the driver reads as well.
const MODE: &str = "PGSSLMODE";

/// The address with which a connection to another machine is encrypted and its certificate verified. What says
/// otherwise is given back as a fault's text, unless the site wants it so.
pub fn verified(url: &str, unverified: bool) -> Result<String, String> {
    // The driver's own words may repeat what was written.
    let options = PgConnectOptions::from_str(url).map_err(|_| {
        "records.url is no address of PostgreSQL; write \"postgres://USER@HOST/DATABASE\"".to_owned()
    })?;
    if is_here(&options) || unverified {
        return Ok(url.to_owned());
    }
    let is_written = says_mode(url) || env::var_os(MODE).is_some();
    let mode = options.get_ssl_mode();
    match (is_written, mode) {
        (_, PgSslMode::VerifyFull) => Ok(url.to_owned()),
        // What is added would be a part of it, and say nothing.
        (false, _) if url.contains('#') => {
            Err("records.url has a `#`, behind which nothing counts: take it out, or write it as %23"
                .to_owned())
        }
        (false, _) => Ok(format!("{url}{}sslmode=verify-full", if url.contains('?') { '&' } else { '?' })),
        (true, _) => Err(format!(
            "records.url: {} is another machine, and sslmode={} does not verify who answers there: write \
             sslmode=verify-full with sslrootcert=FILE, or unverified = true in [records] where something else \
             encrypts the way",
            options.get_host(),
            name(mode)
        )),
    }
}

/// A socket in a folder, or an address that never leaves this machine.
fn is_here(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn says_mode(url: &str) -> bool {
    let (_, query) = url.split_once('?').unwrap_or_default();
    let names = query.split('&').map(|pair| pair.split('=').next().unwrap_or_default());
    names.into_iter().any(|name| ["sslmode", "ssl-mode"].contains(&name))
}

fn name(mode: PgSslMode) -> &'static str {
    match mode {
        PgSslMode::Disable => "disable",
        PgSslMode::Allow => "allow",
        PgSslMode::Prefer => "prefer",
        PgSslMode::Require => "require",
        PgSslMode::VerifyCa => "verify-ca",
        PgSslMode::VerifyFull => "verify-full",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_machine_proves_who_it_is_unless_the_site_says_otherwise() {
        for (url, becomes) in [
            ("postgres://u@db.example/o", "postgres://u@db.example/o?sslmode=verify-full"),
            (
                "postgres://u@10.0.0.7/o?sslrootcert=ca.pem",
                "postgres://u@10.0.0.7/o?sslrootcert=ca.pem&sslmode=verify-full",
            ),
            (
                "postgres://u@db.example/o?sslmode=verify-full",
                "postgres://u@db.example/o?sslmode=verify-full",
            ),
            (
                "postgres://u@localhost/o?host=db.example",
                "postgres://u@localhost/o?host=db.example&sslmode=verify-full",
            ),
        ] {
            assert_eq!(verified(url, false).as_deref(), Ok(becomes));
        }
        for here in [
            "postgres://u@localhost/o",
            "postgres://u@127.0.0.1:5433/o?sslmode=disable",
            "postgres://u@[::1]/o",
            "postgres:///o?host=/run/postgresql",
            "postgres://%2Frun%2Fpostgresql/o",
        ] {
            assert_eq!(verified(here, false).as_deref(), Ok(here));
        }
        let hidden = verified("postgres://u@db.example/o#fragment", false).unwrap_err();
        assert!(hidden.contains("write it as %23"), "{hidden}");
        for mode in ["disable", "allow", "prefer", "require", "verify-ca"] {
            let url = format!("postgres://u@db.example/o?sslmode={mode}");
            let fault = verified(&url, false).unwrap_err();
            assert!(fault.contains(&format!("db.example is another machine, and sslmode={mode}")), "{fault}");
            assert!(
                fault.contains("sslmode=verify-full") && fault.contains("unverified = true in [records]"),
                "{fault}"
            );
            assert_eq!(verified(&url, true), Ok(url));
        }
        assert!(verified("postgres://u@db:port/o", false).unwrap_err().contains("no address of PostgreSQL"));
    }
}
