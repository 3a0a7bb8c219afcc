"""Interleaved measurements, so that other load on the machine affects all programs equally."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median


def interleaved(rounds: int, measured: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Measure each once per round; each round starts with a different one."""
    names = list(measured)
    results: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            results[name].append(measured[name]())
    return results


def minus(figures: Sequence[float], base: Sequence[float]) -> list[float]:
    """The differences, round by round."""
    return [one - other for one, other in zip(figures, base, strict=True)]


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratio in each round, as a slow moment affects both sides of a ratio."""
    return median(one / other for one, other in zip(ours, theirs, strict=True))
