"""A client certificate that is renewed while the service runs (mTLS).

AIRFLOW_TLS is a folder with tls.crt, tls.key and ca.crt, as cert-manager
fills it; AIRFLOW_TRIGGER_URL is Airflow's address.
"""

import logging
import os
import ssl
from pathlib import Path
from typing import Any, Self

from airflow_trigger import AirflowClient, NoAuth


class RotatedTls(ssl.SSLContext):
    """Gives each new connection the certificates that the folder has now.

    A context in use is never changed, as other threads may be connecting.
    """

    def __new__(cls, folder: Path) -> Self:
        return super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._current = self._version(), self._read()

    def wrap_socket(self, *args: Any, **settings: Any) -> ssl.SSLSocket:
        return self._latest().wrap_socket(*args, **settings)

    def wrap_bio(self, *args: Any, **settings: Any) -> ssl.SSLObject:
        return self._latest().wrap_bio(*args, **settings)

    def _latest(self) -> ssl.SSLContext:
        try:
            version = self._version()
            if version != self._current[0]:
                self._current = version, self._read()
        except OSError:  # ssl.SSLError too: key and certificate do not match
            logging.warning("kept the former certificate", exc_info=True)
        return self._current[1]

    def _version(self) -> list[tuple[int, int]]:
        files = [self._folder / name for name in ("tls.crt", "tls.key")]
        found = [file.stat() for file in files]
        return [(status.st_ino, status.st_mtime_ns) for status in found]

    def _read(self) -> ssl.SSLContext:
        # Kubernetes replaces a link, so these three files are of one version.
        files = (self._folder / "tls.crt").resolve().parent
        context = ssl.create_default_context(cafile=files / "ca.crt")
        context.load_cert_chain(files / "tls.crt", files / "tls.key")
        return context


def connect() -> AirflowClient:
    # Without `auth=NoAuth()` where Airflow wants a login too.
    tls = RotatedTls(Path(os.environ["AIRFLOW_TLS"]))
    return AirflowClient(auth=NoAuth(), verify=tls)


if __name__ == "__main__":
    conf = {"dataset_name": "monthly_sales", "year": 2026}
    with connect() as airflow:
        run = airflow.run("sales", conf, timeout=600)
        print(run.run_id, run.state)
