"""Write the table in docs/auth.md of where secrets show: `python -m tests.unit.secrets_table`."""

from __future__ import annotations

from tests.docs.pages import ROOT
from tests.unit.secret_places import KINDS, PLACES, found, landed

PAGE = ROOT / "docs" / "auth.md"
BEGIN = "<!-- written by python -m tests.unit.secrets_table: begin -->\n"
END = "<!-- written by python -m tests.unit.secrets_table: end -->\n"
NOTHING = "not shown"


def table() -> str:
    """What the checks find: a row for each place, a column for each group of credentials."""
    kinds = [kind for kind in KINDS if landed(kind)]
    groups = list(dict.fromkeys(kind.group for kind in kinds))
    seen = {group: {place: set[str]() for place in PLACES} for group in groups}
    for kind in kinds:
        for mode in ("sync", "async"):
            for place, shown in found(kind, mode).items():
                seen[kind.group][place] |= shown
    head = [["where", *groups], ["---"] * (len(groups) + 1)]
    rows = [
        [place, *(", ".join(sorted(seen[group][place])) or NOTHING for group in groups)]
        for place in PLACES
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in [*head, *rows])


def block(page: str) -> str:
    """The text between the markers on the page."""
    return page.partition(BEGIN)[2].partition(END)[0]


def main() -> None:
    page = PAGE.read_text()
    before, after = page.partition(BEGIN)[0], page.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}")


if __name__ == "__main__":
    main()
