"""Compares deesql with PostgreSQL's own parser: `compare.py DEESQL_COVERAGE FOLDER [--verbose]`.

Prints, by kind of statement, how many PostgreSQL accepts, how many of those deesql reads whole, and
how many boundaries and kinds differ. Exits with 1 where a limit in `limits.json` is passed.
`UPDATE_EXPECT=1` writes better figures there and into the README. `--verbose` also prints every
statement that differs or that should be read and is not.
"""

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

from pglast import parse_sql
from pglast.parser import ParseError

import psql
from kinds import kind

HERE = Path(__file__).parent
LIMITS = HERE / "limits.json"
README = HERE.parent.parent / "README.md"
START, END = "<!-- coverage -->\n", "<!-- /coverage -->"

# The DDL whose trees rules and plans need: none of it may be left as tokens.
FAMILIES = (
    "TABLE INDEX SEQUENCE DOMAIN VIEW FUNCTION PROCEDURE ROUTINE SCHEMA STATISTICS ROLE TYPE".split()
)
DDL = {f"{verb} {family}" for verb in ("CREATE", "ALTER", "DROP") for family in FAMILIES} | set(
    "GRANT,REVOKE,ALTER DEFAULT PRIVILEGES,COMMENT,SET,RESET,SET ROLE,SET SESSION AUTHORIZATION,"
    "SET CONSTRAINTS,BEGIN,COMMIT,ROLLBACK,SAVEPOINT,RELEASE,ROLLBACK TO,PREPARE TRANSACTION,"
    "COMMIT PREPARED,ROLLBACK PREPARED,SET TRANSACTION,SET SESSION CHARACTERISTICS".split(",")
)
QUERIES = {"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "COPY FROM", "COPY TO", "SELECT INTO"}
QUERIES |= {"EXPLAIN", "CREATE TABLE AS", "DECLARE CURSOR", "PREPARE", "EXECUTE"}


def accepted(statement: psql.Statement) -> str | None:
    """Its kind, if PostgreSQL's grammar accepts it."""
    text = statement.text.encode("latin-1").decode("utf-8", "replace")
    for candidate in (text, psql.without_variables(text)):
        try:
            parsed = parse_sql(candidate)
        except ParseError:
            continue
        if len(parsed) == 1:
            return kind(parsed[0].stmt)
    return None


def main() -> int:
    tool, folder, *flags = sys.argv[1:]
    files = sorted(str(it) for it in Path(folder).glob("*.sql"))
    lines = subprocess.run([tool, *files], check=True, capture_output=True, text=True).stdout
    found: dict[str, dict[tuple[int, int], tuple[str, str]]] = defaultdict(dict)
    for line in lines.splitlines():
        file, start, end, name, read = line.split("\t")
        found[file][int(start), int(end)] = (name, read)

    counts: dict[str, Counter] = defaultdict(Counter)
    different = []
    for file in files:
        script = Path(file).read_bytes().decode("latin-1")
        for statement in psql.split(script):
            name = accepted(statement)
            if name is None:
                continue
            count = counts[name]
            count["accepted"] += 1
            ours = found[file].get((statement.start, statement.end))
            if ours is None:
                problem = "boundary"
            else:
                count[ours[1]] += 1
                problem = None if ours[0] == name else "kind"
                if ours[1] == "tokens" and name in DDL:
                    different.append(("tokens", name, "", file, script, statement))
            if problem:
                count[problem] += 1
                different.append((problem, name, ours and ours[0], file, script, statement))

    if "--verbose" in flags:
        for problem, name, ours, file, script, statement in different:
            line = script.count("\n", 0, statement.start) + 1
            first = statement.text.splitlines()[0][:100]
            print(f"{problem}: {Path(file).name}:{line}: {name}, {ours}: {first}")
    print_table(counts)
    return judge(counts)


def group(name: str) -> str:
    if name in DDL:
        return "DDL of the families, `SET`, transactions"
    return "queries, DML, what holds a query" if name in QUERIES else "everything else"


def print_table(counts: dict[str, Counter]) -> None:
    columns = ("accepted", "whole", "tokens", "boundary", "kind")
    print(f"{'':34}" + "".join(f"{it:>10}" for it in columns))
    for name, count in sorted(counts.items(), key=lambda it: -it[1]["accepted"]):
        print(f"{name:34}" + "".join(f"{count[it]:10}" for it in columns))
    total = sum(counts.values(), Counter())
    print(f"{'all':34}" + "".join(f"{total[it]:10}" for it in columns))


def judge(counts: dict[str, Counter]) -> int:
    """Compares with the limits, and keeps the README in step."""
    total = sum(counts.values(), Counter())
    figures = {
        "boundaries that differ": total["boundary"],
        "kinds that differ": total["kind"],
        "DDL of the families left as tokens": sum(
            count["tokens"] for name, count in counts.items() if name in DDL
        ),
        "statements left as tokens": total["tokens"],
    }
    limits = json.loads(LIMITS.read_text()) if LIMITS.exists() else figures
    worse = {it: figure for it, figure in figures.items() if figure > limits[it]}
    for it, figure in worse.items():
        print(f"error: {it}: {figure}, the limit is {limits[it]}", file=sys.stderr)
    table = summary(counts)
    before, rest = README.read_text().split(START)
    present, after = rest.split(END)
    if os.environ.get("UPDATE_EXPECT") and not worse:
        LIMITS.write_text(json.dumps(figures, indent=2) + "\n")
        README.write_text(before + START + table + END + after)
    elif present != table:
        print("the table in README.md is out of date; UPDATE_EXPECT=1 make coverage writes it")
    return 1 if worse else 0


def summary(counts: dict[str, Counter]) -> str:
    groups: dict[str, Counter] = defaultdict(Counter)
    for name, count in counts.items():
        groups[group(name)] += count
        groups["all"] += count
    rows = ["| statements | accepted by PostgreSQL | read whole | kind and tokens only |\n"]
    rows.append("| --- | --- | --- | --- |\n")
    for name, count in sorted(groups.items(), key=lambda it: it[1]["accepted"]):
        share = 100 * count["tokens"] / count["accepted"]
        numbers = f"{count['accepted']:,} | {count['whole']:,} | {count['tokens']:,} ({share:.1f} %)"
        rows.append(f"| {name} | {numbers} |\n")
    return "".join(rows)


if __name__ == "__main__":
    sys.exit(main())
