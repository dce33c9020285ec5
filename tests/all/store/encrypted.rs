//! PostgreSQL over TLS: records go to the server that the address names, once it has proved that it is the one.

use std::{fs, net::TcpListener, path::Path};

use offhook::{
    config::Config,
    store::{Place, Store},
};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};

use super::postgres::Server;

/// A CA of the test's own, whose certificate is in this file.
fn ca(file: &Path) -> Issuer<'static, KeyPair> {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    fs::write(file, params.self_signed(&key).unwrap().pem()).unwrap();
    Issuer::new(params, key)
}

fn certify(folder: &Path, name: &str, issuer: &Issuer<'static, KeyPair>) {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    fs::write(folder.join("server.pem"), params.signed_by(&key, issuer).unwrap().pem()).unwrap();
    fs::write(folder.join("server.key"), key.serialize_pem()).unwrap();
}

/// The address that the configuration makes of one on another machine.
fn address(port: u16, ca: &Path) -> String {
    let url = format!("postgres://postgres@db.example:{port}/postgres?sslrootcert={}", ca.display());
    let config = Config::parse(&format!("[records]\nurl = \"{url}\"\n"), Path::new("")).unwrap();
    let Some(Place::Postgres(address)) = config.records.place else { panic!("it is in PostgreSQL") };
    address
}

async fn refusal(url: String) -> String {
    match Store::open(Place::Postgres(url), None).await {
        Ok(_) => "it was taken".to_owned(),
        Err(fault) => fault.to_string(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn records_go_to_the_server_that_proves_its_name_and_to_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let [own, other] = ["own.pem", "other.pem"].map(|name| folder.path().join(name));
    certify(folder.path(), "localhost", &ca(&own));
    ca(&other);
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let Some(server) = Server::encrypted(folder.path(), port) else { return };
    // As if db.example led here.
    let at = |host: &str, ca: &Path| address(port, ca).replace("db.example", host);
    let store = Store::open(Place::Postgres(at("localhost", &own)), None).await.unwrap();
    store.audit("ann", "reads").await.unwrap();
    store.close().await;
    let raw = sqlx::AnyPool::connect(&at("localhost", &own)).await.unwrap();
    let sql = "SELECT CAST(ssl AS INTEGER) AS ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    let (encrypted,): (i32,) = sqlx::query_as(sql).fetch_one(&raw).await.unwrap();
    raw.close().await;
    assert_eq!(encrypted, 1);
    let wrong_name = refusal(at("127.0.0.1", &own)).await;
    assert!(wrong_name.contains("not valid for name"), "{wrong_name}");
    let wrong_ca = refusal(at("localhost", &other)).await;
    assert!(wrong_ca.contains("UnknownIssuer") || wrong_ca.contains("BadSignature"), "{wrong_ca}");
    server.end();
}
