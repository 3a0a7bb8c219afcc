"""Airflow behind an API Gateway with IAM authorization; needs boto3.

boto3 finds the AWS credentials; AWS_DEFAULT_REGION is the region of the
gateway.
"""

import asyncio
from collections.abc import AsyncGenerator, Generator

import boto3
import httpx
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.exceptions import NoCredentialsError, NoRegionError

from airflow_trigger import AirflowClient

Flow = Generator[httpx.Request, httpx.Response]
AsyncFlow = AsyncGenerator[httpx.Request, httpx.Response]


class SigV4(httpx.Auth):
    """Signs each attempt anew, with credentials that boto3 renews."""

    def __init__(self, session: boto3.Session) -> None:
        if session.region_name is None:
            raise NoRegionError
        self._credentials = session.get_credentials()
        if self._credentials is None:
            raise NoCredentialsError
        self._region: str = session.region_name

    def sync_auth_flow(self, request: httpx.Request) -> Flow:
        request.read()
        self._sign(request)
        yield request

    async def async_auth_flow(self, request: httpx.Request) -> AsyncFlow:
        await request.aread()
        # In a thread, as boto3 may ask AWS for new credentials.
        await asyncio.to_thread(self._sign, request)
        yield request

    def _sign(self, request: httpx.Request) -> None:
        signed = AWSRequest(
            request.method,
            str(request.url.copy_with(query=None)),
            params=request.url.params.multi_items(),
            headers={"Host": request.headers["Host"]},
            data=request.content,
        )
        key = self._credentials.get_frozen_credentials()
        SigV4Auth(key, "execute-api", self._region).add_auth(signed)
        for name, value in signed.headers.items():
            request.headers[name] = value


def connect() -> AirflowClient:
    return AirflowClient(auth=SigV4(boto3.Session()))


if __name__ == "__main__":
    conf = {"dataset_name": "monthly_sales", "year": 2026}
    with connect() as airflow:
        run = airflow.run("sales", conf, timeout=600)
        print(run.run_id, run.state)
