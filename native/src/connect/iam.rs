//! Logging in to Aurora DSQL: a token made of AWS credentials takes the place of a password.
//!
//! A token is a request to the cluster that is signed in advance and never sent, as a URL without its
//! scheme. Making one needs no network; finding the credentials may. One [`Iam`] makes the tokens of
//! all connections of a run, and makes a new one only where the last would soon be too old.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws_config::sts::AssumeRoleProvider;
use aws_config::{BehaviorVersion, Region};
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_sigv4::http_request::{
    SignableBody, SignableRequest, SignatureLocation, SigningSettings, sign,
};
use aws_sigv4::sign::v4;
use aws_smithy_http_client::tls;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use tokio::sync::{Mutex, OnceCell};

/// How long a token is good. The service looks at it only while connecting.
pub const TOKEN_LIFETIME: Duration = Duration::from_secs(900);

/// The role that has an action of its own.
const ADMIN: &str = "admin";

/// Which tokens to make, and where the credentials for them come from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IamOptions {
    /// The cluster's name, which the token is for: `<id>.dsql.<region>.on.aws`.
    pub host: String,
    /// Its region.
    pub region: String,
    /// A profile of AWS's shared files, in place of `AWS_PROFILE`.
    pub profile: Option<String>,
    /// A role to take on first.
    pub role_arn: Option<String>,
}

impl IamOptions {
    /// Tokens for a cluster, with the credentials that AWS's own tools would use.
    pub fn new(host: impl Into<String>, region: impl Into<String>) -> Self {
        Self {
            host: host.into(),
            region: region.into(),
            profile: None,
            role_arn: None,
        }
    }
}

/// Makes the tokens of a cluster's users. Clones share what is found and made.
#[derive(Clone)]
pub struct Iam(Arc<Inner>);

struct Inner {
    options: IamOptions,
    provider: OnceCell<SharedCredentialsProvider>,
    last: Mutex<Option<Token>>,
}

/// A token that was made.
struct Token {
    user: String,
    text: String,
    /// When the next connection gets another one.
    stale: SystemTime,
}

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IamError {
    /// Nobody has credentials, or whoever has them does not give them.
    #[error("no AWS credentials: {0}")]
    Credentials(String),
    /// They cannot sign.
    #[error("cannot sign a token: {0}")]
    Signing(String),
}

impl Iam {
    /// Looks for nothing yet.
    pub fn new(options: IamOptions) -> Self {
        Self(Arc::new(Inner {
            options,
            provider: OnceCell::new(),
            last: Mutex::new(None),
        }))
    }

    /// What the tokens are for.
    pub fn options(&self) -> &IamOptions {
        &self.0.options
    }

    /// A token for a user of the cluster, which takes it as a password. Needs a tokio runtime.
    ///
    /// # Errors
    /// There are no credentials, or they cannot be had.
    pub async fn token(&self, user: &str) -> Result<String, IamError> {
        let mut last = self.0.last.lock().await;
        let now = SystemTime::now();
        if let Some(token) = last.as_ref().filter(|it| it.user == user && now < it.stale) {
            return Ok(token.text.clone());
        }
        let credentials = self.credentials().await?;
        let text = token(&self.0.options, user, &credentials, now)?;
        // At four fifths of its life, as AWS's connectors do; it dies with its credentials.
        let end = now + TOKEN_LIFETIME * 4 / 5;
        let stale = credentials.expiry().map_or(end, |it| it.min(end));
        let user = user.to_owned();
        *last = Some(Token {
            user,
            text: text.clone(),
            stale,
        });
        Ok(text)
    }

    /// The next token is a new one: the last was refused.
    pub async fn forget(&self) {
        *self.0.last.lock().await = None;
    }

    async fn credentials(&self) -> Result<Credentials, IamError> {
        let provider = self
            .0
            .provider
            .get_or_try_init(|| provider(&self.0.options));
        let found = provider.await?.provide_credentials().await;
        found.map_err(|it| IamError::Credentials(described(&it)))
    }
}

/// Shows neither tokens nor credentials.
impl fmt::Debug for Iam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iam").field(&self.0.options).finish()
    }
}

/// The chain of AWS's own tools: environment, shared files, web identity, container, instance.
async fn provider(options: &IamOptions) -> Result<SharedCredentialsProvider, IamError> {
    let http = aws_smithy_http_client::Builder::new()
        .tls_provider(tls::Provider::Rustls(CryptoMode::Ring))
        .build_https();
    let mut loader = aws_config::defaults(BehaviorVersion::latest())
        .http_client(http)
        .region(Region::new(options.region.clone()));
    if let Some(profile) = &options.profile {
        loader = loader.profile_name(profile);
    }
    let config = loader.load().await;
    if let Some(arn) = &options.role_arn {
        let role = AssumeRoleProvider::builder(arn).session_name("deesql");
        let provider = role.configure(&config).build().await;
        return Ok(SharedCredentialsProvider::new(provider));
    }
    let none = || IamError::Credentials("none are configured".to_owned());
    config.credentials_provider().ok_or_else(none)
}

/// What went wrong, from the outside to the inside.
fn described(error: &CredentialsError) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(it) = source {
        let more = it.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        source = it.source();
    }
    text
}

/// The token of a user at a time.
fn token(
    options: &IamOptions,
    user: &str,
    credentials: &Credentials,
    now: SystemTime,
) -> Result<String, IamError> {
    let failed = |it: &dyn fmt::Display| IamError::Signing(it.to_string());
    let identity = credentials.clone().into();
    let mut settings = SigningSettings::default();
    settings.signature_location = SignatureLocation::QueryParams;
    settings.expires_in = Some(TOKEN_LIFETIME);
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region(&options.region)
        .name("dsql")
        .time(now)
        .settings(settings)
        .build()
        .map_err(|it| failed(&it))?
        .into();
    let action = match user {
        ADMIN => "DbConnectAdmin",
        _ => "DbConnect",
    };
    let host = &options.host;
    let url = format!("https://{host}/?Action={action}");
    let request = SignableRequest::new("GET", &url, std::iter::empty(), SignableBody::Bytes(&[]));
    let signed = sign(request.map_err(|it| failed(&it))?, &parameters);
    let (instructions, _) = signed.map_err(|it| failed(&it))?.into_parts();
    let mut token = format!("{host}/?Action={action}");
    // In the order of boto3, whose tokens are the same to the byte.
    let mut items: Vec<_> = instructions.params().iter().collect();
    items.sort_by_key(|it| ORDER.iter().position(|name| *name == it.0));
    for (name, value) in items {
        token.push_str(&format!("&{name}={}", encoded(value)));
    }
    Ok(token)
}

/// The items of a token behind its action.
const ORDER: [&str; 7] = [
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-SignedHeaders",
    "X-Amz-Security-Token",
    "X-Amz-Signature",
];

/// Everything but letters, digits, `-`, `.`, `_` and `~` as `%XX`.
fn encoded(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                text.push(char::from(byte));
            }
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The tokens that boto3 makes, as a test of the drivers shows. Without a session they are those in
    /// the tests of AWS's command line and of its SDK for Java.
    #[test]
    fn the_tokens_of_boto3() {
        let options = IamOptions::new("test.dsql.us-east-1.on.aws", "us-east-1");
        // 2024-11-07T17:39:33Z
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_731_001_173);
        let mut tokens = String::new();
        for session in [None, Some("a+b/c=".to_owned())] {
            let credentials = Credentials::new("access_key", "secret_key", session, None, "test");
            for user in ["app", ADMIN] {
                tokens.push_str(&token(&options, user, &credentials, now).unwrap());
                tokens.push('\n');
            }
        }
        let expected = include_str!("../../../tests/drivers/known_tokens.txt");
        assert_eq!(tokens, expected);
        for signature in [
            "e319d85380261f643d78a558f76257f05aacea758a6ccd42a2510e2ae0854a47",
            "a08adc4c84a490014ce374b90c98ba9ed015b77b451c0d9f9fb3f8ca8c6f9c36",
        ] {
            assert!(expected.contains(signature));
        }
    }

    #[tokio::test]
    async fn tokens_are_made_once_and_anew_when_they_get_old() {
        let iam = Iam::new(IamOptions::new("test.dsql.us-east-1.on.aws", "us-east-1"));
        let credentials = |expiry| Credentials::new("a", "s", None, expiry, "test");
        let provider = SharedCredentialsProvider::new(credentials(None));
        iam.0.provider.set(provider).unwrap();
        let first = iam.token("admin").await.unwrap();
        assert_eq!(iam.token("admin").await.unwrap(), first);
        assert!(
            iam.token("app")
                .await
                .unwrap()
                .contains("Action=DbConnect&")
        );
        // As if it were made long ago.
        let mark = "made before";
        *iam.0.last.lock().await = Some(Token {
            user: "app".to_owned(),
            text: mark.to_owned(),
            stale: SystemTime::now() - Duration::from_secs(1),
        });
        assert_ne!(iam.token("app").await.unwrap(), mark);
        // It does not outlive its credentials.
        let soon = SystemTime::now() + Duration::from_secs(60);
        let iam = Iam::new(IamOptions::new("test.dsql.us-east-1.on.aws", "us-east-1"));
        let provider = SharedCredentialsProvider::new(credentials(Some(soon)));
        iam.0.provider.set(provider).unwrap();
        iam.token("admin").await.unwrap();
        let stale = iam.0.last.lock().await.as_ref().map(|it| it.stale);
        assert_eq!(stale, Some(soon));
    }

    #[test]
    fn nothing_secret_is_shown() {
        let iam = Iam::new(IamOptions::new("test.dsql.us-east-1.on.aws", "us-east-1"));
        assert!(!format!("{iam:?}").contains("Signature"));
    }
}
