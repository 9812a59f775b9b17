//! `deesql proxy`

mod report;

use std::net::SocketAddr;
use std::pin::pin;

use clap::{Args, ValueEnum};
use deesql::proxy::{Config, Level, ListenAddress, Log, Mode, Traffic, Upstream, serve};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::exit_status::{ExitStatus, Failure};
use super::{Global, output, upstream};
use report::{ReportArguments, Reporter};

/// Make a PostgreSQL behave like Aurora DSQL
///
/// With POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB the proxy logs in to PostgreSQL itself and
/// takes any credential of a client's. Without POSTGRES_USER it relays the client's authentication.
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
        env = "DEESQL_LISTEN",
        value_name = "[HOST]:PORT",
        default_value = ":15432",
        value_delimiter = ','
    )]
    listen: Vec<ListenAddress>,
    /// The PostgreSQL to stand in front of: host and port, or the folder of a Unix socket
    #[arg(
        long,
        env = "DEESQL_UPSTREAM",
        value_name = "HOST[:PORT]|/FOLDER",
        default_value = "localhost:5432"
    )]
    upstream: Upstream,
    /// What becomes of that which Aurora DSQL would refuse
    #[arg(long, env = "DEESQL_MODE", default_value = "enforce")]
    mode: ModeArgument,
    #[command(flatten)]
    report: ReportArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ModeArgument {
    /// It is refused, and PostgreSQL is made to behave like Aurora DSQL
    Enforce,
    /// It passes, as does everything else, and is written down
    Report,
}

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<ExitStatus, Failure> {
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
        login: upstream::login()?,
        mode: match arguments.mode {
            ModeArgument::Enforce => Mode::Enforce,
            ModeArgument::Report => Mode::Report(traffic),
        },
        release: global.dsql,
        log: log(global),
        ..Config::new(arguments.upstream.clone())
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
        if !global.quiet {
            output::message(&described(&listeners, &config));
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

fn log(global: &Global) -> Log {
    let (quiet, verbose) = (global.quiet, global.verbose);
    Log::new(move |level, line| match level {
        Level::Warning if !quiet => output::message(&format!("warning: {line}")),
        Level::Note if verbose => output::message(line),
        Level::Warning | Level::Note => {}
    })
}

fn described(listeners: &[TcpListener], config: &Config) -> String {
    let addresses = listeners.iter().filter_map(|it| it.local_addr().ok());
    let addresses: Vec<String> = addresses.map(|it: SocketAddr| it.to_string()).collect();
    let authentication = match (&config.mode, &config.login) {
        (Mode::Report(_), Some(login)) => format!(
            "logs in as \"{}\", takes any credential, refuses nothing and reports",
            login.user
        ),
        (Mode::Report(_), None) => {
            "relays the client's authentication, refuses nothing and reports".to_owned()
        }
        (Mode::Enforce, Some(login)) => format!(
            "logs in as \"{}\" to database \"{}\" and takes any credential",
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
