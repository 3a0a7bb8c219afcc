"""Logins of Airflow 3: each auth manager has its own `POST /auth/token`."""

from __future__ import annotations

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing._access import Access, User
from airflow_trigger.testing._state import Airflow
from airflow_trigger.testing._v2_reading import Problem, Reading, body_of, crash, failed
from airflow_trigger.testing._wire import Answer, ReceivedRequest, json_answer

JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
# The fields of each kind of login that the Keycloak auth manager accepts.
GRANTS = {
    "password": ("username", "password"),
    "client_credentials": ("client_id", "client_secret"),
    JWT_BEARER: ("assertion",),
}


@attrs.frozen
class LoginRoute:
    """Responds to logins."""

    airflow: Airflow

    def answer(self, request: ReceivedRequest) -> Answer:
        access = self.airflow.access
        match access.auth_manager:
            case "simple":
                user = self._simple(request)
            case "fab":
                user = self._fab(request)
            case "keycloak":
                user = self._keycloak(request)
        return json_answer(201, {"access_token": access.new_token(user, self.airflow.now)})

    @property
    def _access(self) -> Access:
        return self.airflow.access

    def _simple(self, request: ReceivedRequest) -> User:
        reading = body_of(request.content)
        reading.require("username")
        reading.require("password")
        username, password = reading.text("username"), reading.text("password")
        reading.forbid_others({"username", "password"})
        if reading.problems and self.airflow.is_since(3, 1):
            raise failed(422, reading.words("LoginBody"))
        reading.raise_problems()
        return _or_refused(self._access.logged_in(username or "", password or ""), 401)

    def _fab(self, request: ReceivedRequest) -> User:
        if not _is_json(request) or not isinstance(request.json, dict | None):
            given = request.json or request.content.decode(errors="replace")
            problem = Problem("dict_type", ("body",), "Input should be a valid dictionary", given)
            raise failed(422, [problem.as_json()])
        values = body_of(request.content).values
        username, password = values.get("username"), values.get("password")
        if not username or not password:
            raise failed(400, "Username and password must be provided")
        if not isinstance(username, str) or not isinstance(password, str):
            raise crash()
        return _or_refused(self._access.logged_in(username, password), 401)

    def _keycloak(self, request: ReceivedRequest) -> User:
        if not _is_json(request) or not isinstance(request.json, dict | None):
            # The server reads the grant type before it checks that the body is an object.
            raise crash()
        reading = body_of(request.content)
        grant = reading.values.get("grant_type", "password")
        if not isinstance(grant, str) or grant not in self._grants:
            raise failed(422, [self._unknown_grant(reading, grant)])
        one, *other = self._fields(reading, grant)
        match grant:
            case "password":
                return _or_refused(self._access.logged_in(one, *other), 403)
            case "client_credentials":
                words = "Client credentials authentication failed"
                return _or_refused(self._access.client(one, *other), 403, words)
            case _:
                raise failed(403, "Invalid Keycloak assertion")

    @property
    def _grants(self) -> list[str]:
        """The grant types of the Keycloak provider that was released with this Airflow version."""
        return [grant for grant in GRANTS if grant != JWT_BEARER or self.airflow.is_since(3, 2)]

    def _fields(self, reading: Reading, grant: str) -> list[str]:
        reading = Reading("body", {**reading.values, "grant_type": grant})
        for name in GRANTS[grant]:
            reading.require(name)
        given = [reading.text(name) or "" for name in GRANTS[grant]]
        reading.forbid_others({"grant_type", *GRANTS[grant]})
        reading.problems = [
            attrs.evolve(problem, place=("body", grant, *problem.place[1:]))
            for problem in reading.problems
        ]
        reading.raise_problems()
        return given

    def _unknown_grant(self, reading: Reading, grant: JSON) -> JSON:
        expected = ", ".join(map(repr, self._grants))
        message = (
            f"Input tag '{grant}' found using 'grant_type' does not match any of the expected "
            f"tags: {expected}"
        )
        context: dict[str, JSON] = {
            "discriminator": "'grant_type'",
            "tag": str(grant),
            "expected_tags": expected,
        }
        problem = Problem("union_tag_invalid", ("body",), message, dict(reading.values), context)
        return problem.as_json()


def _is_json(request: ReceivedRequest) -> bool:
    """Whether FastAPI reads the body as JSON, as it does without a Content-Type."""
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    return kind == "application/json" or kind.endswith("+json")


def _or_refused(user: User | None, status: int, words: str = "Invalid credentials") -> User:
    if user is None:
        raise failed(status, words)
    return user
