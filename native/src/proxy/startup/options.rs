//! The command-line options that a client sends in the start packet's `options`.

use bytes::Bytes;

use crate::proxy::fatal::Fatal;

/// The parameters that `options` sets, in order: `-c name=value`, `-cname=value`, `--name=value`.
pub(super) fn parse(options: &[u8]) -> Result<Vec<(Bytes, Bytes)>, Fatal> {
    let mut arguments = split(options).into_iter();
    let mut parameters = Vec::new();
    while let Some(argument) = arguments.next() {
        let setting = if let Some(long) = argument.strip_prefix(b"--") {
            long.to_vec()
        } else if let Some(short) = argument.strip_prefix(b"-c") {
            if short.is_empty() {
                arguments.next().unwrap_or_default()
            } else {
                short.to_vec()
            }
        } else {
            let shown = String::from_utf8_lossy(&argument);
            let message = format!("invalid command-line argument for server process: {shown}");
            return Err(Fatal::new("42601", message));
        };
        parameters.push(name_and_value(&setting)?);
    }
    Ok(parameters)
}

fn name_and_value(setting: &[u8]) -> Result<(Bytes, Bytes), Fatal> {
    let Some(equals) = setting.iter().position(|it| *it == b'=') else {
        let shown = String::from_utf8_lossy(setting);
        return Err(Fatal::new("42601", format!("-c {shown} requires a value")));
    };
    let (name, value) = (&setting[..equals], &setting[equals + 1..]);
    // As PostgreSQL has it: a dash stands for an underscore.
    let name: Bytes = name
        .iter()
        .map(|it| if *it == b'-' { b'_' } else { *it })
        .collect();
    Ok((name, Bytes::copy_from_slice(value)))
}

/// Splits at white space; a backslash takes the meaning from the byte after it.
fn split(options: &[u8]) -> Vec<Vec<u8>> {
    let mut arguments = Vec::new();
    let mut current: Option<Vec<u8>> = None;
    let mut bytes = options.iter().copied();
    while let Some(byte) = bytes.next() {
        if byte.is_ascii_whitespace() || byte == b'\x0b' {
            arguments.extend(current.take());
            continue;
        }
        let argument = current.get_or_insert_default();
        if byte == b'\\' {
            argument.extend(bytes.next());
        } else {
            argument.push(byte);
        }
    }
    arguments.extend(current);
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(options: &str) -> Result<Vec<(String, String)>, String> {
        let text = |it: &Bytes| String::from_utf8_lossy(it).into_owned();
        parse(options.as_bytes())
            .map(|it| {
                it.iter()
                    .map(|(name, value)| (text(name), text(value)))
                    .collect()
            })
            .map_err(|it| it.message)
    }

    #[test]
    fn every_spelling_of_a_setting() {
        for (options, expected) in [
            ("", vec![]),
            ("  ", vec![]),
            ("-c search_path=a,b", vec![("search_path", "a,b")]),
            ("-csearch_path=a", vec![("search_path", "a")]),
            ("--search-path=a", vec![("search_path", "a")]),
            ("--search_path=", vec![("search_path", "")]),
            (
                "-c search_path=a\\ b --TimeZone=UTC",
                vec![("search_path", "a b"), ("TimeZone", "UTC")],
            ),
            ("-c a=\\\\b\\", vec![("a", "\\b")]),
            ("-c a=b=c", vec![("a", "b=c")]),
            (
                "-c amzn-cluster-id=abc\t-c\nx=1",
                vec![("amzn_cluster_id", "abc"), ("x", "1")],
            ),
        ] {
            let expected: Vec<(String, String)> = expected
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            assert_eq!(parsed(options), Ok(expected), "{options}");
        }
    }

    #[test]
    fn what_sets_nothing_is_refused() {
        assert_eq!(
            parsed("-c work_mem"),
            Err("-c work_mem requires a value".to_owned())
        );
        assert_eq!(parsed("-c"), Err("-c  requires a value".to_owned()));
        assert_eq!(
            parsed("-c a=b verbose"),
            Err("invalid command-line argument for server process: verbose".to_owned())
        );
        assert!(parsed("-e").is_err());
    }
}
