//! The certificate: read from PEM files, and replaced while connections run.

use std::{
    fs, io,
    os::unix::fs::PermissionsExt as _,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        self, ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem, pem::PemObject},
    },
};

use crate::config::Certificate;

/// What new connections are encrypted with; `None` where they are not.
#[derive(Default)]
pub(super) struct Tls(RwLock<Option<TlsAcceptor>>);

#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    #[error("cannot read {key} {}: {source}; it is to be a PEM file", path.display())]
    Unreadable { key: &'static str, path: PathBuf, source: pem::Error },
    #[error(
        "http.certificate {} and http.private_key cannot be used: {source}; \
         the first certificate in the file must belong to the key",
        path.display()
    )]
    Unfit { path: PathBuf, source: rustls::Error },
    #[error("http.private_key {} can be read or changed by every user; chmod 600 it", path.display())]
    Open { path: PathBuf },
    #[error("http.certificate cannot be added or taken away while the server runs; restart it")]
    OnOff,
    #[error("{0}")]
    Handshake(#[from] io::Error),
}

impl Tls {
    pub(super) fn load(files: Option<&Certificate>) -> Result<Self, TlsError> {
        Ok(Self(RwLock::new(files.map(acceptor).transpose()?)))
    }

    /// New connections get the new certificate; with a fault in it, they still get the old one.
    pub(super) fn reload(&self, files: Option<&Certificate>) -> Result<(), TlsError> {
        let fresh = files.map(acceptor).transpose()?;
        let mut current = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if current.is_some() != fresh.is_some() {
            return Err(TlsError::OnOff);
        }
        *current = fresh;
        Ok(())
    }

    pub(super) fn acceptor(&self) -> Option<TlsAcceptor> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn acceptor(files: &Certificate) -> Result<TlsAcceptor, TlsError> {
    let Certificate { chain, private_key } = files;
    let unreadable = |key, path: &PathBuf| {
        let path = path.clone();
        move |source| TlsError::Unreadable { key, path, source }
    };
    let certificates: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(chain)
        .and_then(Iterator::collect)
        .map_err(unreadable("http.certificate", chain))?;
    // Its owner's group may have it, as some distributions keep keys.
    let mode = fs::metadata(private_key).map_or(0, |about| about.permissions().mode());
    if mode & 0o007 != 0 {
        return Err(TlsError::Open { path: private_key.clone() });
    }
    let key =
        PrivateKeyDer::from_pem_file(private_key).map_err(unreadable("http.private_key", private_key))?;
    let unfit = |source| TlsError::Unfit { path: chain.clone(), source };
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(unfit)?
        .with_no_client_auth()
        .with_single_cert(certificates, key)
        .map_err(unfit)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}
