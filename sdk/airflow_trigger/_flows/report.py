"""What the doctor reports on the network, the clocks and the credentials, and its whole report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from airflow_trigger._flows.answers import IN_BETWEEN
from airflow_trigger._flows.texts import duration, listed, moment, one_line
from airflow_trigger._http import faults
from airflow_trigger._http.urls import is_loopback
from airflow_trigger.auth._tokens import SecretAuth
from airflow_trigger.errors import AirflowTriggerError, ApiError, UnexpectedResponse
from airflow_trigger.models import Report, ReportStep, Verdict

if TYPE_CHECKING:
    from airflow_trigger._config import Config
    from airflow_trigger._http.probes import Certificate, Way
    from airflow_trigger.auth._tokens import TokenTimes

# If clocks differ by more, tokens look expired, or not valid yet.
MOST_SKEW = timedelta(seconds=60)
# A certificate that expires sooner is noted.
SOON = timedelta(days=14)
UNENCRYPTED = "Credentials are sent unencrypted: use https:// if the server supports it."
BY_NTP = "Synchronize both clocks, such as with NTP: the server checks tokens by its own clock."
# Where the first sentence of a message ends.
SENTENCE_END = re.compile(r"(?<=[.)]) (?=[A-Z])")


def step(name: str, seen: str, verdict: Verdict = "ok", advice: str = "") -> ReportStep:
    return ReportStep(name=name, seen=one_line(seen), verdict=verdict, advice=one_line(advice))


def failed(name: str, error: AirflowTriggerError) -> ReportStep:
    return step(name, *seen_and_verdict(error))


def seen_and_verdict(error: AirflowTriggerError) -> tuple[str, Verdict, str]:
    seen, advice = halves(error)
    return seen, "fails", advice


def halves(error: AirflowTriggerError) -> tuple[str, str]:
    """The message of an error: what happened, and what to do about it."""
    text, end = str(error), None
    if isinstance(error, ApiError):
        detail = f"{error.detail.rstrip('.')}."
        end = text.find(detail) + len(detail) if detail in text else None
    elif isinstance(error, UnexpectedResponse) and IN_BETWEEN in text:
        end = text.find(IN_BETWEEN)
    if end is None:
        first = SENTENCE_END.search(text)
        end = len(text) if first is None else first.start()
    return text[:end].strip(), text[end:].strip()


# The network.


def of_url(base_url: str) -> ReportStep:
    url = urlsplit(base_url)
    is_open = url.scheme == "http" and not is_loopback(url.hostname or "")
    if is_open:
        return step("URL", f"{base_url}: without TLS", "note", UNENCRYPTED)
    return step("URL", base_url)


def of_way(base_url: str, way: Way | None) -> Iterator[ReportStep]:
    """The network steps, up to the first one that fails."""
    if way is None:
        why = "the client sends its requests through a transport of its own"
        yield step("network", f"DNS, TCP and TLS are not checked: {why}")
        return
    steps = {"proxy": _proxy, "DNS": _dns, "TCP": _tcp, "TLS": _tls}
    for name, look in steps.items():
        if way.failed == name and way.fault is not None:
            advice = faults.advice(way.fault, base_url)
            yield step(name, _fault(name, way), "fails", advice)
            return
        yield look(base_url, way)


def _fault(name: str, way: Way) -> str:
    assert way.fault is not None
    words = faults.words(way.fault)
    if name == "proxy" and way.via is not None:
        return f"{way.via}: {words}"
    if name == "TLS" and way.certificate is not None:
        return f"{words}; the server has {_described(way.certificate)}"
    return words


def _proxy(base_url: str, way: Way) -> ReportStep:
    host = urlsplit(base_url).hostname
    if way.via is None:
        return step("proxy", f"none: NO_PROXY excludes {host}" if way.is_excepted else "none")
    is_tunnel = base_url.startswith("https") or way.via.url.scheme.startswith("socks")
    what = f"connects to {host}" if is_tunnel else f"forwards the requests to {host}"
    return step("proxy", f"{way.via}, at {way.peer}, {what}")


def _dns(base_url: str, way: Way) -> ReportStep:
    host = urlsplit(base_url).hostname or ""
    if way.via is not None:
        return step("DNS", f"left to the proxy, which resolves {host}")
    if host in way.addresses:
        return step("DNS", f"{host} is an IP address")
    return step("DNS", f"{host} resolves to {listed(way.addresses)}")


def _tcp(base_url: str, way: Way) -> ReportStep:
    del base_url
    if way.via is not None:
        return step("TCP", "left to the proxy")
    return step("TCP", f"connected to {way.peer}")


def _tls(base_url: str, way: Way) -> ReportStep:
    if base_url.startswith("http:"):
        return step("TLS", "none: the URL starts with http://")
    described = "a certificate that cannot be shown"
    if way.certificate is not None:
        described = _described(way.certificate)
    seen = f"{way.tls}, {described}"
    if not way.is_verified:
        advice = "Anybody on the network path can read the credentials: remove verify=False."
        return step("TLS", f"{seen}; it is not verified (verify=False)", "note", advice)
    return step("TLS", seen)


def with_expiry(one: ReportStep, way: Way | None, now: datetime) -> ReportStep:
    """The step, with a note if the server's certificate expires soon."""
    ends = None if way is None or way.certificate is None else way.certificate.ends
    if one.name != "TLS" or one.verdict != "ok" or ends is None or ends - now > SOON:
        return one
    advice = f"The certificate expires in {duration(ends - now)}: renew it."
    return step(one.name, one.seen, "note", advice)


def _described(certificate: Certificate) -> str:
    names = f" for {listed(certificate.names)}" if certificate.names else ""
    ends = "" if certificate.ends is None else f", valid until {moment(certificate.ends)}"
    begins = certificate.begins
    since = "" if begins is None else f" from {moment(begins)}"
    dates = ends.replace("valid until", f"valid{since} until")
    return (
        f"a certificate of {certificate.subject!r}{names}, issued by {certificate.issuer!r}{dates}"
    )


# The clocks and the credentials.


def of_clocks(skew: timedelta) -> ReportStep:
    if abs(skew) <= MOST_SKEW:
        return step("clock", "the server's clock agrees with this machine's")
    return step("clock", _difference(skew), "note", BY_NTP)


def _difference(skew: timedelta) -> str:
    place = "ahead of" if skew > timedelta() else "behind"
    return f"the server's clock is {duration(abs(skew))} {place} this machine's"


def of_credentials(config: Config) -> str:
    """The credentials and their source; a user's own `httpx.Auth` is shown only by its type."""
    auth = config.auth
    is_ours = type(auth).__module__.startswith("airflow_trigger.")
    kind = repr(auth) if is_ours else type(auth).__name__
    source = "as an argument" if config.auth_source.endswith("=") else f"from {config.auth_source}"
    return f"{kind}, {source}"


def times_of(config: Config) -> TokenTimes | None:
    return config.auth.times() if isinstance(config.auth, SecretAuth) else None


def until_when(times: TokenTimes | None, now: datetime) -> str:
    """Until when the token is valid, as a part of a sentence."""
    if times is None:
        return ""
    renewed = " and is renewed before it expires" if times.renewed is not None else ""
    if times.expires is not None:
        left = times.expires - now
        if left <= timedelta():
            return f"; its token expired at {moment(times.expires)} ({duration(-left)} ago)"
        # Rounded down.
        left = timedelta(seconds=int(left.total_seconds()))
        return f"; its token expires at {moment(times.expires)} (in {duration(left)}){renewed}"
    if times.renewed is not None and times.renewed > now:
        return f"; its token is renewed at {moment(times.renewed)}"
    return ""


def likely_causes(times: TokenTimes | None, skew: timedelta | None, now: datetime) -> Iterator[str]:
    """What the times say about why credentials are refused."""
    at_server = now + (skew or timedelta())
    if times is not None:
        if times.expires is not None and times.expires <= at_server:
            yield f"The token expired at {moment(times.expires)}: get a new one."
        begins = max((one for one in (times.issued, times.not_before) if one), default=None)
        if begins is not None and begins > at_server:
            yield (
                f"A clock is probably wrong: the token is valid from {moment(begins)} on, and "
                f"{'the server' if skew is not None else 'this machine'} has "
                f"{moment(at_server)}. {BY_NTP}"
            )
            return
    if skew is not None and abs(skew) > MOST_SKEW:
        yield f"A clock is probably wrong: {_difference(skew)}. {BY_NTP}"


# The whole report.


def digest(report: Report) -> str:
    """The report as a readable text: one line for each step, with its advice below it."""
    width = max((len(one.name) for one in report.steps), default=0)
    lines: list[str] = []
    for one in report.steps:
        verdict = one.verdict.upper() if one.verdict == "fails" else one.verdict
        lines.append(f"{one.name:{width}}  {verdict:5}  {one_line(one.seen)}")
        if one.advice:
            lines.append(f"{'':{width}}         -> {one_line(one.advice)}")
    return "\n".join([*lines, *_conclusion(report)])


def _conclusion(report: Report) -> Iterable[str]:
    if report.skipped:
        names = listed(report.skipped, most=len(report.skipped))
        yield f"Not checked, because an earlier step fails: {names}."
    names = listed([one.name for one in report.steps if one.verdict == "fails"])
    if report.error is not None:
        yield f"Fails: {names}. A trigger would raise {type(report.error).__name__}."
    elif names:
        yield f"Fails: {names}. A trigger would succeed, but its run may stay queued."
    else:
        yield "Nothing fails."
