//! `--tls`, of `proxy` and `dev`.

use std::env;
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use deesql::proxy::{Authority, Tls, certificate_file};

use super::exit_status::Failure;
use super::{Global, output};

/// How a proxy does TLS.
#[derive(Debug, Args)]
pub(super) struct TlsArguments {
    /// What clients that want TLS get: a certificate of a local authority, nothing, or the certificate
    /// in a file of PEM with its key in another
    #[arg(long, value_name = "auto|off|CERT,KEY", default_value = "auto")]
    pub(super) tls: TlsMode,
}

/// What clients that want TLS get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TlsMode {
    /// A certificate of a local authority.
    Auto,
    /// Nothing.
    Off,
    /// A certificate of the user's.
    Files { certificate: PathBuf, key: PathBuf },
}

/// `auto`, `off`, or the files of certificate and key.
impl FromStr for TlsMode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(',') {
            None if text == "auto" => Ok(Self::Auto),
            None if text == "off" => Ok(Self::Off),
            Some((certificate, key)) if !certificate.is_empty() && !key.is_empty() => {
                Ok(Self::Files {
                    certificate: certificate.into(),
                    key: key.into(),
                })
            }
            _ => Err("write auto, off, or the files of certificate and key: CERT,KEY".to_owned()),
        }
    }
}

/// What a proxy needs for TLS.
pub(super) struct Prepared {
    pub(super) tls: Option<Tls>,
    /// The file by which clients know the authority.
    pub(super) certificate: Option<PathBuf>,
}

impl TlsMode {
    /// Reads or makes what is needed.
    pub(super) fn prepare(&self, global: &Global) -> Result<Prepared, Failure> {
        let (tls, certificate) = match self {
            Self::Off => (None, None),
            Self::Files { certificate, key } => {
                let tls = Tls::from_files(certificate, key);
                let failed = |it| Failure::Usage(format!("--tls: {it}"));
                (Some(tls.map_err(failed)?), None)
            }
            Self::Auto => {
                let (authority, certificate) = authority(global)?;
                let failed = |it| Failure::Usage(format!("--tls: {it}"));
                (Some(Tls::local(authority).map_err(failed)?), certificate)
            }
        };
        Ok(Prepared { tls, certificate })
    }
}

/// The authority that this user's proxies share, and the file of its certificate. Without a place for
/// it TLS works all the same, for clients that do not verify who they talk to.
fn authority(global: &Global) -> Result<(Authority, Option<PathBuf>), Failure> {
    let reason = match data_folder() {
        Some(folder) => match Authority::kept_in(&folder) {
            Ok(authority) => return Ok((authority, Some(certificate_file(&folder)))),
            Err(error) => error.to_string(),
        },
        None => "neither XDG_DATA_HOME nor HOME is set".to_owned(),
    };
    if !global.quiet {
        output::message(&format!(
            "warning: the certificate authority cannot be kept, so no client can verify the proxy: {reason}"
        ));
    }
    let made = Authority::in_memory().map_err(|it| Failure::Usage(format!("--tls: {it}")))?;
    Ok((made, None))
}

/// Where data of this user's is kept, by the rules of XDG: a relative folder does not count.
fn data_folder() -> Option<PathBuf> {
    let folder = |name: &str| {
        let folder = env::var_os(name).map(PathBuf::from);
        folder.filter(|it| it.is_absolute())
    };
    let data = folder("XDG_DATA_HOME").or_else(|| Some(folder("HOME")?.join(".local/share")))?;
    Some(data.join("deesql"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        assert_eq!("auto".parse(), Ok(TlsMode::Auto));
        assert_eq!("off".parse(), Ok(TlsMode::Off));
        let files = TlsMode::Files {
            certificate: "a/cert.pem".into(),
            key: "key,1.pem".into(),
        };
        assert_eq!("a/cert.pem,key,1.pem".parse(), Ok(files));
        for text in ["", "on", "AUTO", "cert.pem", ",", "cert.pem,", ",key.pem"] {
            assert!(text.parse::<TlsMode>().is_err(), "{text}");
        }
    }
}
