//! A client that talks to the proxy by TLS.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ALL_VERSIONS, ClientConfig, RootCertStore, SupportedProtocolVersion};

use super::data_home;
use crate::proxy::wire::{SSL_REQUEST, Wire};

/// Nothing takes longer.
const LIMIT: Duration = Duration::from_secs(60);

pub(crate) type TlsWire = Wire<TlsStream<TcpStream>>;

/// How a client goes about TLS. It verifies who it talks to.
pub(crate) struct Client {
    host: &'static str,
    authority: PathBuf,
    protocols: Vec<Vec<u8>>,
    versions: Vec<&'static SupportedProtocolVersion>,
}

impl Client {
    /// A client that connects to a host, trusts the authority of the tests and says as libpq does what
    /// it will speak.
    pub(crate) fn new(host: &'static str) -> Self {
        Self {
            host,
            authority: data_home().join("deesql/ca.pem"),
            protocols: vec![b"postgresql".to_vec()],
            versions: ALL_VERSIONS.to_vec(),
        }
    }

    pub(crate) fn trusting(mut self, authority: &Path) -> Self {
        self.authority = authority.to_owned();
        self
    }

    pub(crate) fn speaking(mut self, protocols: &[&str]) -> Self {
        self.protocols = protocols.iter().map(|it| it.as_bytes().to_vec()).collect();
        self
    }

    pub(crate) fn of_version(mut self, version: &'static SupportedProtocolVersion) -> Self {
        self.versions = vec![version];
        self
    }

    /// Asks for TLS first.
    pub(crate) async fn ask(&self, port: u16) -> io::Result<TlsWire> {
        let mut wire = Wire::connect(port).await;
        wire.send(SSL_REQUEST).await;
        assert_eq!(wire.byte().await, b'S');
        self.handshake(wire.stream).await
    }

    /// Begins with TLS.
    pub(crate) async fn direct(&self, port: u16) -> io::Result<TlsWire> {
        self.handshake(Wire::connect(port).await.stream).await
    }

    /// A session that has asked for TLS.
    pub(crate) async fn session(&self, port: u16) -> TlsWire {
        let mut wire = self.ask(port).await.unwrap();
        wire.start(&[("user", "admin"), ("database", "postgres")])
            .await;
        wire
    }

    pub(crate) async fn handshake(&self, stream: TcpStream) -> io::Result<TlsWire> {
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_file_iter(&self.authority).unwrap() {
            roots.add(certificate.unwrap()).unwrap();
        }
        let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&self.versions)
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols.clone_from(&self.protocols);
        let name = ServerName::try_from(self.host).unwrap();
        let connected = TlsConnector::from(Arc::new(config)).connect(name, stream);
        let connected = timeout(LIMIT, connected).await;
        let stream = connected.expect("an end of the handshake")?;
        Ok(Wire { stream })
    }
}
