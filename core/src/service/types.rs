//! The built-in types of PostgreSQL 16, and whether the service takes them as columns and as keys.

use super::timeline::{JSON, JSONB, NUMERIC_KEYS};
use super::{Evidence, Validity};

/// Whether a type may stand in some place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// It may, on these days.
    Accepted(Validity),
    /// It may not.
    Refused(Evidence),
    /// Nobody has recorded what the service answers.
    Unknown,
}

/// What the service does with one built-in type.
#[derive(Clone, Copy, Debug)]
pub struct TypeFact {
    /// Its name in the catalog, for example `timestamptz`.
    pub name: &'static str,
    /// Its name as `format_type` prints it without a modifier, for example `timestamp with time
    /// zone`. The service's messages use this form.
    pub display: &'static str,
    /// As the type of a column.
    pub column: Support,
    /// As the type of a key: of a primary key, a unique constraint or an index.
    pub key: Support,
    /// Whether it is a geometric type: those are refused even in a cast or a function call, the
    /// other refused types only as a column.
    pub is_geometric: bool,
    /// Where it is written.
    pub source: &'static str,
}

const TYPES_PAGE: &str = "AWS user guide, Supported data types";
const QUERY_ONLY: &str = "AWS user guide, Supported data types; observed on a cluster in 2026";
const NAMED_REFUSAL: &str = "observed on a cluster 2026-09-15";
const NO_RECORD: &str = "PostgreSQL 16 has it; no record of a cluster's answer";

const fn accepted(name: &'static str, display: &'static str) -> TypeFact {
    TypeFact {
        name,
        display,
        column: Support::Accepted(Validity::ALWAYS),
        key: Support::Accepted(Validity::ALWAYS),
        is_geometric: false,
        source: TYPES_PAGE,
    }
}

const fn unkeyed(name: &'static str, display: &'static str) -> TypeFact {
    TypeFact {
        key: Support::Refused(Evidence::Documented),
        ..accepted(name, display)
    }
}

const fn refused(name: &'static str, display: &'static str, source: &'static str) -> TypeFact {
    TypeFact {
        name,
        display,
        column: Support::Refused(Evidence::Observed),
        key: Support::Refused(Evidence::Observed),
        is_geometric: false,
        source,
    }
}

const fn geometric(name: &'static str, display: &'static str) -> TypeFact {
    TypeFact {
        is_geometric: true,
        ..refused(name, display, NAMED_REFUSAL)
    }
}

const fn unknown(name: &'static str, display: &'static str) -> TypeFact {
    TypeFact {
        name,
        display,
        column: Support::Unknown,
        key: Support::Unknown,
        is_geometric: false,
        source: NO_RECORD,
    }
}

/// Every base, range, multirange and pseudo-type of `pg_catalog` but the arrays, sorted by name.
/// Names and display forms were read from `pg_type` on PostgreSQL 16.14.
///
/// An array, enum or composite type has no row: none of them can be a column. A domain counts as
/// its base type.
pub const TYPES: &[TypeFact] = &[
    unknown("aclitem", "aclitem"),
    unknown("any", "\"any\""),
    unknown("anyarray", "anyarray"),
    unknown("anycompatible", "anycompatible"),
    unknown("anycompatiblearray", "anycompatiblearray"),
    unknown("anycompatiblemultirange", "anycompatiblemultirange"),
    unknown("anycompatiblenonarray", "anycompatiblenonarray"),
    unknown("anycompatiblerange", "anycompatiblerange"),
    unknown("anyelement", "anyelement"),
    unknown("anyenum", "anyenum"),
    unknown("anymultirange", "anymultirange"),
    unknown("anynonarray", "anynonarray"),
    unknown("anyrange", "anyrange"),
    refused("bit", "bit", NAMED_REFUSAL),
    accepted("bool", "boolean"),
    geometric("box", "box"),
    accepted("bpchar", "character"),
    unkeyed("bytea", "bytea"),
    unknown("char", "\"char\""),
    unknown("cid", "cid"),
    refused("cidr", "cidr", QUERY_ONLY),
    geometric("circle", "circle"),
    unknown("cstring", "cstring"),
    accepted("date", "date"),
    unknown("datemultirange", "datemultirange"),
    refused("daterange", "daterange", QUERY_ONLY),
    unknown("event_trigger", "event_trigger"),
    unknown("fdw_handler", "fdw_handler"),
    accepted("float4", "real"),
    accepted("float8", "double precision"),
    unknown("gtsvector", "gtsvector"),
    unknown("index_am_handler", "index_am_handler"),
    refused("inet", "inet", QUERY_ONLY),
    accepted("int2", "smallint"),
    unknown("int2vector", "int2vector"),
    accepted("int4", "integer"),
    unknown("int4multirange", "int4multirange"),
    refused("int4range", "int4range", QUERY_ONLY),
    accepted("int8", "bigint"),
    unknown("int8multirange", "int8multirange"),
    refused("int8range", "int8range", QUERY_ONLY),
    unknown("internal", "internal"),
    unkeyed("interval", "interval"),
    TypeFact {
        column: Support::Accepted(Validity::since(JSON)),
        source: "AWS release notes 2026-05-04; keys: AWS user guide, Supported data types",
        ..unkeyed("json", "json")
    },
    TypeFact {
        column: Support::Accepted(Validity::since(JSONB)),
        key: Support::Refused(Evidence::Observed),
        source: "AWS release notes 2026-06-08; keys: observed on a cluster 2026-10-01",
        ..unkeyed("jsonb", "jsonb")
    },
    unknown("jsonpath", "jsonpath"),
    unknown("language_handler", "language_handler"),
    geometric("line", "line"),
    geometric("lseg", "lseg"),
    refused("macaddr", "macaddr", NAMED_REFUSAL),
    unknown("macaddr8", "macaddr8"),
    refused("money", "money", NAMED_REFUSAL),
    unknown("name", "name"),
    TypeFact {
        key: Support::Accepted(Validity::since(NUMERIC_KEYS)),
        source: "AWS user guide, Supported data types; keys: AWS release notes 2026-02-03",
        ..accepted("numeric", "numeric")
    },
    unknown("nummultirange", "nummultirange"),
    refused("numrange", "numrange", QUERY_ONLY),
    unknown("oid", "oid"),
    unknown("oidvector", "oidvector"),
    geometric("path", "path"),
    unknown("pg_brin_bloom_summary", "pg_brin_bloom_summary"),
    unknown(
        "pg_brin_minmax_multi_summary",
        "pg_brin_minmax_multi_summary",
    ),
    unknown("pg_ddl_command", "pg_ddl_command"),
    unknown("pg_dependencies", "pg_dependencies"),
    refused("pg_lsn", "pg_lsn", NAMED_REFUSAL),
    unknown("pg_mcv_list", "pg_mcv_list"),
    unknown("pg_ndistinct", "pg_ndistinct"),
    unknown("pg_node_tree", "pg_node_tree"),
    unknown("pg_snapshot", "pg_snapshot"),
    geometric("point", "point"),
    geometric("polygon", "polygon"),
    unknown("record", "record"),
    unknown("refcursor", "refcursor"),
    unknown("regclass", "regclass"),
    unknown("regcollation", "regcollation"),
    unknown("regconfig", "regconfig"),
    unknown("regdictionary", "regdictionary"),
    unknown("regnamespace", "regnamespace"),
    unknown("regoper", "regoper"),
    unknown("regoperator", "regoperator"),
    unknown("regproc", "regproc"),
    unknown("regprocedure", "regprocedure"),
    unknown("regrole", "regrole"),
    unknown("regtype", "regtype"),
    unknown("table_am_handler", "table_am_handler"),
    accepted("text", "text"),
    unknown("tid", "tid"),
    accepted("time", "time without time zone"),
    accepted("timestamp", "timestamp without time zone"),
    accepted("timestamptz", "timestamp with time zone"),
    unkeyed("timetz", "time with time zone"),
    unknown("trigger", "trigger"),
    unknown("tsm_handler", "tsm_handler"),
    unknown("tsmultirange", "tsmultirange"),
    refused("tsquery", "tsquery", QUERY_ONLY),
    refused("tsrange", "tsrange", QUERY_ONLY),
    unknown("tstzmultirange", "tstzmultirange"),
    refused("tstzrange", "tstzrange", QUERY_ONLY),
    refused("tsvector", "tsvector", QUERY_ONLY),
    unknown("txid_snapshot", "txid_snapshot"),
    unknown("unknown", "unknown"),
    accepted("uuid", "uuid"),
    refused("varbit", "bit varying", NAMED_REFUSAL),
    accepted("varchar", "character varying"),
    unknown("void", "void"),
    unknown("xid", "xid"),
    unknown("xid8", "xid8"),
    refused("xml", "xml", NAMED_REFUSAL),
];

/// The fact about a built-in type, by its name in the catalog.
pub fn find(catalog_name: &str) -> Option<&'static TypeFact> {
    TYPES
        .binary_search_by(|it| it.name.cmp(catalog_name))
        .ok()
        .map(|at| &TYPES[at])
}

/// The type of the elements, if this is the name that the catalog gives to an array of one of
/// PostgreSQL's own types: `_text` for `text[]`.
pub fn array_element(catalog_name: &str) -> Option<&'static TypeFact> {
    find(catalog_name.strip_prefix('_')?)
}

/// Precision and scale of a column declared as bare `numeric`. PostgreSQL would take any number.
///
/// Source: AWS user guide, Supported data types; observed on a cluster 2026-10-03.
pub const BARE_NUMERIC: (u16, u16) = (18, 6);

/// Names that PostgreSQL's parser turns into an integer with a sequence, sorted. The service has
/// none of them: 42704 `type "serial" does not exist`, observed on clusters in 2026.
pub const SERIALS: &[&str] = &[
    "bigserial",
    "serial",
    "serial2",
    "serial4",
    "serial8",
    "smallserial",
];

/// Well-known types that only an extension brings, with the extension, sorted by type. They cannot
/// exist, as there is no `CREATE EXTENSION`. Names that people also give to domains of their own
/// (`email`, `uri`) are left out.
pub const EXTENSION_TYPES: &[(&str, &str)] = &[
    ("agtype", "age"),
    ("box2d", "postgis"),
    ("box3d", "postgis"),
    ("citext", "citext"),
    ("cube", "cube"),
    ("debversion", "debversion"),
    ("ean13", "isn"),
    ("earth", "earthdistance"),
    ("geography", "postgis"),
    ("geometry", "postgis"),
    ("geometry_dump", "postgis"),
    ("h3index", "h3"),
    ("halfvec", "vector"),
    ("hll", "hll"),
    ("hstore", "hstore"),
    ("ip4", "ip4r"),
    ("ip4r", "ip4r"),
    ("ip6", "ip4r"),
    ("ip6r", "ip4r"),
    ("ipaddress", "ip4r"),
    ("iprange", "ip4r"),
    ("isbn", "isn"),
    ("isbn13", "isn"),
    ("ismn", "isn"),
    ("ismn13", "isn"),
    ("issn", "isn"),
    ("issn13", "isn"),
    ("lo", "lo"),
    ("lquery", "ltree"),
    ("ltree", "ltree"),
    ("ltxtquery", "ltree"),
    ("mpq", "pgmp"),
    ("mpz", "pgmp"),
    ("prefix_range", "prefix"),
    ("query_int", "intarray"),
    ("raster", "postgis_raster"),
    ("roaringbitmap", "roaringbitmap"),
    ("seg", "seg"),
    ("semver", "semver"),
    ("sparsevec", "vector"),
    ("spheroid", "postgis"),
    ("tdigest", "tdigest"),
    ("topogeometry", "postgis_topology"),
    ("uint1", "uint"),
    ("uint2", "uint"),
    ("uint4", "uint"),
    ("uint8", "uint"),
    ("upc", "isn"),
    ("vector", "vector"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::Release;

    #[test]
    fn the_tables_are_sorted() {
        assert!(TYPES.is_sorted_by(|a, b| a.name < b.name));
        assert!(SERIALS.is_sorted_by(|a, b| a < b));
        assert!(EXTENSION_TYPES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(EXTENSION_TYPES.iter().all(|it| find(it.0).is_none()));
    }

    #[test]
    fn displays_types_as_the_server_does() {
        for (name, display) in [
            ("bpchar", "character"),
            ("char", "\"char\""),
            ("int4", "integer"),
            ("timestamptz", "timestamp with time zone"),
            ("varbit", "bit varying"),
            ("varchar", "character varying"),
        ] {
            assert_eq!(find(name).map(|it| it.display), Some(display));
        }
        assert!(find("integer").is_none());
    }

    #[test]
    fn takes_nothing_that_a_cluster_refused() {
        let refused = "int4range int8range numrange tsrange tstzrange daterange inet cidr tsvector \
                       tsquery money xml macaddr bit varbit pg_lsn point line lseg box path polygon \
                       circle";
        for name in refused.split_whitespace() {
            let fact = find(name).unwrap();
            assert_eq!(fact.column, Support::Refused(Evidence::Observed), "{name}");
            assert_eq!(fact.key, Support::Refused(Evidence::Observed), "{name}");
        }
        let count = TYPES
            .iter()
            .filter(|it| matches!(it.column, Support::Refused(_)))
            .count();
        assert_eq!(count, refused.split_whitespace().count());
        assert_eq!(TYPES.iter().filter(|it| it.is_geometric).count(), 7);
    }

    #[test]
    fn takes_keys_of_few_types() {
        for name in ["timetz", "interval", "bytea", "json", "jsonb"] {
            let fact = find(name).unwrap();
            assert!(matches!(fact.column, Support::Accepted(_)), "{name}");
            assert!(matches!(fact.key, Support::Refused(_)), "{name}");
        }
        let Support::Accepted(numeric) = find("numeric").unwrap().key else {
            panic!()
        };
        assert!(numeric.holds(Release::LATEST));
        assert!(!numeric.holds(Release::on(NUMERIC_KEYS.previous()).unwrap()));
    }
}
