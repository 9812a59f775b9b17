//! Who runs the server. PostgreSQL refuses to run as root.

use std::os::unix::process::CommandExt;
use std::process::Command;

/// Whom the server runs as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Account {
    /// Whoever runs deesql.
    Own,
    /// Another user, since deesql runs as root.
    Other {
        /// Its name.
        name: String,
        /// Its number.
        uid: u32,
        /// The number of its group.
        gid: u32,
    },
}

impl Account {
    /// The account for this process: its own, or as root one that is there for it.
    pub(super) fn choose() -> Result<Self, NoAccount> {
        if !rustix::process::geteuid().is_root() {
            return Ok(Self::Own);
        }
        let passwd = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        ["postgres", "nobody"]
            .iter()
            .find_map(|it| Self::named(it, &passwd))
            .ok_or(NoAccount)
    }

    fn named(wanted: &str, passwd: &str) -> Option<Self> {
        passwd.lines().find_map(|line| {
            let fields: Vec<&str> = line.split(':').collect();
            let [name, _, uid, gid, ..] = fields.as_slice() else {
                return None;
            };
            // macOS writes `nobody` as -2.
            let number = |it: &str| -> Option<u32> {
                it.parse()
                    .ok()
                    .or_else(|| it.parse().ok().map(i32::cast_unsigned))
            };
            (*name == wanted).then_some(Self::Other {
                name: (*name).to_owned(),
                uid: number(uid)?,
                gid: number(gid)?,
            })
        })
    }

    /// A command that this account runs.
    pub(super) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        if let Self::Other { uid, gid, .. } = self {
            command.uid(*uid).gid(*gid);
        }
        command
    }

    /// For messages: who it is.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Own => "this user",
            Self::Other { name, .. } => name,
        }
    }
}

/// Root without an account for the server.
#[derive(Debug, thiserror::Error)]
#[error(
    "PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as; run deesql as another user"
)]
pub struct NoAccount;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_an_account_by_its_whole_name() {
        let passwd = "root:x:0:0::/root:/bin/sh\n\nbroken:x\npostgres2:x:9:9::/:\npostgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash\nnobody:*:-2:-2::/:\n";
        let account = |name| Account::named(name, passwd);
        assert_eq!(
            account("postgres"),
            Some(Account::Other {
                name: "postgres".to_owned(),
                uid: 101,
                gid: 104
            })
        );
        assert!(
            matches!(account("nobody"), Some(Account::Other { uid, .. }) if uid == u32::MAX - 1)
        );
        assert_eq!(account("post"), None);
        assert_eq!(account("broken"), None);
    }
}
