"""The fake as a pytest plugin, in a separate pytest."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]


def test_the_plugin_is_found_and_its_marker_is_known(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys
        import pytest

        @pytest.mark.airflow(version="2.11.2")
        def test_service(fake_airflow, airflow_client):
            fake_airflow.add_dag("sales")
            assert airflow_client.trigger("sales").created
        """
    )

    result = pytester.runpytest_subprocess("--strict-markers", "-W", "error")

    result.assert_outcomes(passed=1)


def test_starting_pytest_loads_nothing_of_the_fake(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_modules():
            assert "airflow_trigger.testing.plugin" in sys.modules
            assert "airflow_trigger.testing.fake" not in sys.modules
            assert not {"attr", "jsonschema", "airflow_rest"} & set(sys.modules)
        """
    )
    others = ("pytest_httpx", "hypothesispytest", "anyio")

    result = pytester.runpytest_subprocess(*(f"-pno:{name}" for name in others))

    result.assert_outcomes(passed=1)
