"""A client certificate that rotates while its client is in use, and a server that requires it."""

from __future__ import annotations

import runpy
import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from airflow_trigger import (
    ConnectionFailed,
    JwtLogin,
    NoAuth,
    RetryPolicy,
    TriggerRequest,
)
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client
from tests.fakes import OpenAirflow
from tests.load.tls import CERTIFICATES, server_tls, serving_tls
from tests.recipes import EXAMPLES

pytestmark = pytest.mark.platform("mtls", on="a real TLS server, with rotating certificates")

# The names of the certificates, which different authorities issued.
FIRST, SECOND = "client", "stranger"
RotatedTls = runpy.run_path(str(EXAMPLES / "mtls.py"))["RotatedTls"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A secret as Kubernetes mounts it: links to the files of its first version."""
    (tmp_path / "..data").symlink_to(version(tmp_path, FIRST))
    for name in ("tls.crt", "tls.key", "ca.crt"):
        (tmp_path / name).symlink_to(Path("..data") / name)
    return tmp_path


def version(folder: Path, certificate: str) -> str:
    """Write the files of a version into a separate folder, and return its name."""
    files = folder / f"..{certificate}"
    files.mkdir()
    pem = (CERTIFICATES / f"{certificate}.pem").read_text()
    (files / "tls.crt").write_text(pem)
    (files / "tls.key").write_text(pem)
    (files / "ca.crt").write_bytes((CERTIFICATES / "ca.pem").read_bytes())
    return files.name


def rotate(folder: Path) -> None:
    (folder / "..next").symlink_to(version(folder, SECOND))
    (folder / "..next").replace(folder / "..data")


def trusting(*certificates: str) -> ssl.SSLContext:
    """The server's TLS context, which trusts these client certificates and no others."""
    context = server_tls()
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    for certificate in certificates:
        context.load_verify_locations(CERTIFICATES / f"{certificate}.pem")
    return context


def logged_in() -> tuple[FakeAirflow, httpx.Auth]:
    fake = FakeAirflow()
    fake.add_dag("sales")
    return fake, JwtLogin(fake.username, fake.password)


@pytest.mark.parametrize("with_login", [False, True])
def test_a_batch_goes_through_the_rotation_without_a_run_lost_or_doubled(
    mode: Mode, folder: Path, *, with_login: bool
) -> None:
    fake, auth = logged_in() if with_login else (OpenAirflow(), NoAuth())
    with (
        serving_tls(trusting(FIRST), fake) as server,
        open_client(
            mode, server.url, auth, verify=RotatedTls(folder), retry=RetryPolicy(backoff=0)
        ) as airflow,
    ):

        def requests() -> Iterator[TriggerRequest]:
            for number in range(30):
                if number == 10:
                    server.reload(trusting(FIRST, SECOND))
                    rotate(folder)
                if number == 20:
                    server.reload(trusting(SECOND))
                yield TriggerRequest("sales", {"n": number}, idempotency_key=str(number))

        outcomes = list(airflow.trigger_many(requests(), concurrency=4))

    assert [outcome.error for outcome in outcomes] == [None] * 30
    assert sorted(int(str(conf["n"])) for conf in fake.triggered("sales")) == list(range(30))


def test_a_client_whose_certificate_is_refused_goes_on_once_the_folder_has_another(
    mode: Mode, folder: Path
) -> None:
    fake = OpenAirflow()
    with (
        serving_tls(trusting(SECOND), fake) as server,
        open_client(mode, server.url, NoAuth(), verify=RotatedTls(folder)) as airflow,
    ):
        with pytest.raises(ConnectionFailed, match="client certificate"):
            airflow.trigger("sales")
        assert fake.runs("sales") == []
        rotate(folder)
        assert airflow.trigger("sales").created


def test_files_that_do_not_belong_together_leave_the_former_certificate_in_use(
    mode: Mode, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = folder / f"..{FIRST}"
    with (
        serving_tls(trusting(FIRST), OpenAirflow()) as server,
        open_client(
            mode, server.url, NoAuth(), verify=RotatedTls(folder), retry=RetryPolicy(backoff=0)
        ) as airflow,
    ):
        (files / "tls.crt").write_bytes((CERTIFICATES / f"{SECOND}.pem").read_bytes())
        assert airflow.trigger("sales").created
        server.reload(trusting(SECOND))
        (files / "tls.key").write_bytes((CERTIFICATES / f"{SECOND}.pem").read_bytes())
        assert airflow.trigger("sales").created

    assert "kept the previous certificate" in caplog.text


def test_a_folder_without_certificates_is_told_of_before_anything_is_sent(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        RotatedTls(tmp_path)


def test_the_script_runs_as_it_is_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake = OpenAirflow()
    fake.runs_take(polls=0)
    with serving_tls(trusting(FIRST), fake) as server:
        monkeypatch.setenv("AIRFLOW_TRIGGER_URL", server.url)
        monkeypatch.setenv("AIRFLOW_TLS", str(folder))
        runpy.run_path(str(EXAMPLES / "mtls.py"), run_name="__main__")

    assert capsys.readouterr().out.endswith(" success\n")
