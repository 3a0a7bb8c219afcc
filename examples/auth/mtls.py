"""A client certificate that is renewed while the service runs (mTLS).

AIRFLOW_TLS is a folder with tls.crt, tls.key and ca.crt, as written by
cert-manager. AIRFLOW_TRIGGER_URL is Airflow's URL.
"""

import logging
import os
import ssl
from pathlib import Path
from typing import Any, Self

from airflow_trigger import AirflowClient, NoAuth


class RotatedTls(ssl.SSLContext):
    """Uses the current certificates of the folder for each new connection.

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
        except OSError:  # or ssl.SSLError: key and certificate do not match
            logging.warning("kept the previous certificate", exc_info=True)
        return self._current[1]

    def _version(self) -> list[tuple[int, int]]:
        files = [self._folder / name for name in ("tls.crt", "tls.key")]
        found = [file.stat() for file in files]
        return [(status.st_ino, status.st_mtime_ns) for status in found]

    def _read(self) -> ssl.SSLContext:
        # Kubernetes swaps a symbolic link, so these files belong together.
        files = (self._folder / "tls.crt").resolve().parent
        context = ssl.create_default_context(cafile=files / "ca.crt")
        context.load_cert_chain(files / "tls.crt", files / "tls.key")
        return context


def connect() -> AirflowClient:
    # If Airflow needs a login too, replace `auth=NoAuth()`.
    tls = RotatedTls(Path(os.environ["AIRFLOW_TLS"]))
    return AirflowClient(auth=NoAuth(), verify=tls)


if __name__ == "__main__":
    conf = {"dataset_name": "monthly_sales", "year": 2026}
    with connect() as airflow:
        run = airflow.run("sales", conf, timeout=600)
        print(run.run_id, run.state)
