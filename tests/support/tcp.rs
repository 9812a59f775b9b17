//! A private PostgreSQL that listens on TCP as well, for programs that know nothing else.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicU8, Ordering};

use deesql::postgres::{Options, PrivatePostgres};
use tempfile::TempDir;

use super::open_folder;
use super::postgres::{Database, of};

/// A server of its own. It ends when it is dropped.
pub(crate) struct TcpServer {
    pub(crate) postgres: PrivatePostgres,
    /// The database that is there from the start.
    pub(crate) database: Database,
    /// The address that it listens at, which no other server has.
    pub(crate) host: String,
    _files: TempDir,
}

impl TcpServer {
    /// Starts one with further settings.
    pub(crate) async fn start(settings: &[(&str, &str)]) -> Self {
        let files = open_folder();
        let rules = files.path().join("pg_hba.conf");
        let text = "local all all trust\nhost all all 127.0.0.0/8 trust\n\
                    local replication all trust\nhost replication all 127.0.0.0/8 trust\n";
        std::fs::write(&rules, text).unwrap();
        // A private server's port is always the same: the address is what is free.
        let host = free_address(5432).to_string();
        let own = [
            ("listen_addresses", host.as_str()),
            ("hba_file", rules.to_str().unwrap()),
        ];
        let settings = own.iter().chain(settings);
        let settings = settings.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let options = Options {
            settings: settings.collect(),
            ..Options::default()
        };
        let postgres = PrivatePostgres::start(options).await.unwrap();
        Self {
            database: of(&postgres),
            postgres,
            host,
            _files: files,
        }
    }
}

/// An address of this machine on which nobody listens at the port, and that no other test gets.
fn free_address(port: u16) -> Ipv4Addr {
    static NEXT: AtomicU8 = AtomicU8::new(2);
    let [.., high, low] = std::process::id().to_be_bytes();
    std::iter::repeat_with(|| NEXT.fetch_add(1, Ordering::Relaxed))
        .map(|it| Ipv4Addr::new(127, it, high, low.max(1)))
        .find(|it| TcpListener::bind((*it, port)).is_ok())
        .unwrap()
}
