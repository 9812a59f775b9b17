//! From byte offsets to what people and JavaScript count.

use super::Span;

/// A place as people count it: both numbers start at 1, columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in characters (Unicode scalar values).
    pub column: u32,
}

/// The starts of all lines of a text. The one place where byte offsets are converted.
///
/// A line ends with LF, CRLF or a lone CR. A byte order mark at the start of the text takes no
/// column.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Where each line starts.
    starts: Vec<u32>,
    /// How many characters start before each block of [`BLOCK`] bytes, so that a column far into a
    /// line of megabytes costs no more than any other.
    characters: Vec<u32>,
}

/// Bytes between two counts of characters.
const BLOCK: usize = 1024;

const BYTE_ORDER_MARK: &str = "\u{feff}";

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![if text.starts_with(BYTE_ORDER_MARK) {
            3
        } else {
            0
        }];
        for (at, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(at as u32 + 1);
            }
        }
        let mut characters = Vec::with_capacity(bytes.len() / BLOCK + 1);
        let mut count = 0;
        for block in bytes.chunks(BLOCK) {
            characters.push(count);
            count += count_characters(block);
        }
        Self { starts, characters }
    }

    /// How many characters start before a byte offset.
    fn characters_before(&self, text: &str, offset: usize) -> u32 {
        let offset = offset.min(text.len());
        // The end of the text may be the start of a block that is not there.
        let block = (offset / BLOCK).min(self.characters.len().saturating_sub(1));
        let counted = self.characters.get(block).copied().unwrap_or(0);
        counted + count_characters(&text.as_bytes()[block * BLOCK..offset])
    }

    fn line(&self, offset: u32) -> usize {
        self.starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    /// Line and column of a byte offset of `text`, the text that the index was made from.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.line(offset);
        let start = self.starts[line] as usize;
        let offset = (offset as usize).max(start);
        let before = self.characters_before(text, offset) - self.characters_before(text, start);
        LineColumn {
            line: line as u32 + 1,
            column: before + 1,
        }
    }

    /// The bytes of the line that holds the offset, without its line end.
    pub fn line_span(&self, text: &str, offset: u32) -> Span {
        let line = self.line(offset);
        let start = self.starts[line];
        let end = self
            .starts
            .get(line + 1)
            .copied()
            .unwrap_or(text.len() as u32);
        let content = Span::new(start, end)
            .slice(text)
            .trim_end_matches(['\n', '\r']);
        Span::new(start, start + content.len() as u32)
    }
}

/// How many characters start in these bytes of UTF-8.
fn count_characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|it| **it & 0xc0 != 0x80).count() as u32
}

/// Converts byte offsets to UTF-16 offsets, as JavaScript strings count, in one pass.
///
/// Offsets may be asked for in any order; the converter keeps the last place and walks on from
/// there, so ascending questions cost one pass over the text in all.
#[derive(Clone, Debug)]
pub struct Utf16Offsets<'a> {
    text: &'a str,
    byte: usize,
    utf16: u32,
}

impl<'a> Utf16Offsets<'a> {
    /// Starts at the beginning of the text.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            utf16: 0,
        }
    }

    /// The UTF-16 offset of a byte offset.
    pub fn of(&mut self, offset: u32) -> u32 {
        let offset = offset as usize;
        if offset < self.byte {
            (self.byte, self.utf16) = (0, 0);
        }
        if let Some(between) = self.text.get(self.byte..offset) {
            self.utf16 += between.chars().map(|it| it.len_utf16() as u32).sum::<u32>();
            self.byte = offset;
        }
        self.utf16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, needle: &str, line: u32, column: u32) {
        let offset = text.find(needle).unwrap() as u32;
        let index = LineIndex::new(text);
        assert_eq!(
            index.line_column(text, offset),
            LineColumn { line, column },
            "{text:?}"
        );
    }

    #[test]
    fn counts_lines_of_every_ending_and_columns_in_characters() {
        check("a\nb\nX", "X", 3, 1);
        check("a\r\nb\r\n X", "X", 3, 2);
        check("a\rX", "X", 2, 1);
        check("'é😀' X", "X", 1, 6);
        check("\u{feff}X", "X", 1, 1);
        check("a\n\u{e9}X", "X", 2, 2);
    }

    #[test]
    fn counts_far_into_a_long_line() {
        let text = format!("x\n{}X", "é".repeat(5_000));
        check(&text, "X", 2, 5_001);
        let index = LineIndex::new(&text);
        let end = LineColumn {
            line: 2,
            column: 5_002,
        };
        assert_eq!(index.line_column(&text, text.len() as u32), end);
        let exact = "a".repeat(2 * BLOCK);
        let last = LineIndex::new(&exact).line_column(&exact, exact.len() as u32);
        assert_eq!(
            last,
            LineColumn {
                line: 1,
                column: 2 * BLOCK as u32 + 1
            }
        );
    }

    #[test]
    fn cuts_out_the_line_without_its_end() {
        let text = "one\r\ntwo\nthree";
        let index = LineIndex::new(text);
        let line = |offset| index.line_span(text, offset).slice(text);
        assert_eq!((line(1), line(6), line(14)), ("one", "two", "three"));
    }

    #[test]
    fn converts_to_utf16_in_any_order() {
        let text = "aé😀b";
        let mut offsets = Utf16Offsets::new(text);
        assert_eq!([0, 1, 3, 7, 8].map(|at| offsets.of(at)), [0, 1, 2, 4, 5]);
        assert_eq!(offsets.of(1), 1);
    }
}
