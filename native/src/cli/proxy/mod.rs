//! `deesql proxy`

mod limits;
mod log;
mod report;

use std::net::SocketAddr;
use std::pin::pin;

use clap::{Args, ValueEnum};
use deesql::proxy::{Config, ListenAddress, Mode, Traffic, Upstream, serve, serve_metrics};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::exit_status::{ExitStatus, Failure};
use super::tls::TlsArguments;
use super::{Global, output, upstream};
use limits::LimitArguments;
use log::LogFormat;
use report::{ReportArguments, Reporter};

/// Make a PostgreSQL behave like Aurora DSQL
///
/// With POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB the proxy logs in to PostgreSQL itself and
/// takes any credential of a client's. Without POSTGRES_USER it relays the client's authentication.
///
/// With `--tls auto` a client may use TLS or not. The proxy shows it a certificate of a local authority:
/// for localhost, or for the name of the cluster that the client asks for. Authority and key are kept in
/// $XDG_DATA_HOME/deesql or ~/.local/share/deesql and are the same in every run; a client that is told
/// `sslrootcert=~/.local/share/deesql/ca.pem` can verify the proxy (`sslmode=verify-full`).
///
/// With `--mode report` nothing is refused and nothing is changed. What Aurora DSQL would refuse is
/// written down, each distinct statement once: at the end, and whenever SIGUSR1 asks for it.
///
/// SIGTERM and SIGINT let running transactions end, a second one does not.
/// Exit status: 0 stopped by a signal, 1 the report has something in it, 2 it cannot listen.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Where to listen; `:PORT` is every address, IPv4 and IPv6 (repeatable)
    #[arg(
        long,
        value_name = "[HOST]:PORT",
        default_value = ":15432",
        value_delimiter = ','
    )]
    listen: Vec<ListenAddress>,
    /// The PostgreSQL to stand in front of: host and port, or the folder of a Unix socket
    #[arg(
        long,
        value_name = "HOST[:PORT]|/FOLDER",
        default_value = "localhost:5432"
    )]
    upstream: Upstream,
    #[command(flatten)]
    tls: TlsArguments,
    /// Ask clients for an IAM token and check its form, action, host, region and time; needs
    /// POSTGRES_USER. Whether the signature is right only AWS can tell: a token that was made
    /// up without credentials passes as well
    #[arg(long)]
    check_token: bool,
    /// What becomes of that which Aurora DSQL would refuse
    #[arg(long, default_value = "enforce")]
    mode: ModeArgument,
    /// Whether a session fails once (40001, OC001) after another one, or a job, has changed the schema
    #[arg(long, default_value = "off")]
    conflicts: Switch,
    #[command(flatten)]
    report: ReportArguments,
    /// Where to answer HTTP: /metrics in the format of OpenMetrics, /live, /ready
    #[arg(long, value_name = "[HOST]:PORT")]
    metrics: Option<ListenAddress>,
    /// How the log is written
    #[arg(long, default_value = "text")]
    log_format: LogFormat,
    #[command(flatten)]
    limits: LimitArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Switch {
    /// As Aurora DSQL does
    On,
    /// Never
    Off,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ModeArgument {
    /// It is refused, and PostgreSQL is made to behave like Aurora DSQL
    Enforce,
    /// It passes, as does everything else, and is written down
    Report,
}

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<ExitStatus, Failure> {
    let login = upstream::login()?;
    if arguments.check_token && login.is_none() {
        let message = "--check-token needs POSTGRES_USER: without it the client's authentication is relayed to PostgreSQL, which knows no tokens";
        return Err(Failure::Usage(message.to_owned()));
    }
    if arguments.mode == ModeArgument::Enforce && arguments.report.is_given() {
        let message = "--report and --report-format need --mode report: there is no report of what is refused at once";
        return Err(Failure::Usage(message.to_owned()));
    }
    let tls = arguments.tls.tls.prepare(global)?;
    let traffic = Traffic::default();
    let reporter = match arguments.mode {
        ModeArgument::Enforce => None,
        ModeArgument::Report => Some(Reporter {
            traffic: traffic.clone(),
            arguments: &arguments.report,
            global,
        }),
    };
    let config = Config {
        login,
        tls: tls.tls,
        check_token: arguments.check_token,
        conflicts: arguments.conflicts == Switch::On,
        mode: match arguments.mode {
            ModeArgument::Enforce => Mode::Enforce,
            ModeArgument::Report => Mode::Report(traffic),
        },
        release: global.dsql,
        log: arguments.log_format.log(global),
        ..arguments.limits.config(arguments.upstream.clone())
    };
    allow_many_connections(&config);
    let failed = |error| Failure::Usage(format!("cannot start the proxy: {error}"));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(failed)?;
    runtime.block_on(async {
        // Before anybody can know that the proxy is there.
        let mut signals = Signals::new().map_err(failed)?;
        let mut report_request = signal(SignalKind::user_defined1()).map_err(failed)?;
        let listeners = upstream::bind(&arguments.listen).await?;
        let observed = upstream::bind(arguments.metrics.as_slice()).await?;
        if !global.quiet {
            for it in observed.iter().filter_map(|it| it.local_addr().ok()) {
                output::message(&format!("metrics at http://{it}/metrics"));
            }
            if let Some(file) = &tls.certificate {
                output::message(&format!("TLS: sslrootcert={}", file.display()));
            }
            output::message(&described(&listeners, &config));
        }
        for it in observed {
            tokio::spawn(serve_metrics(it, config.clone()));
        }
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let mut serving = pin!(serve(listeners, config, async {
            let _ = stopped.await;
        }));
        let finish = || {
            let written = reporter.as_ref().map(Reporter::write);
            written.unwrap_or(Ok(ExitStatus::Success))
        };
        loop {
            tokio::select! {
                () = &mut serving => return finish(),
                () = signals.next() => break,
                _ = report_request.recv() => {
                    if let Some(Err(failure)) = reporter.as_ref().map(Reporter::write) {
                        output::message(&format!("warning: {failure}"));
                    }
                }
            }
        }
        drop(stop);
        tokio::select! {
            () = serving => {}
            () = signals.next() => {}
        }
        finish()
    })
}

fn described(listeners: &[TcpListener], config: &Config) -> String {
    let addresses = listeners.iter().filter_map(|it| it.local_addr().ok());
    let addresses: Vec<String> = addresses.map(|it: SocketAddr| it.to_string()).collect();
    let taken = match config.check_token {
        true => "any token that may be good",
        false => "any credential",
    };
    let authentication = match (&config.mode, &config.login) {
        (Mode::Report(_), Some(login)) => format!(
            "logs in as \"{}\", takes {taken}, refuses nothing and reports",
            login.user
        ),
        (Mode::Report(_), None) => {
            "relays the client's authentication, refuses nothing and reports".to_owned()
        }
        (Mode::Enforce, Some(login)) => format!(
            "logs in as \"{}\" to database \"{}\" and takes {taken}",
            login.user, login.database
        ),
        (Mode::Enforce, None) => "relays the client's authentication".to_owned(),
    };
    format!(
        "deesql proxy listens at {}, in front of PostgreSQL at {}; it {authentication}",
        addresses.join(" and "),
        config.upstream
    )
}

/// Every client takes two file descriptors; the limit that most shells set is for about 500.
fn allow_many_connections(config: &Config) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let wanted = 2 * config.max_connections as u64 + 100;
    let allowed = limit.maximum.map_or(wanted, |it| it.min(wanted));
    if limit.current.is_some_and(|it| it < allowed) {
        let raised = Rlimit {
            current: Some(allowed),
            maximum: limit.maximum,
        };
        // Fewer connections are no reason not to start.
        let _ = setrlimit(Resource::Nofile, raised);
    }
}

/// The signals that end the proxy.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
