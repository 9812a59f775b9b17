//! TLS on the side of the clients.

mod authority;
mod certificate;
mod file;
mod keep;

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::server::{NoServerSessionStorage, ResolvesServerCert};
use tokio_rustls::rustls::sign::SingleCertAndKey;
use tokio_rustls::rustls::{Error, ServerConfig};
use tokio_rustls::server::TlsStream;

pub use authority::{Authority, AuthorityError};
pub use file::FileError;
pub use keep::{KeepError, certificate_file};

use super::reactor::Socket;
use certificate::Certificates;

/// What clients and servers of PostgreSQL call their protocol (ALPN).
pub(super) const PROTOCOL: &[u8] = b"postgresql";

/// The proxy's side of TLS.
#[derive(Clone)]
pub struct Tls(TlsAcceptor);

impl Tls {
    /// With certificates of a local authority: for this machine, and for the name of any cluster
    /// that a client asks for.
    ///
    /// # Errors
    /// There is nothing to make random numbers of.
    pub fn local(authority: Authority) -> Result<Self, AuthorityError> {
        let certificates = Certificates::new(authority)?;
        Self::new(Arc::new(certificates)).map_err(|it| AuthorityError(it.to_string()))
    }

    /// With a certificate and its key, each in a file of PEM.
    ///
    /// # Errors
    /// A file cannot be read, holds something else, or the key does not belong to the certificate.
    pub fn from_files(certificate: &Path, key: &Path) -> Result<Self, FileError> {
        let both = file::read(certificate, key)?;
        let tls = Self::new(Arc::new(SingleCertAndKey::from(both)));
        tls.map_err(|it| FileError::unusable(certificate, &it))
    }

    fn new(certificates: Arc<dyn ResolvesServerCert>) -> Result<Self, Error> {
        let mut config = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(certificates);
        config.alpn_protocols = vec![PROTOCOL.to_vec()];
        // As PostgreSQL does: sessions of a database last, and nothing is kept of those that ended.
        config.send_tls13_tickets = 0;
        config.session_storage = Arc::new(NoServerSessionStorage {});
        Ok(Self(TlsAcceptor::from(Arc::new(config))))
    }

    /// Becomes private with a client. An error gives the connection back.
    pub(super) async fn accept(
        &self,
        client: Socket,
    ) -> Result<TlsStream<Socket>, (io::Error, Socket)> {
        self.0.accept(client).into_fallible().await
    }
}

/// Shows no keys.
impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tls")
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}
