//! Which servers are trusted over TLS: those that the site's own CA vouches for, and no other.

use std::path::Path;
use std::sync::Arc;

use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

/// The client's side of TLS; `key` is where the file is named. The fault is for whoever starts the server.
pub fn trusting(key: &str, ca_file: &Path) -> Result<Arc<ClientConfig>, String> {
    let unusable =
        |reason: &str| format!("{key} {}: {reason}; name a file of PEM certificates", ca_file.display());
    let mut roots = RootCertStore::empty();
    let certificates =
        CertificateDer::pem_file_iter(ca_file).map_err(|error| unusable(&error.to_string()))?;
    for certificate in certificates {
        let certificate = certificate.map_err(|error| unusable(&error.to_string()))?;
        roots.add(certificate).map_err(|error| unusable(&error.to_string()))?;
    }
    if roots.is_empty() {
        return Err(unusable("it has no certificate"));
    }
    let provider = Arc::new(crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = versions.map_err(|error| unusable(&error.to_string()))?;
    Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}
