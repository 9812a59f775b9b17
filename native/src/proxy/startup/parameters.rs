//! What PostgreSQL gets of a client's start packet.

use bytes::Bytes;
use deesql_core::service::parameter::{Settable, settable};

use super::{StartPacket, options};
use crate::proxy::Login;
use crate::proxy::fatal::Fatal;

/// Names the cluster where the host name cannot, as through a VPC endpoint.
const CLUSTER_ID: &str = "amzn_cluster_id";

/// Settable, but nothing that PostgreSQL knows.
const NOT_IN_POSTGRESQL: &str = "disable_sync_create_index";

impl StartPacket {
    /// The packet for PostgreSQL, or the refusal of a parameter that Aurora DSQL does not let
    /// clients set. Version and protocol options stay as they are: PostgreSQL negotiates them.
    pub(in crate::proxy) fn for_upstream(&self, login: Option<&Login>) -> Result<Self, Fatal> {
        let mut parameters = Vec::with_capacity(self.parameters.len() + 3);
        let mut set = self.set()?;
        set.retain(|(name, _)| !name.eq_ignore_ascii_case(CLUSTER_ID.as_bytes()));
        for (name, value) in &self.parameters {
            match class(name) {
                Class::Identity if login.is_some() => {}
                Class::Identity | Class::Protocol => parameters.push((name.clone(), value.clone())),
                Class::Options | Class::Setting => {}
            }
        }
        if let Some(login) = login {
            parameters.push(pair("user", &login.user));
            parameters.push(pair("database", &login.database));
        }
        for (name, _) in &set {
            check(name)?;
        }
        set.retain(|(name, _)| !name.eq_ignore_ascii_case(NOT_IN_POSTGRESQL.as_bytes()));
        parameters.extend(set);
        // The only level that the service has.
        parameters.push(pair("default_transaction_isolation", "repeatable read"));
        // What looks at the catalog upstream (`emulate/catalog.sql`) looks at such sessions only.
        parameters.push(pair("deesql.is_proxied", "yes"));
        Ok(Self {
            version: self.version,
            parameters,
        })
    }

    /// The packet for PostgreSQL where nothing is to be changed: with a login of the proxy's own only
    /// the user is another one, and the database if the client has named none.
    pub(in crate::proxy) fn unchanged(&self, login: Option<&Login>) -> Self {
        let mut packet = self.clone();
        if let Some(login) = login {
            packet.parameters.retain(|(name, _)| name != "user");
            packet.parameters.insert(0, pair("user", &login.user));
            if self.get("database").is_none() {
                packet
                    .parameters
                    .insert(1, pair("database", &login.database));
            }
        }
        packet
    }

    /// What the packet sets of the session, as text; nothing where it is malformed.
    pub(in crate::proxy) fn settings(&self) -> Vec<(String, String)> {
        let text = |it: &Bytes| String::from_utf8_lossy(it).into_owned();
        let set = self.set().unwrap_or_default();
        let set = set.iter().map(|(name, value)| (text(name), text(value)));
        set.filter(|(name, _)| !name.eq_ignore_ascii_case(CLUSTER_ID))
            .collect()
    }

    /// The parameters that the packet sets. Those of `options` first, as in PostgreSQL: parameters of
    /// the packet count for more.
    fn set(&self) -> Result<Vec<(Bytes, Bytes)>, Fatal> {
        let mut set = Vec::new();
        for (name, value) in &self.parameters {
            if let Class::Options = class(name) {
                set.extend(options::parse(value)?);
            }
        }
        let settings = self.parameters.iter();
        let settings = settings.filter(|(name, _)| matches!(class(name), Class::Setting));
        set.extend(settings.cloned());
        Ok(set)
    }
}

/// What a parameter of the packet is about.
enum Class {
    /// User and database.
    Identity,
    /// Options of the protocol, which PostgreSQL negotiates.
    Protocol,
    /// Settings of the session, as command-line options.
    Options,
    /// A setting of the session.
    Setting,
}

fn class(name: &[u8]) -> Class {
    match name {
        b"user" | b"database" => Class::Identity,
        b"options" => Class::Options,
        name if name.starts_with(b"_pq_.") => Class::Protocol,
        _ => Class::Setting,
    }
}

fn pair(name: &'static str, value: &str) -> (Bytes, Bytes) {
    let value = Bytes::copy_from_slice(value.as_bytes());
    (Bytes::from_static(name.as_bytes()), value)
}

fn check(name: &[u8]) -> Result<(), Fatal> {
    let name = String::from_utf8_lossy(name);
    if settable(&name) == Settable::Yes {
        return Ok(());
    }
    Err(Fatal::new(
        "0A000",
        format!("setting configuration parameter \"{name}\" not supported"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERSION_3_2: u32 = 0x0003_0002;

    fn packet(parameters: &[(&str, &str)]) -> StartPacket {
        let bytes = |it: &str| Bytes::copy_from_slice(it.as_bytes());
        StartPacket {
            version: VERSION_3_2,
            parameters: parameters
                .iter()
                .map(|(name, value)| (bytes(name), bytes(value)))
                .collect(),
        }
    }

    fn login() -> Login {
        Login {
            user: "owner".to_owned(),
            password: None,
            database: "app".to_owned(),
        }
    }

    #[test]
    fn unchanged_but_for_the_login() {
        let client = packet(&[
            ("user", "me"),
            ("database", "mine"),
            ("options", "-c work_mem=1"),
            ("role", "x"),
        ]);
        assert_eq!(client.unchanged(None), client);
        assert_eq!(
            client.unchanged(Some(&login())),
            packet(&[
                ("user", "owner"),
                ("database", "mine"),
                ("options", "-c work_mem=1"),
                ("role", "x"),
            ])
        );
        assert_eq!(
            packet(&[("user", "me")]).unchanged(Some(&login())),
            packet(&[("user", "owner"), ("database", "app")])
        );
        let set = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(client.settings(), [set("work_mem", "1"), set("role", "x")]);
    }

    const ISOLATION: (&str, &str) = ("default_transaction_isolation", "repeatable read");
    const PROXIED: (&str, &str) = ("deesql.is_proxied", "yes");

    #[test]
    fn a_login_replaces_user_and_database_only() {
        let client = packet(&[
            ("user", "admin"),
            ("database", "postgres"),
            ("application_name", "tour"),
            ("_pq_.x", "1"),
            (
                "options",
                "-c search_path=a\\ b -c amzn-cluster-id=abc -c disable_sync_create_index=on",
            ),
        ]);
        assert_eq!(
            client.for_upstream(Some(&login())).unwrap(),
            packet(&[
                ("_pq_.x", "1"),
                ("user", "owner"),
                ("database", "app"),
                ("search_path", "a b"),
                ("application_name", "tour"),
                ISOLATION,
                PROXIED,
            ])
        );
    }

    #[test]
    fn without_a_login_the_client_stays_who_it_is() {
        let client = packet(&[("user", "me"), ("TimeZone", "UTC")]);
        assert_eq!(
            client.for_upstream(None).unwrap(),
            packet(&[("user", "me"), ("TimeZone", "UTC"), ISOLATION, PROXIED])
        );
    }

    /// What libpq, JDBC, node-postgres, postgres.js, asyncpg, lib/pq, Npgsql and tokio-postgres
    /// send without being asked.
    #[test]
    fn what_drivers_send_by_themselves_passes() {
        for parameters in [
            &[("application_name", "psql"), ("client_encoding", "UTF8")][..],
            &[
                ("client_encoding", "UTF8"),
                ("DateStyle", "ISO"),
                ("TimeZone", "Etc/UTC"),
                ("extra_float_digits", "2"),
            ],
            &[("client_encoding", "'utf-8'")],
            &[
                ("datestyle", "ISO, MDY"),
                ("extra_float_digits", "2"),
                ("client_encoding", "UTF8"),
            ],
            &[("options", ""), ("search_path", "public")],
        ] {
            let mut all = vec![("user", "admin")];
            all.extend(parameters);
            assert!(packet(&all).for_upstream(Some(&login())).is_ok(), "{all:?}");
        }
    }

    #[test]
    fn other_parameters_are_refused_in_the_words_of_the_service() {
        for (name, value, shown) in [
            ("statement_timeout", "1000", "statement_timeout"),
            ("options", "-c statement_timeout=1000", "statement_timeout"),
            ("options", "--Work-Mem=1", "Work_Mem"),
            ("options", "-c app.tenant=1", "app.tenant"),
            ("role", "x", "role"),
            ("replication", "database", "replication"),
            (
                "default_transaction_isolation",
                "serializable",
                "default_transaction_isolation",
            ),
        ] {
            let refused = packet(&[("user", "admin"), (name, value)])
                .for_upstream(None)
                .unwrap_err();
            assert_eq!(refused.sqlstate, "0A000");
            assert_eq!(
                refused.message,
                format!("setting configuration parameter \"{shown}\" not supported")
            );
        }
    }
}
