//! What stands between client and server.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::proxy::{As, Proxy};
use crate::support::root;
use crate::support::tcp::TcpServer;

/// Something to connect to instead of the server.
pub(crate) struct Other {
    pub(crate) host: String,
    pub(crate) port: u16,
    /// For reports.
    pub(crate) name: String,
    _proxy: Option<Proxy>,
    _program: Option<Program>,
}

/// A program. It ends when it is dropped.
struct Program(Child);

impl Other {
    /// The proxy that reports, or what is asked for instead.
    pub(crate) fn before(server: &TcpServer) -> Self {
        match std::env::var("DEESQL_TRANSPARENCY") {
            Ok(direct) if direct == "direct" => Self::direct(server),
            Ok(program) => Self::program(server, &program),
            Err(_) => Self::proxy(server),
        }
    }

    /// The server itself.
    pub(crate) fn direct(server: &TcpServer) -> Self {
        Self {
            host: server.host.clone(),
            port: server.postgres.port(),
            name: "direct".to_owned(),
            _proxy: None,
            _program: None,
        }
    }

    fn proxy(server: &TcpServer) -> Self {
        // The server has no TLS either, and most clients take it where they can get it.
        let arguments = ["--mode", "report", "--tls", "off"];
        let proxy = Proxy::start_with(&server.database, &As::Relay, &arguments);
        Self {
            host: "127.0.0.1".to_owned(),
            port: proxy.port,
            name: "proxy".to_owned(),
            _proxy: Some(proxy),
            _program: None,
        }
    }

    fn program(server: &TcpServer, program: &str) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = port.local_addr().unwrap().port();
        let child = Command::new(root().join(program))
            .arg(&server.database.folder)
            .arg(port.to_string())
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < Duration::from_secs(30), "{program}");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self {
            host: "127.0.0.1".to_owned(),
            port,
            name: program.to_owned(),
            _proxy: None,
            _program: Some(Program(child)),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
