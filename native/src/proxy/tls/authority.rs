//! The authority that signs the proxy's certificates.

use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType,
    ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    NameConstraints,
};
use time::{Duration, OffsetDateTime};
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::sign::CertifiedKey;
use yasna::models::{GeneralizedTime, UTCTime};
use yasna::tags::{TAG_GENERALIZEDTIME, TAG_UTCTIME};
use yasna::{ASN1Error, ASN1ErrorKind, ASN1Result, BERReader};

use super::provider;

/// The name of the authority. A kept authority is read back by it, so it stays.
const NAME: &str = "deesql local authority";
/// How long an authority lasts: whoever trusts it need not think of it again.
const LIFE: Duration = Duration::days(3650);
/// How long before its end another one is made. No proxy is thought to run longer.
const RENEWAL: Duration = Duration::days(365);
/// How long a certificate of the proxy lasts; it is made anew long before.
const CERTIFICATE_LIFE: Duration = Duration::days(90);
/// For clocks that are behind, as in virtual machines that were asleep.
const SKEW: Duration = Duration::days(1);

/// Signs the proxy's certificates. It can sign for this machine and for Aurora DSQL's names only:
/// whoever gets hold of its key cannot pretend to be anybody else.
#[derive(Debug)]
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    certificate: CertificateDer<'static>,
    pem: String,
    not_after: OffsetDateTime,
}

/// An authority or a certificate cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot make a certificate: {0}")]
pub struct AuthorityError(pub(super) String);

impl From<rcgen::Error> for AuthorityError {
    fn from(error: rcgen::Error) -> Self {
        Self(error.to_string())
    }
}

impl Authority {
    /// An authority that is kept nowhere.
    ///
    /// # Errors
    /// There is nothing to make random numbers of.
    pub fn in_memory() -> Result<Self, AuthorityError> {
        Self::new(OffsetDateTime::now_utc())
    }

    pub(super) fn new(now: OffsetDateTime) -> Result<Self, AuthorityError> {
        let key = KeyPair::generate()?;
        let mut params = params();
        params.not_before = now - SKEW;
        params.not_after = now + LIFE;
        let certificate = params.self_signed(&key)?;
        Ok(Self {
            not_after: params.not_after,
            pem: certificate.pem(),
            certificate: certificate.into(),
            issuer: Issuer::new(params, key),
        })
    }

    /// The authority whose key and certificate a text in PEM holds. None where it holds no such
    /// thing, or they do not belong together.
    pub(super) fn from_pem(text: &str) -> Option<Self> {
        let key = KeyPair::from_pem(text).ok()?;
        let certificate = CertificateDer::from_pem_slice(text.as_bytes()).ok()?;
        let content = yasna::parse_der(&certificate, read_certificate).ok()?;
        if content.public_key != rcgen::PublicKeyData::subject_public_key_info(&key) {
            return None;
        }
        Some(Self {
            pem: text[text.find("-----BEGIN CERTIFICATE")?..].to_owned(),
            certificate,
            not_after: content.not_after,
            issuer: Issuer::new(params(), key),
        })
    }

    /// Key and certificate in PEM.
    pub(super) fn to_pem(&self) -> String {
        format!("{}{}", self.issuer.key().serialize_pem(), self.pem)
    }

    /// Its certificate in PEM: what clients need to know it.
    pub fn certificate_pem(&self) -> &str {
        &self.pem
    }

    /// Whether it is time for another one.
    pub(super) fn is_to_be_renewed(&self, now: OffsetDateTime) -> bool {
        self.not_after < now + RENEWAL
    }

    /// A certificate for these names, with a key of its own.
    pub(super) fn sign(
        &self,
        names: &[&str],
        now: OffsetDateTime,
    ) -> Result<CertifiedKey, AuthorityError> {
        let names: Vec<String> = names.iter().map(|it| (*it).to_owned()).collect();
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name = named("deesql proxy");
        params.not_before = now - SKEW;
        params.not_after = self.not_after.min(now + CERTIFICATE_LIFE);
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        let key = KeyPair::generate()?;
        let certificate = params.signed_by(&key, &self.issuer)?;
        let chain = vec![certificate.into(), self.certificate.clone()];
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        CertifiedKey::from_der(chain, key, &provider()).map_err(|it| AuthorityError(it.to_string()))
    }
}

fn named(name: &str) -> DistinguishedName {
    let mut all = DistinguishedName::new();
    all.push(DnType::CommonName, name);
    all
}

/// What is the same for every authority.
fn params() -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = named(NAME);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: vec![
            GeneralSubtree::DnsName("localhost".to_owned()),
            GeneralSubtree::DnsName("on.aws".to_owned()),
            GeneralSubtree::IpAddress(CidrSubnet::V4([127, 0, 0, 0], [255, 0, 0, 0])),
            GeneralSubtree::IpAddress(CidrSubnet::V6(
                std::net::Ipv6Addr::LOCALHOST.octets(),
                [0xff; 16],
            )),
        ],
        excluded_subtrees: vec![],
    });
    params
}

/// What is looked at in a kept certificate.
struct Content {
    not_after: OffsetDateTime,
    public_key: Vec<u8>,
}

/// Reads a certificate that was made here.
fn read_certificate(reader: BERReader<'_, '_>) -> ASN1Result<Content> {
    reader.read_sequence(|it| {
        let content = it.next().read_sequence(|it| {
            // Version, serial number, algorithm, issuer.
            for _ in 0..4 {
                it.next().read_der()?;
            }
            let not_after = it.next().read_sequence(|it| {
                it.next().read_der()?;
                read_time(it.next())
            })?;
            let _subject = it.next().read_der()?;
            let public_key = it.next().read_der()?;
            let _extensions = it.next().read_der()?;
            Ok(Content {
                not_after,
                public_key,
            })
        })?;
        let _algorithm = it.next().read_der()?;
        let _signature = it.next().read_der()?;
        Ok(content)
    })
}

fn read_time(reader: BERReader<'_, '_>) -> ASN1Result<OffsetDateTime> {
    match reader.lookahead_tag()? {
        TAG_UTCTIME => reader.read_utctime().map(|it: UTCTime| *it.datetime()),
        TAG_GENERALIZEDTIME => reader
            .read_generalized_time()
            .map(|it: GeneralizedTime| *it.datetime()),
        _ => Err(ASN1Error::new(ASN1ErrorKind::Invalid)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(1_795_000_000).unwrap()
    }

    #[test]
    fn an_authority_comes_back_as_it_went() {
        // After 2049 a certificate's times are written in another way.
        for now in [now(), now() + Duration::days(30 * 365)] {
            let made = Authority::new(now).unwrap();
            let read = Authority::from_pem(&made.to_pem()).unwrap();
            assert_eq!(read.certificate, made.certificate);
            assert_eq!(read.certificate_pem(), made.certificate_pem());
            assert_eq!(read.not_after, made.not_after);
            assert_eq!(read.to_pem(), made.to_pem());
            assert!(!made.certificate_pem().contains("PRIVATE"));
        }
    }

    #[test]
    fn what_is_no_authority_is_none() {
        let (one, other) = (
            Authority::new(now()).unwrap(),
            Authority::new(now()).unwrap(),
        );
        let strange = format!("{}{}", one.issuer.key().serialize_pem(), other.pem);
        let whole = one.to_pem();
        for text in [
            "",
            "nonsense",
            &one.pem,
            &strange,
            &whole[..whole.len() / 2],
        ] {
            assert!(Authority::from_pem(text).is_none(), "{text}");
        }
    }

    #[test]
    fn it_is_renewed_a_year_before_its_end() {
        let authority = Authority::new(now()).unwrap();
        for (days, expected) in [(0, false), (3284, false), (3286, true), (4000, true)] {
            let is_due = authority.is_to_be_renewed(now() + Duration::days(days));
            assert_eq!(is_due, expected, "{days}");
        }
    }
}
