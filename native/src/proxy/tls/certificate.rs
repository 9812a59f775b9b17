//! Which certificate a client is shown.

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;
use time::{Duration, OffsetDateTime};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;

use super::authority::{Authority, AuthorityError};
use crate::connect::DsqlHost;

/// Names of this machine.
const LOCAL: [&str; 3] = ["localhost", "127.0.0.1", "::1"];
/// How many certificates are kept. An application talks to a few clusters; a client may make up
/// names without end.
const MAX_KEPT: NonZeroUsize = NonZeroUsize::new(256).unwrap();
/// How long a certificate is used: a third of its life.
const USE: Duration = Duration::days(30);

/// Certificates of a local authority. No certificate can hold all names of clusters, since a name has
/// room for one asterisk only; so each is made when somebody asks for it.
#[derive(Debug)]
pub(super) struct Certificates {
    authority: Authority,
    kept: Mutex<LruCache<String, Kept>>,
}

#[derive(Clone, Debug)]
struct Kept {
    certificate: Arc<CertifiedKey>,
    made: OffsetDateTime,
}

impl Certificates {
    pub(super) fn new(authority: Authority) -> Result<Self, AuthorityError> {
        let certificates = Self {
            authority,
            kept: Mutex::new(LruCache::new(MAX_KEPT)),
        };
        // What works once works again.
        certificates.of(None, OffsetDateTime::now_utc())?;
        Ok(certificates)
    }

    /// The certificate for a name that a client asks for: of a cluster its own, of anything else
    /// this machine's.
    fn of(
        &self,
        name: Option<&str>,
        now: OffsetDateTime,
    ) -> Result<Arc<CertifiedKey>, AuthorityError> {
        let cluster = name.filter(|it| DsqlHost::parse(it).is_some());
        let key = cluster.unwrap_or_default().to_ascii_lowercase();
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(it) = kept().get(&key)
            && (it.made..it.made + USE).contains(&now)
        {
            return Ok(Arc::clone(&it.certificate));
        }
        let made = match &*key {
            "" => self.authority.sign(&LOCAL, now)?,
            name => self.authority.sign(&[name], now)?,
        };
        let certificate = Arc::new(made);
        let entry = Kept {
            certificate: Arc::clone(&certificate),
            made: now,
        };
        kept().put(key, entry);
        Ok(certificate)
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.of(hello.server_name(), OffsetDateTime::now_utc()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLUSTER: Option<&str> = Some("abc.dsql.us-east-1.on.aws");

    fn certificates() -> Certificates {
        Certificates::new(Authority::in_memory().unwrap()).unwrap()
    }

    #[test]
    fn a_certificate_is_made_once_for_a_name_and_anew_in_time() {
        let certificates = certificates();
        let now = OffsetDateTime::now_utc();
        let at = |name, days| certificates.of(name, now + Duration::days(days)).unwrap();
        let first = at(CLUSTER, 0);
        assert!(Arc::ptr_eq(&first, &at(CLUSTER, 1)));
        assert!(Arc::ptr_eq(
            &first,
            &at(Some("ABC.dsql.us-east-1.on.AWS"), 1)
        ));
        assert!(!Arc::ptr_eq(&first, &at(CLUSTER, 31)));
        // The clock was set back.
        assert!(!Arc::ptr_eq(&first, &at(CLUSTER, -31)));
        let local = at(None, 0);
        assert!(!Arc::ptr_eq(&first, &local));
        for name in ["localhost", "example.com", "on.aws"] {
            assert!(Arc::ptr_eq(&local, &at(Some(name), 0)), "{name}");
        }
    }

    #[test]
    fn names_without_end_take_bounded_memory() {
        let certificates = certificates();
        let now = OffsetDateTime::now_utc();
        for number in 0..300 {
            let name = format!("c{number}.dsql.us-east-1.on.aws");
            certificates.of(Some(&name), now).unwrap();
        }
        assert_eq!(certificates.kept.lock().unwrap().len(), MAX_KEPT.get());
    }
}
