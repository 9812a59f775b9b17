"""Cuts a script into statements the way psql does, from psql's documentation and behavior.

Works on bytes read as Latin-1, so that places are bytes. Written apart from deesql's own splitter,
which it is compared with.
"""

import re
from typing import Iterator, NamedTuple


class Statement(NamedTuple):
    start: int
    end: int
    # Blanks for the meta-commands in it.
    text: str


TOKEN = re.compile(
    r"""
      (?P<space>\s+|--[^\n\r]*)
    | (?P<comment>/\*)
    | (?P<escape>[eE]'(?:[^'\\]|\\.|'')*(?:'|$))
    | (?P<string>(?:[bBxXnN]|[uU]&)?'(?:[^']|'')*(?:'|$))
    | (?P<quoted>(?:[uU]&)?"(?:[^"]|"")*(?:"|$))
    | (?P<dollar>\$(?:[A-Za-z_\x80-\xff][A-Za-z_0-9\x80-\xff]*)?\$)
    | (?P<word>[A-Za-z_\x80-\xff][A-Za-z_0-9$\x80-\xff]*)
    | (?P<meta>\\[^\n\r]*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# With `standard_conforming_strings` off.
ESCAPING_TOKEN = re.compile(
    TOKEN.pattern.replace("(?P<escape>[eE]'", "(?P<escape>[eE]?'"), TOKEN.flags
)
SETTING = re.compile(
    r"(?:RESET|SET(?:\s+SESSION|\s+LOCAL)?)\s+standard_conforming_strings\b\W*(?:TO\W+)?(?P<value>\w+)?",
    re.IGNORECASE,
)
SENDS = re.compile(r"\\(?:g|gx|gexec|gset|gdesc|crosstabview|watch)\b|\\;")
# PostgreSQL takes FROM STDOUT for FROM STDIN, and refuses to copy to a query.
COPY = re.compile(r"COPY\b(?!\s*\().*\bFROM\s+STD(?:IN|OUT)\b", re.IGNORECASE | re.DOTALL)
VARIABLE = re.compile(r"(?<![:\w]):(?P<quote>['\"]?)(?P<name>\w+)(?P=quote)")


def split(script: str) -> Iterator[Statement]:
    """The statements in order; those that psql sends together with `\\;` one by one."""
    at = copies = 0
    tokens = TOKEN
    while at < len(script):
        statement, at, is_sent = _next(script, at, tokens)
        if statement is None:
            continue
        yield statement
        copies += bool(COPY.match(statement.text))
        # The data of all that is sent at once follow.
        while is_sent and copies:
            at = _after_data(script, at)
            copies -= 1
        if setting := SETTING.match(statement.text):
            is_off = (setting["value"] or "").lower() in ("off", "false", "no", "0")
            tokens = ESCAPING_TOKEN if is_off else TOKEN


def without_variables(text: str) -> str:
    """psql's variables as names and strings of the same length."""

    def value(match: re.Match) -> str:
        quote = match["quote"]
        name = "v" + match["name"][1:]
        return f" {quote}{name}{quote}"

    return VARIABLE.sub(value, text)


def _next(
    script: str, at: int, tokens: re.Pattern
) -> tuple[Statement | None, int, bool]:
    start = end = None
    blanked: list[tuple[int, int]] = []
    words: list[str] = []
    parens = blocks = 0

    def made() -> Statement | None:
        if start is None:
            return None
        text, offset = "", start
        for first, last in blanked:
            if start <= first < end:
                text += script[offset:first] + " " * (last - first)
                offset = last
        return Statement(start, end, text + script[offset:end])

    while at < len(script):
        match = tokens.match(script, at)
        assert match
        kind, text, before, at = match.lastgroup, match[0], at, match.end()
        if kind == "space":
            continue
        if kind == "comment":
            at = _after_comment(script, before)
            continue
        if kind == "meta":
            at = before + _command_length(text)
            blanked.append((before, at))
            if SENDS.match(text):
                return made(), at, not text.startswith("\\;")
            continue
        if kind == "other" and text == ";" and parens == 0 and blocks == 0:
            return made(), at, True
        if kind == "dollar":
            close = script.find(text, at)
            at = len(script) if close < 0 else close + len(text)
        elif kind == "word":
            words.append(text.lower())
            blocks = _blocks(words, blocks, parens)
        elif text == "(":
            parens += 1
        elif text == ")":
            parens = max(0, parens - 1)
        elif text == "$":
            # `$1`, and no start of a quote within a name.
            at = before + 1
        start = before if start is None else start
        end = at
    return made(), at, False


def _blocks(words: list[str], blocks: int, parens: int) -> int:
    """How many BEGIN and CASE of the body of a routine are open."""
    head = [word for word in words[:4] if word not in ("or", "replace")][:2]
    if parens or head[:1] != ["create"] or head[1:] not in (["function"], ["procedure"]):
        return blocks
    word = words[-1]
    if word == "begin" or (word == "case" and blocks):
        return blocks + 1
    return max(0, blocks - 1) if word == "end" else blocks


def _after_comment(script: str, at: int) -> int:
    depth = 0
    for match in re.compile(r"/\*|\*/").finditer(script, at):
        depth += 1 if match[0] == "/*" else -1
        if depth == 0:
            return match.end()
    return len(script)


def _command_length(text: str) -> int:
    """Of a meta-command: to the end of the line, or to `\\\\`, which ends it."""
    if text.startswith("\\;"):
        return 2
    separator = text.find("\\\\", 1)
    return len(text) if separator < 0 else separator + 2


def _after_data(script: str, at: int) -> int:
    """Behind the line `\\.`, if there is one."""
    line = script.find("\n", at)
    match = re.compile(r"^\\\.\r?$", re.MULTILINE).search(script, line + 1) if line >= 0 else None
    return match.end() if match else at
