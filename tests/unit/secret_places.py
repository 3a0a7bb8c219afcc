"""The places where a program may show what it holds, and whether a secret shows there.

`found` checks one kind of credentials; `tests/unit/secrets_table.py` makes a table of the results.
"""

from __future__ import annotations

import base64
import copy
import json
import logging
import pickle
import pprint
import tempfile
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, TypeAlias, cast
from urllib.parse import quote

import attrs
import httpx
from rich.traceback import Traceback

from airflow_trigger import (
    AirflowClient,
    BasicAuth,
    BearerToken,
    BearerTokenFile,
    BearerTokenProvider,
    BehindGateway,
    ClientCredentials,
    GoogleCredentials,
    JwtLogin,
    Mwaa,
    NoAuth,
    OAuth2ClientCredentials,
    PasswordAuth,
    RetryPolicy,
)
from airflow_trigger.models import Api
from tests.both import Mode, open_client
from tests.unit.secret_server import TOKEN, Door, unwritable

SECRET = "Zq7Kw2secretPx"
# A file that exists as long as this process.
_FOLDER = tempfile.TemporaryDirectory()
FILE = Path(_FOLDER.name) / "token"
FILE.write_text(SECRET)
BY_NAME = f"ada:{SECRET}"
# The forms in which a secret is sent or shown.
FORMS = (
    *(SECRET, TOKEN, quote(BY_NAME, safe="")),
    *(base64.b64encode(text.encode()).decode() for text in (BY_NAME, f"my-id:{SECRET}")),
)

URL = "https://airflow.test"
Settings: TypeAlias = dict[str, Any]


@attrs.frozen
class Kind:
    """One kind of credentials.

    Attributes:
        name: The name in the docs.
        group: The column of the table.
        settings: Returns the client's settings, given the URL of the server.
        refused: Makes the credentials from an invalid value that contains the secret.
        api: The API that they are for.
        url: The `base_url`, if it differs from the server's URL.
        is_https: Whether they need a server with TLS.
    """

    name: str
    group: str
    settings: Callable[[str], Settings]
    refused: Callable[[], object]
    api: Api = "v2"
    url: str | None = None
    is_https: bool = False

    def __str__(self) -> str:
        return self.name


class Session:
    """Stands in for a `boto3.Session`."""

    region_name = "eu-west-1"

    def client(self, service_name: str) -> Session:
        return self

    def create_web_login_token(self, *, Name: str) -> dict[str, object]:  # noqa: N803 - AWS's
        return {"WebToken": SECRET, "WebServerHostname": "prod.mwaa.test", "Name": Name}


class Credentials:
    """Stands in for google-auth's credentials."""

    token = SECRET
    valid = True
    expired = False
    expiry = None

    def refresh(self, _: object) -> None:
        """Nothing to do: it stays valid."""


# Each group is a column. Functions make the credentials, so that no frame of a test holds them.
PASSWORDS, TOKENS, CLIENTS, CLOUDS = "passwords", "tokens", "client secrets", "MWAA, Google"
TWO, HEADERS, PROXIES = "behind a gateway", "`headers`", "`proxy`"
KINDS = (
    Kind(
        "BasicAuth",
        PASSWORDS,
        lambda _: {"auth": BasicAuth("ada", SECRET)},
        lambda: BasicAuth("a:b", SECRET),
        api="v1",
    ),
    Kind(
        "PasswordAuth on Airflow 2",
        PASSWORDS,
        lambda _: {"auth": PasswordAuth("ada", SECRET)},
        lambda: PasswordAuth("ada\n", SECRET),
        api="v1",
    ),
    Kind(
        "PasswordAuth on Airflow 3",
        PASSWORDS,
        lambda _: {"auth": PasswordAuth("ada", SECRET)},
        lambda: PasswordAuth("ada", f"{SECRET}\n"),
    ),
    Kind(
        "JwtLogin",
        PASSWORDS,
        lambda _: {"auth": JwtLogin("ada", SECRET)},
        lambda: JwtLogin("ada", f"{SECRET}\n"),
    ),
    Kind("str", TOKENS, lambda _: {"auth": SECRET}, lambda: AirflowClient(URL, auth=f"{SECRET}\n")),
    Kind(
        "BearerToken",
        TOKENS,
        lambda _: {"auth": BearerToken(SECRET)},
        lambda: BearerToken(f"Bearer {SECRET}"),
    ),
    Kind(
        "BearerTokenFile",
        TOKENS,
        lambda _: {"auth": BearerTokenFile(FILE)},
        lambda: BearerTokenFile(FILE),
    ),
    Kind(
        "BearerTokenProvider",
        TOKENS,
        lambda _: {"auth": BearerTokenProvider(lambda: SECRET)},
        lambda: BearerTokenProvider(SECRET),  # type: ignore[arg-type]
    ),
    Kind(
        "ClientCredentials",
        CLIENTS,
        lambda _: {"auth": ClientCredentials("my-id", SECRET)},
        lambda: ClientCredentials("my-id", f"{SECRET}\n"),
    ),
    Kind(
        "OAuth2ClientCredentials",
        CLIENTS,
        lambda url: {"auth": OAuth2ClientCredentials(f"{url}/token?key={SECRET}", "my-id", SECRET)},
        lambda: OAuth2ClientCredentials("https://a.test/token", "my-id", f"{SECRET}\n"),
    ),
    Kind(
        "Mwaa",
        CLOUDS,
        lambda _: {"auth": Mwaa("prod", session=Session())},
        lambda: AirflowClient(
            URL, auth=Mwaa("prod", session=Session()), headers={"K": f"{SECRET}\n"}
        ),
        url="https://prod.mwaa.test",
        is_https=True,
    ),
    Kind(
        "GoogleCredentials",
        CLOUDS,
        lambda _: {"auth": GoogleCredentials(Credentials())},
        lambda: GoogleCredentials(SECRET),  # type: ignore[arg-type]
    ),
    Kind(
        "BehindGateway",
        TWO,
        lambda _: {"auth": BehindGateway(BearerToken(SECRET), BasicAuth("ada", SECRET))},
        lambda: BehindGateway(BearerToken(SECRET), f"{SECRET}\n"),
        api="v1",
    ),
    Kind(
        "BehindGateway before a login",
        TWO,
        lambda _: {"auth": BehindGateway(SECRET, JwtLogin("ada", SECRET), header="X-Front")},
        lambda: BehindGateway(f"{SECRET}\n", BearerToken(SECRET)),
    ),
    Kind(
        "a key in headers",
        HEADERS,
        lambda _: {"auth": NoAuth(), "headers": {"X-Api-Key": SECRET, "Cookie": f"a={SECRET}"}},
        lambda: AirflowClient(URL, auth=NoAuth(), headers={"X-Api-Key": f"{SECRET}\n"}),
    ),
    Kind(
        "a proxy with a password",
        PROXIES,
        lambda url: {"auth": NoAuth(), "proxy": url.replace("//", f"//{BY_NAME}@")},
        lambda: AirflowClient(URL, auth=NoAuth(), proxy=f"http://{BY_NAME}@proxy.test:99999"),
        url="http://airflow.localhost",
    ),
    Kind(
        "a proxy with a password before TLS",
        PROXIES,
        lambda url: {"auth": NoAuth(), "proxy": url.replace("//", f"//{BY_NAME}@")},
        lambda: AirflowClient(URL, auth=NoAuth(), proxy=f"ftp://{BY_NAME}@proxy.test"),
        url="https://airflow.test",
    ),
)


def shows(text: str) -> bool:
    return any(form in text for form in FORMS)


# The places where secrets are searched for; each is the name of a row of the table.
OF_CREDENTIALS = "`repr`, `str` and `format` of the credentials and of the client"
DUMPS = "dumps by `vars` of the credentials and what they hold, by `pprint` and `json` too"
DUMPS_OF_CLIENT = "the same of the client"
COPIES = "`pickle`, `copy` and `deepcopy`: refused, and the message"
REFUSED = "the message about an argument that is refused"
REFUSED_FRAMES = "its traceback with locals"
LOGS = "logs at DEBUG, of httpx and httpcore too"
EVENTS = "`on_event`"
ERRORS = "errors: text, arguments, attributes, notes, and those of their causes"
FRAMES = "their tracebacks with locals (`capture_locals`, rich)"
PLACES = (
    *(OF_CREDENTIALS, DUMPS, DUMPS_OF_CLIENT, COPIES, REFUSED, REFUSED_FRAMES),
    *(LOGS, EVENTS, ERRORS, FRAMES),
)
Findings: TypeAlias = dict[str, set[str]]


@cache
def found(kind: Kind, mode: Mode) -> Findings:
    """What showed a secret, by place."""
    findings: Findings = {place: set() for place in PLACES}
    findings[REFUSED], findings[REFUSED_FRAMES] = _of_refusal(kind.refused)
    door, seen = Door(kind.api), _Seen()
    with door.serving() as url, _logged(findings[LOGS]):
        settings = kind.settings(url)
        with closing(_opened(mode, kind, url, door, settings, seen)) as client:
            _look_at_objects(findings, settings["auth"], client)
            _use(client, door, seen)
            _look_at_objects(findings, settings["auth"], client)
        for manner in ("refuse", "lose all"):
            door.manner = manner
            seen.error_of_trigger(_opened(mode, kind, url, door, kind.settings(url), seen))
        settings = kind.settings(url)
        broken = unwritable(mode, settings.pop("proxy", None))
        settings["transport"] = broken
        seen.error_of_trigger(_opened(mode, kind, url, None, settings, seen))
    findings[EVENTS] = {type(event).__name__ for event in seen.events if shows(_deep(event))}
    for error in seen.errors:
        findings[ERRORS] |= shown_by_error(error)
        findings[FRAMES] |= shown_by_frames(error)
    return findings


class _Seen:
    """The events and errors of the calls."""

    def __init__(self) -> None:
        self.events: list[object] = []
        self.errors: list[Exception] = []

    def error_of(self, call: Callable[[], object]) -> None:
        try:
            call()
        except Exception as error:
            self.errors.append(error)
        else:
            raise AssertionError("nothing was raised")

    def error_of_trigger(self, client: AirflowClient) -> None:
        with closing(client):
            self.error_of(lambda: client.trigger("sales"))


def _opened(
    mode: Mode, kind: Kind, url: str, door: Door | None, settings: Settings, seen: _Seen
) -> AirflowClient:
    own: Settings = {"retry": RetryPolicy(attempts=2, backoff=0), "on_event": seen.events.append}
    if kind.is_https and door is not None:
        own["transport"] = httpx.MockTransport(door.respond)
    return open_client(mode, kind.url or url, api=kind.api, **own | settings)


def _use(client: AirflowClient, door: Door, seen: _Seen) -> None:
    """Trigger, if possible; then trigger again and lose the response."""
    with suppress(Exception):
        client.trigger("sales")
    door.manner = "lose triggers"
    seen.error_of(lambda: client.trigger("sales"))


def _of_refusal(call: Callable[[], object]) -> tuple[set[str], set[str]]:
    seen = _Seen()
    try:
        call()
    except Exception as error:
        seen.errors.append(error)
    messages, frames = set[str](), set[str]()
    for refusal in seen.errors:
        messages |= shown_by_error(refusal)
        frames |= shown_by_frames(refusal)
    return messages, frames


def _look_at_objects(findings: Findings, auth: object, client: object) -> None:
    # `open_client` wraps an async client.
    client = getattr(client, "_client", client) if not isinstance(client, AirflowClient) else client
    for each in (client,) if isinstance(auth, str) else (auth, client):
        texts = {"repr": repr(each), "str": str(each), "format": f"{each}"}
        findings[OF_CREDENTIALS] |= {name for name, text in texts.items() if shows(text)}
        findings[DUMPS if each is auth else DUMPS_OF_CLIENT] |= _of_dumps(each)
        findings[COPIES] |= _of_copies(each)


def _of_dumps(each: object) -> set[str]:
    attributes = vars(each)
    dumps = {
        "`pprint`": pprint.pformat(attributes),
        "`json`": json.dumps(attributes, default=str),
        "`json` with `repr`": json.dumps(attributes, default=repr),
    }
    return {name for name, text in dumps.items() if shows(text)} | set(_shown_inside(each))


WALKED = frozenset({"airflow_trigger", "boto3", "botocore", "google"})


def _shown_inside(value: object, path: str = "", seen: set[int] | None = None) -> Iterator[str]:
    """The attributes whose repr shows a secret, at any depth in objects of this package.

    Objects of the libraries that obtain tokens are included, if an object of ours leads to them.
    """
    seen = set() if seen is None else seen
    if id(value) in seen:
        return
    seen.add(id(value))
    inside: dict[Any, Any] = {}
    if type(value).__module__.partition(".")[0] in WALKED:
        inside = getattr(value, "__dict__", {})
    if isinstance(value, dict):
        inside = {**inside, **value}
    if isinstance(value, list | tuple | set | frozenset):
        inside = {**inside, **dict(enumerate(cast(Iterable[object], value)))}
    if not inside and shows(repr(value)):  # pyright: ignore[reportUnknownArgumentType]
        yield f"`{path}`"
    for name, each in inside.items():
        yield from _shown_inside(each, f"{path}.{name}".lstrip("."), seen)


def _of_copies(each: object) -> set[str]:
    copied: set[str] = set()
    for how in (pickle.dumps, copy.copy, copy.deepcopy):
        try:
            again: object = how(each)
        except Exception as refusal:
            again = str(refusal)
        shown = again if isinstance(again, str) else repr(again)
        if isinstance(again, bytes):
            shown = again.decode(errors="replace")
        if shows(shown):
            copied.add(f"`{how.__name__}`")
    return copied


def _deep(value: object) -> str:
    """The repr of a value and of all its attributes."""
    parts = [repr(value), str(value)]
    if attrs.has(type(value)):
        fields = [field.name for field in attrs.fields(type(value))]  # type: ignore[arg-type]
        parts += [_deep(getattr(value, name)) for name in fields]
    return " ".join(parts)


def _chain(error: BaseException) -> Iterator[BaseException]:
    left, seen = [error], set[int]()
    while left:
        each = left.pop()
        if id(each) not in seen:
            seen.add(id(each))
            yield each
            inside = (each.__cause__, each.__context__, *each.args, *vars(each).values())
            left += [other for other in inside if isinstance(other, BaseException)]


def shown_by_error(error: BaseException) -> set[str]:
    shown: set[str] = set()
    for each in _chain(error):
        name = f"{type(each).__module__.partition('.')[0]}.{type(each).__name__}"
        texts = {"str": str(each), "repr": repr(each), "args": repr(each.args)}
        texts |= {"vars": repr(vars(each)), "notes": repr(getattr(each, "__notes__", ""))}
        shown |= {f"`{what}` of `{name}`" for what, text in texts.items() if shows(text)}
    return shown


def shown_by_frames(error: BaseException) -> set[str]:
    """The locals that show a secret, in all frames except those of the tests."""
    shown = {
        f"`{name}` in `{module}`"
        for each in _chain(error)
        for module, local in _locals(each.__traceback__)
        for name, value in local.items()
        if shows(_safe_repr(value))
    }
    text = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    told = Traceback.extract(type(error), error, error.__traceback__, show_locals=True)
    rich = " ".join(
        node.render(max_width=400)
        for stack in told.stacks
        for frame in stack.frames
        for node in (frame.locals or {}).values()
    )
    if not shown:
        shown |= {"`capture_locals`"} if shows(text) else set()
        shown |= {"rich"} if shows(rich) else set()
    return shown


def _locals(frames: TracebackType | None) -> Iterator[tuple[str, dict[str, Any]]]:
    while frames is not None:
        module: str = frames.tb_frame.f_globals.get("__name__", "")
        if not module.startswith("tests."):
            yield f"{module}.{frames.tb_frame.f_code.co_name}", frames.tb_frame.f_locals
        frames = frames.tb_next


def _safe_repr(value: object) -> str:
    try:
        return repr(value)
    except Exception:
        return ""


@contextmanager
def _logged(shown: set[str]) -> Generator[None]:
    """Add the loggers whose messages at DEBUG show a secret."""

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if shows(logging.Formatter().format(record)):
                shown.add(f"`{record.name}`")

    root, handler = logging.getLogger(), Handler()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.setLevel(level)
        root.removeHandler(handler)


def landed(kind: Kind) -> bool:
    """Whether this kind of credentials is implemented on this branch."""
    try:
        kind.settings("https://airflow.test")
    except NotImplementedError:
        return False
    return True
