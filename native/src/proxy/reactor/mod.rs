//! Threads that move the bytes of sessions in their ordinary course.
//!
//! What happens between a client and PostgreSQL most of the time is little: bytes come, are looked at
//! and go. Where a transaction takes a tenth of a millisecond, waking up a task of tokio for that costs as
//! much as all the rest the proxy does, so such sessions are watched by threads of their own. One
//! waits for the sockets of many sessions at once and asks the kernel for nothing but to read and to
//! write. As soon as a session needs anything else (a deadline, the end, a shutdown), it goes back to its
//! task.

mod socket;

use std::any::Any;
use std::fmt;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Waker};
use std::thread;
use std::time::Duration;

use mio::event::Event;
use mio::{Events, Poll, Token};
use slab::Slab;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::log::Log;

pub(super) use socket::Socket;

/// How many events are taken at a time.
const EVENTS: usize = 256;
/// How often a session moves bytes before it is the others' turn.
const TURNS: usize = 16;
/// The token of a thread's own desk. Sessions have two each, from 0 on.
const DESK: Token = Token(usize::MAX);

/// What a thread can look after.
pub(super) trait Carried: Send + 'static {
    /// Its two connections.
    fn sockets(&mut self) -> [&mut Socket; 2];

    /// Moves bytes once.
    fn turn(&mut self, cx: &mut Context<'_>) -> Turn;
}

/// What came of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// There may be more.
    Moved,
    /// Nothing more before one of the connections is ready.
    Waits,
    /// It needs its task.
    Leaves,
}

/// The threads.
#[derive(Debug)]
pub(super) struct Reactors(Vec<Reactor>);

/// One thread, as others see it.
#[derive(Debug)]
struct Reactor {
    desk: Arc<Desk>,
    waker: mio::Waker,
}

/// Where a thread is told something.
#[derive(Default)]
struct Desk {
    news: Mutex<News>,
    /// How many sessions it has.
    load: AtomicUsize,
}

/// What a thread is told.
#[derive(Default)]
struct News {
    arrivals: Vec<Box<dyn Passenger>>,
    /// Whether it takes nobody any more, and lets everybody go.
    is_over: bool,
}

impl Reactors {
    /// Starts them: one for every two cores, since PostgreSQL and its clients need some too. Those that
    /// cannot be started are missing; without any, sessions stay with their tasks. Needs a runtime.
    pub(super) fn start(log: &Log) -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let started = (0..cores.div_ceil(2)).map(|_| Reactor::start());
        let started: io::Result<Vec<_>> = started.collect();
        Self(started.unwrap_or_else(|error| {
            log.warning(
                None,
                &format!("cannot start a thread for sessions: {error}"),
            );
            Vec::new()
        }))
    }

    /// Looks after it until it needs its task again, which may be at once.
    ///
    /// # Errors
    /// The kernel refuses what is needed to watch it. Its connections are lost.
    ///
    /// # Panics
    /// Where [`Carried::turn`] has.
    pub(super) async fn carry<T: Carried>(&self, mut carried: Box<T>) -> io::Result<Box<T>> {
        let load = |it: &&Reactor| it.desk.load.load(Ordering::Relaxed);
        let Some(reactor) = self.0.iter().min_by_key(load) else {
            return Ok(carried);
        };
        for it in carried.sockets() {
            it.leave_tokio()?;
        }
        let (home, back) = oneshot::channel();
        reactor.take(Box::new(Ticket { carried, home }))?;
        match back.await {
            Ok(Ok(mut carried)) => {
                for it in carried.sockets() {
                    it.return_to_tokio()?;
                }
                Ok(carried)
            }
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => Err(io::ErrorKind::NotConnected.into()),
        }
    }

    /// All sessions go back to their tasks, and none is taken any more.
    pub(super) fn recall(&self) {
        for it in &self.0 {
            it.desk.news().is_over = true;
            // A thread that cannot be woken up has ended.
            let _ = it.waker.wake();
        }
    }
}

impl Drop for Reactors {
    fn drop(&mut self) {
        self.recall();
    }
}

impl Desk {
    fn news(&self) -> MutexGuard<'_, News> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Desk")
    }
}

/// A session with the way back to its task.
struct Ticket<T> {
    carried: Box<T>,
    home: oneshot::Sender<Result<Box<T>, Box<dyn Any + Send>>>,
}

/// The same, of whatever type.
trait Passenger: Send {
    fn carried(&mut self) -> &mut dyn Carried;
    fn go_home(self: Box<Self>);
    fn panicked(self: Box<Self>, panic: Box<dyn Any + Send>);
}

impl<T: Carried> Passenger for Ticket<T> {
    fn carried(&mut self) -> &mut dyn Carried {
        &mut *self.carried
    }

    fn go_home(self: Box<Self>) {
        let _ = self.home.send(Ok(self.carried));
    }

    fn panicked(self: Box<Self>, panic: Box<dyn Any + Send>) {
        let _ = self.home.send(Err(panic));
    }
}

impl Reactor {
    fn start() -> io::Result<Self> {
        let poll = Poll::new()?;
        let waker = mio::Waker::new(poll.registry(), DESK)?;
        let desk = Arc::new(Desk::default());
        let thread = Thread {
            poll,
            desk: Arc::clone(&desk),
            passengers: Slab::new(),
            ready: Vec::new(),
        };
        let runtime = Handle::current();
        let run = move || {
            // Sessions start work beside them.
            let _runtime = runtime.enter();
            thread.run();
        };
        let name = "deesql-reactor".to_owned();
        thread::Builder::new().name(name).spawn(run)?;
        Ok(Self { desk, waker })
    }

    fn take(&self, passenger: Box<dyn Passenger>) -> io::Result<()> {
        let mut news = self.desk.news();
        if news.is_over {
            drop(news);
            passenger.go_home();
            return Ok(());
        }
        news.arrivals.push(passenger);
        // From here on, so that those who come at once go to different threads.
        self.desk.load.fetch_add(1, Ordering::Relaxed);
        drop(news);
        self.waker.wake()
    }
}

/// One thread, as it sees itself.
struct Thread {
    poll: Poll,
    desk: Arc<Desk>,
    passengers: Slab<Box<dyn Passenger>>,
    /// Those whose turn it is, by their keys.
    ready: Vec<usize>,
}

/// The two connections of a session.
const CLIENT: usize = 0;
const SERVER: usize = 1;

/// The token of one of a session's connections.
fn token(key: usize, side: usize) -> Token {
    Token(2 * key + side)
}

impl Thread {
    fn run(mut self) {
        let mut events = Events::with_capacity(EVENTS);
        loop {
            let timeout = (!self.ready.is_empty()).then_some(Duration::ZERO);
            match self.poll.poll(&mut events, timeout) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return,
            }
            let mut has_news = false;
            for event in &events {
                match event.token() {
                    DESK => has_news = true,
                    Token(at) => self.note(at / 2, at % 2, event),
                }
            }
            // New sessions take the places of none whose events are still to be looked at.
            if has_news && !self.read_news() {
                return;
            }
            let ready = std::mem::take(&mut self.ready);
            for &key in &ready {
                self.serve(key);
            }
            if self.ready.is_empty() {
                self.ready = ready;
                self.ready.clear();
            }
        }
    }

    /// The kernel says that a connection is ready.
    fn note(&mut self, key: usize, side: usize, event: &Event) {
        if let Some(it) = self.passengers.get_mut(key) {
            it.carried().sockets()[side].note(event);
            if self.ready.last() != Some(&key) {
                self.ready.push(key);
            }
        }
    }

    /// Whether there is anything to come.
    fn read_news(&mut self) -> bool {
        let (arrivals, is_over) = {
            let mut news = self.desk.news();
            (std::mem::take(&mut news.arrivals), news.is_over)
        };
        for it in arrivals {
            self.board(it);
        }
        if is_over {
            for key in 0..self.passengers.capacity() {
                self.let_go(key);
            }
        }
        !is_over
    }

    fn board(&mut self, mut passenger: Box<dyn Passenger>) {
        let entry = self.passengers.vacant_entry();
        let (key, registry) = (entry.key(), self.poll.registry());
        let [client, server] = passenger.carried().sockets();
        let registered = client
            .register(registry, token(key, CLIENT))
            .and_then(|()| server.register(registry, token(key, SERVER)));
        // One that cannot be watched is dropped, and its task learns of it.
        if registered.is_ok() {
            entry.insert(passenger);
            self.ready.push(key);
        } else {
            self.desk.load.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// Lets a session move bytes.
    fn serve(&mut self, key: usize) {
        let Some(passenger) = self.passengers.get_mut(key) else {
            return;
        };
        let carried = passenger.carried();
        let turns = AssertUnwindSafe(|| turns(carried));
        match catch_unwind(turns) {
            Ok(Turn::Moved) => self.ready.push(key),
            Ok(Turn::Waits) => {
                let registry = self.poll.registry();
                let [client, server] = carried.sockets();
                let asked = client
                    .ask(registry, token(key, CLIENT))
                    .and_then(|()| server.ask(registry, token(key, SERVER)));
                if asked.is_err() {
                    self.let_go(key);
                }
            }
            Ok(Turn::Leaves) => self.let_go(key),
            Err(panic) => {
                if let Some(it) = self.remove(key) {
                    it.panicked(panic);
                }
            }
        }
    }

    fn let_go(&mut self, key: usize) {
        if let Some(it) = self.remove(key) {
            it.go_home();
        }
    }

    fn remove(&mut self, key: usize) -> Option<Box<dyn Passenger>> {
        let mut passenger = self.passengers.try_remove(key)?;
        for it in passenger.carried().sockets() {
            // Whoever goes home is watched by tokio from then on.
            let _ = it.deregister(self.poll.registry());
        }
        self.desk.load.fetch_sub(1, Ordering::Relaxed);
        Some(passenger)
    }
}

/// However it ends, nobody waits for it.
impl Drop for Thread {
    fn drop(&mut self) {
        let mut news = self.desk.news();
        news.is_over = true;
        news.arrivals.clear();
    }
}

/// As many turns as a session may have before the others have theirs.
fn turns(carried: &mut dyn Carried) -> Turn {
    let mut cx = Context::from_waker(Waker::noop());
    for _ in 0..TURNS {
        match carried.turn(&mut cx) {
            Turn::Moved => {}
            other => return other,
        }
    }
    Turn::Moved
}
