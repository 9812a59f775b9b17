//! A certificate and its key, in files of PEM.

use std::io;
use std::path::{Path, PathBuf};

use tokio_rustls::rustls::pki_types::pem::{self, PemObject};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::{Error, InconsistentKeys};

use super::provider;

/// Why a certificate and its key cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// A file cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file that should hold certificates holds none.
    #[error("{0} holds no certificate in PEM")]
    NoCertificate(PathBuf),
    /// A file that should hold a key holds none.
    #[error("{0} holds no private key in PEM; a key with a passphrase cannot be read")]
    NoKey(PathBuf),
    /// What a file holds is of a kind that cannot be used.
    #[error("{path} cannot be used for TLS: {reason}")]
    Unusable {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The two have nothing to do with each other.
    #[error("the key in {key} does not belong to the certificate in {certificate}")]
    Strangers {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The file of the key.
        key: PathBuf,
    },
}

impl FileError {
    pub(super) fn unusable(path: &Path, error: &impl ToString) -> Self {
        Self::Unusable {
            path: path.to_owned(),
            reason: error.to_string(),
        }
    }
}

/// Reads them, and checks that they belong together.
pub(super) fn read(certificate: &Path, key: &Path) -> Result<CertifiedKey, FileError> {
    let text = contents(certificate)?;
    let chain: Result<Vec<_>, pem::Error> = CertificateDer::pem_slice_iter(&text).collect();
    let chain = chain.map_err(|it| FileError::unusable(certificate, &it))?;
    if chain.is_empty() {
        return Err(FileError::NoCertificate(certificate.to_owned()));
    }
    let private = PrivateKeyDer::from_pem_slice(&contents(key)?).map_err(|it| match it {
        pem::Error::NoItemsFound => FileError::NoKey(key.to_owned()),
        error => FileError::unusable(key, &error),
    })?;
    // First the key alone, so that an error is laid at the right file.
    let provider = provider();
    let loaded = provider.key_provider.load_private_key(private.clone_key());
    loaded.map_err(|it| FileError::unusable(key, &it))?;
    CertifiedKey::from_der(chain, private, &provider).map_err(|error| match error {
        Error::InconsistentKeys(InconsistentKeys::KeyMismatch) => FileError::Strangers {
            certificate: certificate.to_owned(),
            key: key.to_owned(),
        },
        error => FileError::unusable(certificate, &error),
    })
}

fn contents(path: &Path) -> Result<Vec<u8>, FileError> {
    std::fs::read(path).map_err(|source| FileError::Read {
        path: path.to_owned(),
        source,
    })
}
