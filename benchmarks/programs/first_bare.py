"""The first trigger in a fresh process: `first_bare.py URL`."""

import sys

import httpx

URL = f"{sys.argv[1]}/api/v2/dags/sales/dagRuns"
BODY = {"logical_date": None, "dag_run_id": "first-1", "conf": {"order": 1}}

with httpx.Client(headers={"Authorization": "Bearer token"}) as http:
    run = http.post(URL, json=BODY).json()
    assert run["dag_run_id"] == "first-1"
