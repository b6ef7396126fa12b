"""Lighthouse scores of a built site, served compressed and with the site's own headers.

    npm install --prefix lighthouse lighthouse
    python -m benchmarks.lighthouse PUBLIC --lighthouse lighthouse/node_modules/.bin/lighthouse

Each row is a page: its scores for performance, accessibility, best practices and SEO out of 100, then the audits below 100.
Lighthouse measures how long a page takes on this machine, so other work on it costs points: use an idle machine, or `--runs 5`,
of which the median counts.
"""

import argparse
import json
import os
import subprocess
from pathlib import Path

from tests.browser.conftest import chromium
from tests.browser.site import served

PAGES = ("/", "/posts/serve-first/", "/scorecards/support/", "/search/", "/tags/", "/scorecards/", "/archive/")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic"


def run(lighthouse: str, address: str, preset: str) -> dict:
    """Lighthouse's report on one page, parsed from JSON. Raises CalledProcessError if the run itself fails."""
    command = [lighthouse, address, "--output=json", "--output-path=stdout", "--quiet", f"--chrome-flags={FLAGS}"]
    if preset == "desktop":
        command.append("--preset=desktop")
    environment = {**os.environ, "CHROME_PATH": chromium()}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def speed(report: dict) -> float:
    """The performance score, by which the runs of one page are compared."""
    return report["categories"]["performance"]["score"] or 0.0


def row(page: str, report: dict) -> str:
    """One line: the page, its four scores, and the audits that count and are below 100."""
    figures = [round((part["score"] or 0) * 100) for part in report["categories"].values()]
    counted = [each["id"] for part in report["categories"].values() for each in part["auditRefs"] if each["weight"]]
    audits = report["audits"]
    below = [
        f"{name} {audits[name].get('displayValue', '')}".strip()
        for name in counted
        if audits[name]["score"] not in (1, None)
    ]
    return f"{page:26}" + "".join(f"{figure:5}" for figure in figures) + "  " + ", ".join(below)


def main() -> None:
    """Run Lighthouse on each page and print the results."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("public", type=Path)
    asked.add_argument("--lighthouse", default="lighthouse", help="the Lighthouse program, if it is not on the PATH")
    asked.add_argument("--preset", choices=("mobile", "desktop"), default="mobile")
    asked.add_argument("--pages", nargs="+", default=PAGES)
    asked.add_argument("--runs", type=int, default=1)
    given = asked.parse_args()
    print(f"{given.preset:26} perf  a11y best  seo")
    with served(given.public) as address:
        for page in given.pages:
            reports = [run(given.lighthouse, address + page, given.preset) for _ in range(given.runs)]
            print(row(page, sorted(reports, key=speed)[given.runs // 2]), flush=True)


if __name__ == "__main__":
    main()
