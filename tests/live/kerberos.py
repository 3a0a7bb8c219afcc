"""A Kerberos realm for one Airflow: MIT's KDC, from Debian's packages, on a port of 127.0.0.1.

Everything is in a folder in Airflow's home folder; no system file is read or written.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.live.releases import CannotRun
from tests.live.settings import Secrets
from tests.live.supervisor import supervised

REALM = "AIRFLOW.TEST"
# Debian has the administration programs in folders that only administrators have on their PATH.
PATH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])
START_SECONDS = 30.0
# Seconds by which clocks may differ, 300 by default; tickets stay valid this long after their end.
CLOCK_SKEW = 1

_KRB5_CONF = """\
[libdefaults]
default_realm = {realm}
dns_lookup_kdc = false
dns_lookup_realm = false
dns_canonicalize_hostname = false
rdns = false
clockskew = {skew}
udp_preference_limit = 1

[realms]
{realm} = {{
    kdc = 127.0.0.1:{port}
}}
"""
_KDC_CONF = """\
[kdcdefaults]
kdc_listen = 127.0.0.1:{port}
kdc_tcp_listen = 127.0.0.1:{port}

[realms]
{realm} = {{
    database_name = {folder}/principals
    key_stash_file = {folder}/stash
    max_life = 1h
}}
"""
_WEBSERVER_CONFIG = """\
from flask_appbuilder.const import AUTH_DB

AUTH_TYPE = AUTH_DB
# With a public role, FAB's Kerberos takes everybody for its user, without a look at the ticket.
AUTH_ROLE_PUBLIC = None
"""


@dataclass(frozen=True)
class Realm:
    """The realm in a folder: its principals, their keys, and tickets for them."""

    folder: Path

    @property
    def host(self) -> str:
        """The name of this machine in Airflow's principal, determined as Airflow does."""
        name = socket.gethostname()
        try:
            found = socket.getaddrinfo(
                name, None, type=socket.SOCK_DGRAM, flags=socket.AI_CANONNAME
            )
        except OSError:
            return name
        return next((canonical for _, _, _, canonical, _ in found if canonical), name)

    @property
    def env(self) -> dict[str, str]:
        return {
            "PATH": PATH,
            "KRB5_CONFIG": str(self.folder / "krb5.conf"),
            "KRB5_KDC_PROFILE": str(self.folder / "kdc.conf"),
        }

    def keytab(self, principal: str) -> Path:
        return self.folder / f"{principal.replace('/', '_')}.keytab"

    def add(self, principal: str, *options: str) -> Path:
        """Add a principal with a random key; returns its keytab."""
        self.administer("addprinc", "-randkey", *options, principal)
        self.administer("ktadd", "-k", str(self.keytab(principal)), principal)
        return self.keytab(principal)

    def administer(self, *query: str) -> None:
        self.run("kadmin.local", *query)

    def run(self, *command: str, **more_env: str) -> None:
        done = subprocess.run(command, env=self.env | more_env, capture_output=True, text=True)
        if done.returncode != 0:
            raise CannotRun(f"`{' '.join(command)}` failed:\n{done.stdout}{done.stderr}")

    def log_in(self, principal: str, *, cache: Path, seconds: int) -> None:
        """Put a ticket into the cache, replacing the previous one."""
        keytab = str(self.keytab(principal))
        life = f"{seconds}s"
        self.run("kinit", "-k", "-t", keytab, "-l", life, "-c", f"FILE:{cache}", principal)

    def wait_for_end(self, cache: Path) -> None:
        """Wait until the ticket in the cache has expired for everybody, clock skew included."""
        command = ["klist", "-s", "-c", f"FILE:{cache}"]
        while subprocess.run(command, env=self.env).returncode == 0:
            time.sleep(0.2)
        time.sleep(CLOCK_SKEW + 1)


def of(home: Path) -> Realm:
    """The realm of the Airflow with this home folder."""
    return Realm(home / "kerberos")


@contextmanager
def serving(home: Path, secret: Secrets) -> Generator[Mapping[str, str]]:
    """Run the KDC; yields the settings of an Airflow that accepts tickets, and passwords too."""
    realm, port = of(home), _free_port()
    realm.folder.mkdir()
    facts = {"realm": REALM, "port": port, "folder": realm.folder, "skew": CLOCK_SKEW}
    (realm.folder / "krb5.conf").write_text(_KRB5_CONF.format(**facts))
    (realm.folder / "kdc.conf").write_text(_KDC_CONF.format(**facts))
    (home / "webserver_config.py").write_text(_WEBSERVER_CONFIG)
    realm.run("kdb5_util", "create", "-s", "-r", REALM, "-P", secrets.token_urlsafe(24))
    keytab = realm.add(f"airflow/{realm.host}")
    kdc = shutil.which("krb5kdc", path=PATH) or "krb5kdc"
    log = realm.folder / "kdc.log"
    with supervised([kdc, "-n"], env=realm.env, cwd=realm.folder, log=log) as process:
        _wait_until_it_answers(port, process, log)
        yield {
            "AIRFLOW__API__AUTH_BACKENDS": "airflow.api.auth.backend.kerberos_auth,"
            "airflow.api.auth.backend.basic_auth",
            "KRB5_CONFIG": realm.env["KRB5_CONFIG"],
            "KRB5_KTNAME": f"FILE:{keytab}",
        }


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def _wait_until_it_answers(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise CannotRun(f"the KDC does not run:\n{log.read_text()}") from error
            time.sleep(0.05)
        else:
            return
