"""The outcome of a campaign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """The orders, and the runs that Airflow has in the end.

    Attributes:
        done: The failures of programs and of the network, and how often each was caused.
        committed: The orders that the service has accepted for good, without those that Airflow
            refuses.
        rolled_back: The orders that the service has not accepted.
        runs: Order → the ids of its runs.
        dead: The kind of error → how many dead letters.
        broken: Other problems, one line each.
    """

    done: Counter[str] = field(default_factory=Counter[str])
    committed: set[int] = field(default_factory=set[int])
    rolled_back: set[int] = field(default_factory=set[int])
    runs: dict[int, list[str]] = field(default_factory=dict[int, "list[str]"])
    dead: Counter[str] = field(default_factory=Counter[str])
    broken: list[str] = field(default_factory=list[str])

    @property
    def lost(self) -> list[int]:
        return sorted(order for order in self.committed if not self.runs.get(order))

    @property
    def doubled(self) -> list[int]:
        return sorted(order for order, run_ids in self.runs.items() if len(run_ids) > 1)

    @property
    def unwanted(self) -> list[int]:
        """The orders that have a run although they were not accepted."""
        return sorted(self.rolled_back & self.runs.keys())

    def wrong(self) -> list[str]:
        """All problems, one line each; empty if there are none."""
        return [
            *(f"order {order} is lost" for order in self.lost),
            *(f"order {order} has the runs {self.runs[order]}" for order in self.doubled),
            *(f"order {order} was rolled back and has a run" for order in self.unwanted),
            *self.broken,
        ]

    def rows(self) -> dict[str, str]:
        reasons = ", ".join(f"{count} {error}" for error, count in sorted(self.dead.items()))
        return {
            **{what: f"{count:,}" for what, count in self.done.items()},
            "orders committed": f"{len(self.committed):,}",
            "runs found": f"{sum(map(len, self.runs.values())):,}",
            "**lost**": f"**{len(self.lost)}**",
            "**duplicates**": f"**{len(self.doubled)}**",
            "orders rolled back": f"{len(self.rolled_back):,}",
            "runs of orders rolled back": f"{len(self.unwanted)}",
            "dead letters": reasons,
        }


def table(outcomes: Mapping[str, Outcome]) -> str:
    """The outcomes side by side, in Markdown."""
    columns = {name: outcome.rows() for name, outcome in outcomes.items()}
    names = dict.fromkeys(name for rows in columns.values() for name in rows)
    lines = [["", *columns], ["---", *["---:"] * len(columns)]]
    lines += [[name, *(rows.get(name, "") for rows in columns.values())] for name in names]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
