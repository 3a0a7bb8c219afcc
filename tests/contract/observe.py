"""Record how real servers answer the cases: `python -m tests.contract.observe [VERSION…]`."""

from __future__ import annotations

import argparse
import json

from tests.contract.same_answers import FOLDER, observe
from tests.contract.same_servers import real_server
from tests.live.plugin import DAGS, DEFAULT_VERSIONS
from tests.live.serve import stopwatch
from tests.live.server import running_airflow


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.contract.observe", description=__doc__)
    parser.add_argument("versions", nargs="*", metavar="VERSION", default=DEFAULT_VERSIONS)
    FOLDER.mkdir(exist_ok=True)
    for version in parser.parse_args().versions:
        report = stopwatch()
        with (
            running_airflow(version, dags=DAGS, report=report) as airflow,
            real_server(airflow) as server,
        ):
            seen = observe(server)
        text = json.dumps(seen, indent=1, ensure_ascii=False)
        (FOLDER / f"{version}.json").write_text(text + "\n")
        report(f"{len(seen)} answers of Airflow {version} are recorded")


if __name__ == "__main__":
    main()
