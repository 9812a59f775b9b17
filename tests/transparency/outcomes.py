"""A plugin of pytest: writes what became of every test into the file that OUTCOMES names.

A line for each: its name, the outcome, and of a failure the first line of what went wrong. What only
this run has, where the server listens and addresses in memory, is taken out.
"""

import os
import re


def _without_own(text):
    host, port = os.environ["PGHOST"], os.environ["PGPORT"]
    text = text.replace(host, "HOST")
    text = re.sub(rf"\b{port}\b", "PORT", text)
    return re.sub(r"\b0x[0-9a-f]+", "ADDRESS", text)


def _reason(report):
    crash = getattr(report.longrepr, "reprcrash", None)
    return crash.message.splitlines()[0] if crash and crash.message else ""


def _write(name, outcome, reason):
    with open(os.environ["OUTCOMES"], "a") as file:
        file.write(f"{name}\t{outcome}\t{_without_own(reason)}\n")


def pytest_runtest_logreport(report):
    if report.when == "call" or report.outcome != "passed":
        outcome = report.outcome if report.when == "call" else f"{report.outcome} in {report.when}"
        _write(report.nodeid, outcome, _reason(report))


def pytest_collectreport(report):
    if report.failed:
        _write(report.nodeid, "not collected", str(report.longrepr).splitlines()[-1])
