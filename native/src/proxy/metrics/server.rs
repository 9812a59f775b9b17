//! The metrics by HTTP, and whether the proxy is alive and ready.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::CONTENT_TYPE;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use super::Metrics;
use crate::proxy::{Config, Upstream};

/// How many ask at a time; others wait.
const CONNECTIONS: usize = 16;
/// How long somebody may take to ask, and may keep a connection.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(5);
const CONNECTION_TIMEOUT: Duration = Duration::from_secs(300);
/// How long PostgreSQL may take to accept a connection before the proxy is not ready.
const READY_TIMEOUT: Duration = Duration::from_secs(2);
/// How long accepting pauses after an error.
const PAUSE: Duration = Duration::from_millis(100);

/// What is said by HTTP.
struct Told {
    status: StatusCode,
    kind: &'static str,
    body: String,
}

/// Answers `/metrics` (OpenMetrics), `/live` and `/ready` until it is dropped. Ready is a proxy that
/// takes clients, and whose PostgreSQL takes connections.
pub async fn serve_metrics(listener: TcpListener, config: Config) {
    let config = Arc::new(config);
    let permits = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
            return;
        };
        let Ok((client, _)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        let config = Arc::clone(&config);
        tokio::spawn(async move {
            let service = service_fn(|request| answer(request, &config));
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(REQUEST_TIMEOUT)
                .serve_connection(TokioIo::new(client), service);
            // Whoever asks can ask again.
            let _ = timeout(CONNECTION_TIMEOUT, connection).await;
            drop(permit);
        });
    }
}

async fn answer(
    request: Request<Incoming>,
    config: &Config,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let told = match (request.method(), request.uri().path()) {
        (&Method::GET | &Method::HEAD, path) => match path {
            "/metrics" => metrics(&config.metrics),
            "/live" => plain(StatusCode::OK, "live"),
            "/ready" => ready(&config.metrics, &config.upstream).await,
            _ => plain(
                StatusCode::NOT_FOUND,
                "there are /metrics, /live and /ready",
            ),
        },
        _ => plain(StatusCode::METHOD_NOT_ALLOWED, "only GET"),
    };
    let mut response = Response::new(Full::new(Bytes::from(told.body)));
    *response.status_mut() = told.status;
    let kind = hyper::header::HeaderValue::from_static(told.kind);
    response.headers_mut().insert(CONTENT_TYPE, kind);
    Ok(response)
}

fn metrics(metrics: &Metrics) -> Told {
    Told {
        status: StatusCode::OK,
        kind: "application/openmetrics-text; version=1.0.0; charset=utf-8",
        body: metrics.encode(),
    }
}

async fn ready(metrics: &Metrics, upstream: &Upstream) -> Told {
    if metrics.is_draining() {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "shutting down");
    }
    // A connection that says nothing leaves no trace in PostgreSQL's log.
    let reason = match timeout(READY_TIMEOUT, upstream.connect()).await {
        Ok(Ok(_)) => return plain(StatusCode::OK, "ready"),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "no answer".to_owned(),
    };
    let text = format!("cannot connect to the PostgreSQL at {upstream}: {reason}");
    plain(StatusCode::SERVICE_UNAVAILABLE, &text)
}

fn plain(status: StatusCode, text: &str) -> Told {
    Told {
        status,
        kind: "text/plain; charset=utf-8",
        body: format!("{text}\n"),
    }
}
