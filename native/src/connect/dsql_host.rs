//! Names of clusters.

/// The name of a cluster, `<id>.dsql.<region>.on.aws`, or of the same through PrivateLink or FIPS,
/// `<id>.dsql-<suffix>.<region>.on.aws`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DsqlHost<'a> {
    pub(crate) region: &'a str,
}

/// The longest name that there can be.
const MAX_LENGTH: usize = 253;
const MAX_LABEL_LENGTH: usize = 63;

impl<'a> DsqlHost<'a> {
    /// Reads a name in any case.
    pub(crate) fn parse(name: &'a str) -> Option<Self> {
        let mut labels = name.split('.');
        let cluster = labels.next()?;
        let service = labels.next()?.to_ascii_lowercase();
        let region = labels.next()?;
        let is_domain = labels.next()?.eq_ignore_ascii_case("on")
            && labels.next()?.eq_ignore_ascii_case("aws")
            && labels.next().is_none();
        let suffix = service.strip_prefix("dsql")?;
        let is_service = suffix.is_empty() || suffix.strip_prefix('-').is_some_and(is_label);
        let is_whole = is_domain && is_service && is_label(cluster) && is_label(region);
        (is_whole && name.len() <= MAX_LENGTH).then_some(Self { region })
    }
}

fn is_label(text: &str) -> bool {
    let is_allowed = |it: u8| it.is_ascii_alphanumeric() || it == b'-';
    (1..=MAX_LABEL_LENGTH).contains(&text.len())
        && text.bytes().all(is_allowed)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_clusters() {
        let long = format!("{}.dsql.us-east-1.on.aws", "a".repeat(64));
        for (name, region) in [
            ("abc.dsql.us-east-1.on.aws", Some("us-east-1")),
            ("ABC.DSQL.us-east-1.On.Aws", Some("us-east-1")),
            ("abc.dsql-fnh4.eu-west-2.on.aws", Some("eu-west-2")),
            ("abc.dsql-fips.us-east-1.on.aws", Some("us-east-1")),
            ("abc.dsql-.us-east-1.on.aws", None),
            ("abc.dsqlx.us-east-1.on.aws", None),
            ("abc.rds.us-east-1.on.aws", None),
            ("*.dsql.us-east-1.on.aws", None),
            (".dsql.us-east-1.on.aws", None),
            ("a b.dsql.us-east-1.on.aws", None),
            ("-a.dsql.us-east-1.on.aws", None),
            ("dsql.us-east-1.on.aws", None),
            ("abc.dsql.us-east-1.on.aws.", None),
            ("x.abc.dsql.us-east-1.on.aws", None),
            ("abc.dsql..on.aws", None),
            ("abc.dsql.us-east-1.on.aws.example.com", None),
            ("localhost", None),
            ("", None),
            (long.as_str(), None),
        ] {
            let found = DsqlHost::parse(name).map(|it| it.region);
            assert_eq!(found, region, "{name}");
        }
    }
}
