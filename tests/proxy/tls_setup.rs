//! Where the proxy's certificate comes from.

use std::path::Path;
use std::process::Command;

use rcgen::{CertificateParams, KeyPair};

use super::tls::told;
use crate::support::postgres::{database, run};
use crate::support::proxy::Proxy;
use crate::support::tls::Client;
use crate::support::{deesql, folder, write};

const ONE: &str = "1\nSELECT 1\nI";

/// A proxy whose data is in a folder of its own.
fn proxy_of(data: &Path) -> Proxy {
    Proxy::run("/nowhere", &[("XDG_DATA_HOME", data.to_str().unwrap())])
}

#[test]
fn runs_share_an_authority_and_say_where_it_is() {
    run(async {
        let data = tempfile::tempdir().unwrap();
        let file = data.path().join("deesql/ca.pem");
        let mut texts = vec![];
        // All of them want to make it.
        let mut proxies: Vec<Proxy> = std::thread::scope(|scope| {
            let starting: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| proxy_of(data.path())))
                .collect();
            starting.into_iter().map(|it| it.join().unwrap()).collect()
        });
        proxies.push(proxy_of(data.path()));
        for proxy in &proxies {
            let line = format!("TLS: sslrootcert={}\n", file.display());
            assert!(proxy.log().contains(&line), "{}", proxy.log());
            let client = Client::new("localhost").trusting(&file);
            assert!(client.ask(proxy.port).await.is_ok());
            texts.push(std::fs::read_to_string(&file).unwrap());
        }
        assert!(texts.iter().all(|it| *it == texts[0]));
        assert!(!texts[0].contains("PRIVATE"));
        // Another folder is another authority.
        let other = tempfile::tempdir().unwrap();
        let proxy = proxy_of(other.path());
        let client = Client::new("localhost").trusting(&file);
        assert!(client.ask(proxy.port).await.is_err());
    });
}

#[test]
fn the_data_folder_follows_the_rules_of_xdg() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path().to_str().unwrap();
    let file = format!("{home}/.local/share/deesql/ca.pem");
    for data in ["", "relative/folder"] {
        let proxy = Proxy::run("/nowhere", &[("XDG_DATA_HOME", data), ("HOME", home)]);
        assert!(proxy.log().contains(&file), "{}", proxy.log());
    }
}

#[test]
fn without_a_place_to_keep_it_the_authority_lasts_for_a_run() {
    run(async {
        let database = database().await;
        let file = tempfile::NamedTempFile::new().unwrap();
        let nowhere = file.path().to_str().unwrap();
        let upstream = format!("{}:{}", database.folder.display(), database.port);
        for (data, reason) in [(nowhere, "Not a directory"), ("", "is set")] {
            let environment = [
                ("XDG_DATA_HOME", data),
                ("HOME", ""),
                ("POSTGRES_USER", &database.user),
                ("POSTGRES_DB", &database.name),
            ];
            let proxy = Proxy::run(&upstream, &environment);
            let log = proxy.log();
            let warning = "warning: the certificate authority cannot be kept, so no client can verify the proxy: ";
            assert!(log.contains(warning) && log.contains(reason), "{log}");
            assert!(!log.contains("sslrootcert"), "{log}");
            // Who verifies it does not know it; who does not gets TLS.
            assert!(Client::new("localhost").ask(proxy.port).await.is_err());
            proxy.says("no TLS came about").await;
            let mut command = Command::new("psql");
            command
                .args(["-X", "-w", "-At", "-c", "SELECT 1", "-U", "admin"])
                .args(["-h", "localhost", "-p", &proxy.port.to_string()])
                .args(["-d", &database.name])
                .env("HOME", "/nowhere")
                .env("PGHOSTADDR", "127.0.0.1")
                .env("PGSSLMODE", "require")
                .env_remove("PGSSLROOTCERT");
            if let Some((told, errors)) = told(&mut command) {
                assert_eq!(told, "1\n", "{errors}");
            }
        }
    });
}

/// A certificate that signs itself, and its key, in PEM.
fn certificate(name: &str) -> (String, String) {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    (params.self_signed(&key).unwrap().pem(), key.serialize_pem())
}

#[test]
fn a_certificate_of_ones_own() {
    run(async {
        let database = database().await;
        let (certificate, key) = certificate("db.example.com");
        let files = folder(&[("cert.pem", &certificate), ("key.pem", &key)]);
        let path = |it: &str| files.path().join(it);
        let both = format!(
            "{},{}",
            path("cert.pem").display(),
            path("key.pem").display()
        );
        let upstream = format!("{}:{}", database.folder.display(), database.port);
        let environment = [
            ("DEESQL_TLS", both.as_str()),
            ("POSTGRES_USER", &database.user),
            ("POSTGRES_DB", &database.name),
            ("XDG_DATA_HOME", files.path().to_str().unwrap()),
        ];
        let proxy = Proxy::run(&upstream, &environment);
        let client = Client::new("db.example.com").trusting(&path("cert.pem"));
        let mut wire = client.session(proxy.port).await;
        assert_eq!(wire.query("SELECT 1").await, ONE);
        // It is shown whatever a client asks for, and no authority is made.
        let client = Client::new("localhost").trusting(&path("cert.pem"));
        let error = client.ask(proxy.port).await.err().unwrap().to_string();
        assert!(error.contains("not valid for name"), "{error}");
        assert!(!path("deesql").exists());
    });
}

#[test]
fn files_that_cannot_be_used_are_an_error() {
    let (certificate, key) = certificate("localhost");
    let (_, other) = self::certificate("localhost");
    let files = folder(&[
        ("cert.pem", &certificate),
        ("key.pem", &key),
        ("other.pem", &other),
        ("empty.pem", ""),
        (
            "locked.pem",
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
        ),
        (
            "nonsense.pem",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        ),
        (
            "broken.pem",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        ),
        ("cut.pem", &certificate[..certificate.len() / 2]),
    ]);
    write(files.path(), "binary.pem", b"\xff\xfe\0");
    for (argument, expected) in [
        ("on", "write auto, off, or the files"),
        ("cert.pem", "write auto, off, or the files"),
        (
            "nowhere.pem,key.pem",
            "cannot read nowhere.pem: No such file",
        ),
        (
            "cert.pem,nowhere.pem",
            "cannot read nowhere.pem: No such file",
        ),
        (
            "cert.pem,other.pem",
            "the key in other.pem does not belong to the certificate in cert.pem",
        ),
        ("key.pem,key.pem", "key.pem holds no certificate in PEM"),
        ("empty.pem,key.pem", "empty.pem holds no certificate in PEM"),
        (
            "binary.pem,key.pem",
            "binary.pem holds no certificate in PEM",
        ),
        ("broken.pem,key.pem", "broken.pem cannot be used for TLS: "),
        ("cut.pem,key.pem", "cut.pem cannot be used for TLS: "),
        ("cert.pem,cert.pem", "cert.pem holds no private key in PEM"),
        (
            "cert.pem,locked.pem",
            "locked.pem holds no private key in PEM; a key with a passphrase",
        ),
        (
            "cert.pem,nonsense.pem",
            "nonsense.pem cannot be used for TLS: ",
        ),
    ] {
        for command in ["proxy", "dev"] {
            let output = deesql(&[command, "--tls", argument, "--listen", "127.0.0.1:0"])
                .current_dir(files.path())
                .run()
                .status(2);
            assert!(
                output.stderr.contains(expected),
                "{argument}: {}",
                output.stderr
            );
            assert!(!output.stderr.contains("BEGIN"), "{}", output.stderr);
        }
    }
}
