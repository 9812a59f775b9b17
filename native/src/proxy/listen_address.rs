//! Where a proxy listens.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::{TcpListener, lookup_host};

/// How many clients may wait to be accepted.
const BACKLOG: i32 = 1024;

const LOCAL: &str = "localhost";

/// How often a free port is looked for that is free on all addresses.
const TRIES: u32 = 20;

/// Where a proxy listens: `:port` is every address of the machine, IPv4 and IPv6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListenAddress {
    /// A name or an address; none for all.
    host: Option<String>,
    port: u16,
}

impl ListenAddress {
    /// A free port that only this machine reaches.
    pub fn local() -> Self {
        Self {
            host: Some(LOCAL.to_owned()),
            port: 0,
        }
    }

    /// Listens. Port 0 takes a free one, the same for IPv4 and IPv6.
    pub async fn bind(&self) -> io::Result<Vec<TcpListener>> {
        let Some(host) = &self.host else {
            return self.bind_all();
        };
        let addresses: Vec<SocketAddr> = match host.as_str() {
            // Both, whichever of them the machine's table of names has.
            LOCAL => vec![
                (Ipv4Addr::LOCALHOST, self.port).into(),
                (Ipv6Addr::LOCALHOST, self.port).into(),
            ],
            name => lookup_host((name, self.port)).await?.collect(),
        };
        let mut tries = 0;
        loop {
            match bind_each(&addresses) {
                // Another program has the port that the first address gave on the second one.
                Err(error)
                    if error.kind() == io::ErrorKind::AddrInUse
                        && self.port == 0
                        && tries < TRIES =>
                {
                    tries += 1;
                }
                bound => return bound,
            }
        }
    }

    /// Two sockets, so that the machine's setting of `bindv6only` changes nothing. One is enough
    /// where the machine has no IPv6, or nothing else.
    fn bind_all(&self) -> io::Result<Vec<TcpListener>> {
        let v6 = listener((Ipv6Addr::UNSPECIFIED, self.port).into());
        let port = match &v6 {
            Ok(listener) => listener.local_addr()?.port(),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return v6.map(|it| vec![it]),
            Err(_) => self.port,
        };
        match (v6, listener((Ipv4Addr::UNSPECIFIED, port).into())) {
            (Ok(v6), Ok(v4)) => Ok(vec![v6, v4]),
            (Err(_), Ok(v4)) => Ok(vec![v4]),
            (Ok(v6), Err(error)) if error.kind() != io::ErrorKind::AddrInUse => Ok(vec![v6]),
            (_, Err(error)) => Err(error),
        }
    }
}

/// Listens on each address that this machine has, on one port.
fn bind_each(addresses: &[SocketAddr]) -> io::Result<Vec<TcpListener>> {
    let mut listeners: Vec<TcpListener> = Vec::new();
    let mut refusal = io::Error::other("the name has no address");
    for address in addresses {
        let mut address = *address;
        if let Some(first) = listeners.first() {
            address.set_port(first.local_addr()?.port());
        }
        match listener(address) {
            Ok(listener) => listeners.push(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
            // No IPv6 here, for example.
            Err(error) => refusal = error,
        }
    }
    if listeners.is_empty() {
        return Err(refusal);
    }
    Ok(listeners)
}

fn listener(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(
        Domain::for_address(address),
        Type::STREAM,
        Some(Protocol::TCP),
    )?;
    if address.is_ipv6() {
        socket.set_only_v6(true)?;
    }
    // A proxy that is started again need not wait for the old connections to be forgotten.
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    TcpListener::from_std(socket.into())
}

/// `:port`, `host:port`, `[address]:port`.
impl FromStr for ListenAddress {
    type Err = InvalidListenAddress;

    fn from_str(text: &str) -> Result<Self, InvalidListenAddress> {
        let invalid = || InvalidListenAddress(text.to_owned());
        let (host, port) = text.rsplit_once(':').ok_or_else(invalid)?;
        let port = port.parse().map_err(|_| invalid())?;
        let bare = host.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
        if bare.is_none() && host.contains(':') {
            return Err(invalid());
        }
        let host = bare.unwrap_or(host);
        let host = (!host.is_empty()).then(|| host.to_owned());
        Ok(Self { host, port })
    }
}

impl fmt::Display for ListenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let port = self.port;
        match self.host.as_deref() {
            Some(host) if host.contains(':') => write!(f, "[{host}]:{port}"),
            Some(host) => write!(f, "{host}:{port}"),
            None => write!(f, ":{port}"),
        }
    }
}

/// A text that is no place to listen at.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no place to listen at: write :port, host:port or [address]:port")]
pub struct InvalidListenAddress(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for text in [":15432", "localhost:0", "127.0.0.1:15432", "[::1]:15432"] {
            assert_eq!(text.parse::<ListenAddress>().unwrap().to_string(), text);
        }
        for text in ["", "15432", "localhost", "::1:5", "a:b", ":99999"] {
            assert!(text.parse::<ListenAddress>().is_err(), "{text}");
        }
    }

    #[tokio::test]
    async fn all_addresses_are_ipv4_and_ipv6_on_one_port() {
        let listeners = ":0".parse::<ListenAddress>().unwrap().bind().await.unwrap();
        let ports: Vec<_> = listeners
            .iter()
            .map(|it| it.local_addr().unwrap().port())
            .collect();
        assert!(ports.iter().all(|it| *it == ports[0] && *it != 0));
        assert!(
            tokio::net::TcpStream::connect((Ipv4Addr::LOCALHOST, ports[0]))
                .await
                .is_ok()
        );
        let taken: ListenAddress = format!(":{}", ports[0]).parse().unwrap();
        let error = taken.bind().await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AddrInUse);
    }
}
