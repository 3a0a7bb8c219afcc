"""Start a DAG for each file that arrives, with a conf that is type-checked.

mypy and pyright read the type of the conf from the generated `dags.py`: a
misspelt key, a missing key or a wrong type is an error in the editor and in
CI. Run it from the root of the repository, with the files as arguments:

    python -m examples.typed.service daily.csv monthly.parquet
"""

import sys
from datetime import date
from pathlib import PurePath

from airflow_trigger import AirflowClient, DagRun
from examples.typed.dags import SALES_IMPORT, SalesImportConf


def on_file(airflow: AirflowClient, file: PurePath, day: date) -> DagRun:
    """Start one run for a file, however often it is announced."""
    conf: SalesImportConf = {"dataset_name": file.stem, "start_date": day}
    if file.suffix == ".parquet":
        conf["file_type"] = "parquet"  # "csv" is the default of the DAG
    key = f"{file.name} {day}"
    return airflow.trigger(SALES_IMPORT, conf, idempotency_key=key)


def main() -> None:
    with AirflowClient() as airflow:
        for name in sys.argv[1:]:
            run = on_file(airflow, PurePath(name), date.today())
            print(name, run.ref)


if __name__ == "__main__":
    main()
