"""Show progress: a line with running seconds on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn
from rich.text import Text

from tests.live.install import Report


class Progress:
    """A `Report` that shows progress in numbered steps, on stderr.

    Without a terminal, `plain` gets each line. NO_COLOR turns colors off.
    """

    def __init__(self, plain: Report, *, steps: int = 0) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._plain = plain
        self._steps = steps
        self._step = 0
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end(Text("✗", "red") if error else Text("✓", "green"))

    def step(self, title: str) -> None:
        self.rest()
        self._step += 1
        if self._on_terminal:
            self._console.print(Text(f"\n{self._step}/{self._steps} {title}", "bold"))
        else:
            self._plain(title)

    def __call__(self, line: str) -> None:
        self.rest()
        if not self._on_terminal:
            self._plain(line)
            return
        seconds = TextColumn("{task.elapsed:3.0f} s", style="dim")
        columns = SpinnerColumn(), seconds, TextColumn("{task.description}", markup=False)
        self._bar = Bar(*columns, console=self._console, transient=True)
        self._bar.add_task(line, total=None)
        self._bar.start()

    def rest(self) -> None:
        """End the running line, before something else is printed."""
        self._end(Text("✓", "green"))

    def _end(self, mark: Text) -> None:
        if self._bar is None:
            return
        (task,) = self._bar.tasks
        self._bar.stop()
        self._bar = None
        seconds = Text(f"{task.elapsed or 0:3.0f} s", "dim")
        self._console.print(Text.assemble(mark, " ", seconds, " ", task.description))

    @property
    def _on_terminal(self) -> bool:
        return sys.stderr.isatty() and not self._console.is_dumb_terminal
