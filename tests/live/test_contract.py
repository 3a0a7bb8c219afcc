"""The fake server of `airflow_trigger.testing`."""

from __future__ import annotations

import pytest

from tests.contract.same_answers import observe
from tests.contract.same_differences import is_known
from tests.contract.same_servers import fake_server, real_server
from tests.live.plugin import DAGS
from tests.live.serve import stopwatch
from tests.live.server import AirflowServer, running_airflow


def test_the_fake_and_the_real_server_answer_alike(airflow: AirflowServer) -> None:
    """The fake server gives the same responses as the real one."""
    if airflow.manager == "keycloak" or airflow.manager == "kerberos":
        pytest.skip("compared with the other auth managers; its users may do other things")
    # A separate server: on a shared one, lists would include the runs of other tests.
    with (
        running_airflow(airflow.name, dags=DAGS, report=stopwatch()) as fresh,
        real_server(fresh) as server,
        fake_server(airflow.version, airflow.manager) as double,
    ):
        real, fake = observe(server), observe(double)

    assert list(real) == list(fake)
    for name, answer in real.items():
        if not is_known(name, airflow.version):
            assert fake[name] == answer, name
