//! A wish to stop, which is heard between statements.

use tokio::sync::watch;

/// Asks a run to stop. Dropping it asks for nothing.
#[derive(Clone, Debug)]
pub struct Stopper(watch::Sender<bool>);

/// Hears whether somebody asked to stop.
#[derive(Clone, Debug)]
pub struct Stop(Option<watch::Receiver<bool>>);

/// Both ends.
pub fn stop() -> (Stopper, Stop) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(sender), Stop(Some(receiver)))
}

impl Stopper {
    /// Asks.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Nobody will ask.
    pub const NEVER: Stop = Stop(None);

    /// Whether somebody asked.
    pub fn is_requested(&self) -> bool {
        self.0.as_ref().is_some_and(|it| *it.borrow())
    }

    /// Comes back when somebody asks; never, if nobody does.
    pub async fn requested(&self) {
        if let Some(receiver) = &self.0 {
            let mut receiver = receiver.clone();
            if receiver.wait_for(|it| *it).await.is_ok() {
                return;
            }
        }
        std::future::pending::<()>().await;
    }

    /// Waits; comes back early with `false` if somebody asks to stop.
    pub async fn sleep(&self, time: std::time::Duration) -> bool {
        tokio::select! {
            () = tokio::time::sleep(time) => true,
            () = self.requested() => false,
        }
    }
}
