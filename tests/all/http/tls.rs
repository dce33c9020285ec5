//! Encrypted connections, and a certificate that is replaced while they run.

use std::{fs, net::SocketAddr, os::unix::fs::PermissionsExt, path::Path, sync::Arc};

use offhook::{config::Certificate, http::Prepared};
use tokio::net::TcpStream;
use tokio_rustls::{
    TlsConnector,
    client::TlsStream,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::CertificateDer},
};

use super::site::{Site, exchange_one};

/// Writes a certificate of its own making into the files; only who knows it trusts it.
pub(crate) fn certify(files: &Certificate) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    fs::write(&files.chain, made.cert.pem()).unwrap();
    fs::write(&files.private_key, made.signing_key.serialize_pem()).unwrap();
    fs::set_permissions(&files.private_key, fs::Permissions::from_mode(0o600)).unwrap();
    made.cert.der().clone()
}

pub(crate) async fn connect(
    address: SocketAddr,
    trusted: &CertificateDer<'static>,
) -> std::io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(address).await.unwrap();
    let connector = TlsConnector::from(Arc::new(config));
    connector.connect("localhost".try_into().unwrap(), stream).await
}

async fn healthy(stream: TlsStream<TcpStream>) -> bool {
    exchange_one(stream, "GET", "/healthz", &[], "").await.status == 200
}

pub(crate) fn files(folder: &Path) -> Certificate {
    Certificate { chain: folder.join("chain.pem"), private_key: folder.join("key.pem") }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_key_that_every_user_can_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    certify(&files);
    let mut config = super::site::config(folder.path().to_owned());
    config.certificate = Some(files.clone());
    let refused = |mode| {
        fs::set_permissions(&files.private_key, fs::Permissions::from_mode(mode)).unwrap();
        Prepared::new(&config).err().map(|fault| fault.to_string()).unwrap_or_default()
    };
    assert!(refused(0o644).contains("can be read or changed by every user"), "{}", refused(0o644));
    assert_eq!((refused(0o640), refused(0o600)), (String::new(), String::new()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_replaced_without_ending_connections_and_a_bad_one_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    let first = certify(&files);
    let site = Site::open(|config| config.certificate = Some(files.clone()));
    let before = connect(site.http.address(), &first).await.unwrap();
    let second = certify(&files);
    site.http.reload(&site.config);
    assert!(connect(site.http.address(), &first).await.is_err(), "the old one is not shown any more");
    assert!(healthy(before).await, "but an old connection goes on");
    fs::write(&files.private_key, "no key\n").unwrap();
    site.http.reload(&site.config);
    assert!(healthy(connect(site.http.address(), &second).await.unwrap()).await);
    // A key that belongs to another certificate.
    let other = rcgen::KeyPair::generate().unwrap();
    fs::write(&files.private_key, other.serialize_pem()).unwrap();
    site.http.reload(&site.config);
    assert!(healthy(connect(site.http.address(), &second).await.unwrap()).await);
    let plain = TcpStream::connect(site.http.address()).await.unwrap();
    let closed = tokio::time::timeout(crate::server::asterisk::PATIENCE, async {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let mut plain = plain;
        plain.write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
        let mut answer = Vec::new();
        // An alert or a reset: both end it.
        let _ = plain.read_to_end(&mut answer).await;
        !answer.starts_with(b"HTTP")
    });
    assert!(closed.await.unwrap(), "what is not encrypted gets nothing");
    site.stop().await;
}
