"""The command line `airflow-trigger`, installed with the extra `cli`."""

# The console script imports this module, so imports here slow down every command.
import sys

NAME = "airflow-trigger"
WITHOUT_CLICK = (
    "airflow-trigger: the command line needs click and rich, which are not installed in this "
    "environment. Install airflow-trigger as you did before, from the same index, with the extra "
    "`cli`: airflow-trigger[cli]"
)
USAGE = 2
# 128 + SIGINT, the exit status of a command that the signal ends.
INTERRUPTED = 130


def main(arguments: list[str] | None = None, *, name: str = NAME) -> int:
    """Run the command line.

    Args:
        arguments: The command and its arguments. None: those of the process.
        name: The name of the program in help texts.

    Returns:
        The exit status.

    >>> main(["--version"])  # doctest: +ELLIPSIS
    airflow-trigger ...
    0
    """
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--version"]:
        from airflow_trigger._version import VERSION

        print(NAME, VERSION)
        return 0
    leave_out_httpx_command()
    try:
        from airflow_trigger.cli import _app
    except ModuleNotFoundError as missing:
        if missing.name != "click":
            raise
        from airflow_trigger.errors import documentation

        docs = documentation()
        see = f"\nSee {docs}/install.html" if docs else ""
        print(f"{WITHOUT_CLICK}{see}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    return _app.main(given, name=name)


def leave_out_httpx_command() -> None:
    """Keep httpx from importing its own command line.

    If click and rich are installed, `import httpx` imports it, with pygments, which takes most of
    the time of a short command.
    """
    if "httpx" not in sys.modules:
        sys.modules.setdefault("httpx._main", type(sys)("httpx._main"))
