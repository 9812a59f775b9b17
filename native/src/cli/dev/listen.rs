//! Where the local DSQL listens.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use tokio::net::{TcpListener, lookup_host};

/// How often a free port is looked for that is free on all addresses.
const TRIES: usize = 20;

/// Opens the sockets for `--listen`: `HOST:PORT`, `:PORT` for all addresses, or without it a free port
/// on the addresses that only this machine reaches.
pub(super) async fn bind(address: Option<&str>) -> Result<Vec<TcpListener>, String> {
    let (addresses, name) = match address {
        Some(address) => (resolve(address).await?, address),
        None => {
            let local: [IpAddr; 2] = [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
            (local.map(|it| (it, 0).into()).to_vec(), "localhost")
        }
    };
    let mut tries = 0;
    loop {
        match bind_all(&addresses).await {
            Ok(listeners) => return Ok(listeners),
            // Another program has the port that the first address gave us on the second one.
            Err(error)
                if error.kind() == ErrorKind::AddrInUse
                    && addresses.iter().all(|it| it.port() == 0)
                    && tries < TRIES =>
            {
                tries += 1;
            }
            Err(error) => return Err(format!("cannot listen on {name}: {error}")),
        }
    }
}

async fn resolve(address: &str) -> Result<Vec<SocketAddr>, String> {
    if let Some(port) = address.strip_prefix(':') {
        let port: u16 = port
            .parse()
            .map_err(|_| format!("--listen {address}: {port:?} is not a port"))?;
        let all: [IpAddr; 2] = [Ipv6Addr::UNSPECIFIED.into(), Ipv4Addr::UNSPECIFIED.into()];
        return Ok(all.map(|it| (it, port).into()).to_vec());
    }
    let found = lookup_host(address)
        .await
        .map_err(|error| format!("--listen {address}: {error}; write HOST:PORT or :PORT"))?;
    Ok(found.collect())
}

/// Opens a socket on each address that this machine has; all get the port of the first.
async fn bind_all(addresses: &[SocketAddr]) -> io::Result<Vec<TcpListener>> {
    let mut listeners: Vec<TcpListener> = Vec::new();
    let mut refusal = None;
    for address in addresses {
        let mut address = *address;
        if let (0, Some(first)) = (address.port(), listeners.first()) {
            address.set_port(first.local_addr()?.port());
        }
        match TcpListener::bind(address).await {
            Ok(listener) => listeners.push(listener),
            // The IPv6 socket for all addresses takes the IPv4 ones as well.
            Err(error)
                if error.kind() == ErrorKind::AddrInUse
                    && address.ip() == Ipv4Addr::UNSPECIFIED
                    && !listeners.is_empty() => {}
            Err(error) if error.kind() == ErrorKind::AddrInUse => return Err(error),
            // No IPv6 here, for example.
            Err(error) => refusal = Some(error),
        }
    }
    match refusal {
        Some(error) if listeners.is_empty() => Err(error),
        _ => Ok(listeners),
    }
}

/// The address that a client on this machine connects to.
pub(super) fn address_for_clients(listeners: &[TcpListener]) -> io::Result<SocketAddr> {
    let mut best: Option<SocketAddr> = None;
    for it in listeners {
        let mut address = it.local_addr()?;
        if address.ip().is_unspecified() {
            address.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        if best.is_none() || address.is_ipv4() {
            best = Some(address);
        }
    }
    best.ok_or_else(|| ErrorKind::AddrNotAvailable.into())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    async fn bound(address: Option<&str>) -> Result<SocketAddr, String> {
        let listeners = bind(address).await?;
        Ok(address_for_clients(&listeners).unwrap())
    }

    #[tokio::test]
    async fn listens_on_what_is_named() {
        let local: IpAddr = Ipv4Addr::LOCALHOST.into();
        for address in [None, Some(":0"), Some("localhost:0"), Some("127.0.0.1:0")] {
            let bound = bound(address).await.unwrap();
            assert_eq!(bound.ip(), local, "{address:?}");
            assert!(bound.port() > 0);
        }
        for (address, reason) in [
            (":x", "--listen :x: \"x\" is not a port"),
            ("nope", "write HOST:PORT or :PORT"),
            ("192.0.2.1:0", "cannot listen on 192.0.2.1:0"),
        ] {
            let error = bound(Some(address)).await.unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }

    #[tokio::test]
    async fn a_taken_port_is_said() {
        let first = bind(None).await.unwrap();
        let address = address_for_clients(&first).unwrap().to_string();
        let error = bind(Some(&address)).await.unwrap_err();
        assert!(
            error.starts_with(&format!("cannot listen on {address}: ")),
            "{error}"
        );
    }
}
