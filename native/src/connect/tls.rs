//! Private connections: who the server is, and how that is known.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio_postgres_rustls::MakeRustlsConnect;
use tokio_rustls::rustls::client::WebPkiServerVerifier;
use tokio_rustls::rustls::client::danger::{
    HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier,
};
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
};

/// How a connection is made private.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tls {
    /// What is asked of the server's certificate.
    pub verify: Verify,
    /// Whose certificates count, in a file of PEM. Without it those that this machine trusts, and
    /// Amazon's.
    pub roots: Option<PathBuf>,
}

/// What is asked of a server's certificate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verify {
    /// That a trusted authority vouches for it and for the server's name.
    #[default]
    Full,
    /// That a trusted authority vouches for it, whatever its name.
    Authority,
    /// Nothing: nobody can listen in, but anybody can be the server.
    Nothing,
}

/// Why a connection cannot be made private.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TlsError {
    /// The file of trusted certificates cannot be read.
    #[error("cannot read the certificates of {file}: {reason}")]
    Roots {
        /// The file.
        file: String,
        /// Why.
        reason: String,
    },
    /// There is nobody to trust.
    #[error("this machine trusts no authority: {0}; name one with --sslrootcert")]
    NoRoots(String),
}

impl Tls {
    /// The same with this question.
    #[must_use]
    pub fn verifying(self, verify: Verify) -> Self {
        Self { verify, ..self }
    }

    /// The same with the certificates of this file, and no others.
    #[must_use]
    pub fn with_roots(self, roots: Option<PathBuf>) -> Self {
        Self { roots, ..self }
    }

    pub(super) fn connector(&self) -> Result<MakeRustlsConnect, TlsError> {
        let provider = Arc::new(ring::default_provider());
        let roots = match &self.roots {
            Some(file) => roots_of(file)?,
            None if self.verify == Verify::Nothing => RootCertStore::empty(),
            None => roots_of_machine()?,
        };
        let verifier = Verifier::new(self.verify, roots, Arc::clone(&provider))?;
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|it| TlsError::NoRoots(it.to_string()))?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        Ok(MakeRustlsConnect::new(config))
    }
}

fn roots_of(file: &Path) -> Result<RootCertStore, TlsError> {
    let failed = |reason: String| TlsError::Roots {
        file: file.display().to_string(),
        reason,
    };
    let text = std::fs::read(file).map_err(|it| failed(in_words(&it)))?;
    let mut roots = RootCertStore::empty();
    for it in CertificateDer::pem_slice_iter(&text) {
        let certificate = it.map_err(|it| failed(it.to_string()))?;
        let added = roots.add(certificate);
        added.map_err(|it| failed(it.to_string()))?;
    }
    match roots.is_empty() {
        true => Err(failed("it has none".to_owned())),
        false => Ok(roots),
    }
}

/// The number says nothing that the words do not.
fn in_words(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// What this machine trusts, and Amazon's own, which vouch for Aurora DSQL.
fn roots_of_machine() -> Result<RootCertStore, TlsError> {
    let amazon = webpki_roots::TLS_SERVER_ROOTS.iter();
    let amazon = amazon.filter(|it| contains(&it.subject, b"Amazon"));
    let mut roots = RootCertStore {
        roots: amazon.cloned().collect(),
    };
    let found = rustls_native_certs::load_native_certs();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        let reasons: Vec<String> = found.errors.iter().map(ToString::to_string).collect();
        return Err(TlsError::NoRoots(reasons.join(", ")));
    }
    Ok(roots)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|it| it == part)
}

/// Asks what is to be asked.
struct Verifier {
    verify: Verify,
    /// Without one nothing is asked about certificates.
    full: Option<Arc<WebPkiServerVerifier>>,
    provider: Arc<CryptoProvider>,
}

impl Verifier {
    fn new(
        verify: Verify,
        roots: RootCertStore,
        provider: Arc<CryptoProvider>,
    ) -> Result<Self, TlsError> {
        let full = match verify {
            Verify::Nothing => None,
            Verify::Full | Verify::Authority => {
                let builder = WebPkiServerVerifier::builder_with_provider(
                    Arc::new(roots),
                    Arc::clone(&provider),
                );
                let built = builder.build();
                Some(built.map_err(|it| TlsError::NoRoots(it.to_string()))?)
            }
        };
        Ok(Self {
            verify,
            full,
            provider,
        })
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Verifier").field(&self.verify).finish()
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(full) = &self.full else {
            return Ok(ServerCertVerified::assertion());
        };
        // The name is looked at last: whoever fails there has passed everything else.
        match full.verify_server_cert(certificate, intermediates, name, ocsp_response, now) {
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if self.verify == Verify::Authority => Ok(ServerCertVerified::assertion()),
            verified => verified,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        tokio_rustls::rustls::crypto::verify_tls12_signature(message, certificate, signature, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        tokio_rustls::rustls::crypto::verify_tls13_signature(message, certificate, signature, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
