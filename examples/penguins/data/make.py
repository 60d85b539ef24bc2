#!/usr/bin/env python3
"""Makes the files in this folder from the package palmerpenguins of PyPI.

    python3 -m venv /tmp/penguins
    /tmp/penguins/bin/pip install --no-deps palmerpenguins==0.1.6
    /tmp/penguins/bin/python make.py

The package's modules are never imported (they need pandas), only its raw CSV file is read. It is taken apart into
two datasets, as two systems would hold them: the measurements (CSV) and the individuals (JSON lines), with a
number for each penguin to join them again. A season's penguins are one partition.
"""

import csv
import importlib.util
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent

MEASUREMENTS = {
    "bill_length_mm": "Culmen Length (mm)",
    "bill_depth_mm": "Culmen Depth (mm)",
    "flipper_length_mm": "Flipper Length (mm)",
    "body_mass_g": "Body Mass (g)",
}


def source() -> pathlib.Path:
    spec = importlib.util.find_spec("palmerpenguins")
    if spec is None:
        raise SystemExit("palmerpenguins is not installed in this Python: see the head of make.py")
    return pathlib.Path(spec.submodule_search_locations[0]) / "data" / "penguins-raw.csv"


def individual(penguin: str, row: dict[str, str]) -> dict[str, object]:
    sex = row["Sex"].lower()
    return {
        "penguin": penguin,
        "species": row["Species"].split()[0],
        "island": row["Island"],
        "nest": row["Individual ID"].split("A")[0],
        "sex": sex if sex in ("male", "female") else None,
        "egg_date": row["Date Egg"],
    }


def measurement(penguin: str, row: dict[str, str]) -> dict[str, str]:
    return {"penguin": penguin} | {name: row[column] or "NA" for name, column in MEASUREMENTS.items()}


def write(season: str, rows: list[dict[str, str]]) -> None:
    numbered = [(f"{season}-{number:03}", row) for number, row in enumerate(rows, start=1)]
    measurements = HERE / "measurements" / f"{season}.csv"
    measurements.parent.mkdir(exist_ok=True)
    with open(measurements, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["penguin", *MEASUREMENTS], lineterminator="\n")
        writer.writeheader()
        writer.writerows(measurement(*penguin) for penguin in numbered)
    individuals = HERE / "individuals" / f"{season}.jsonl"
    individuals.parent.mkdir(exist_ok=True)
    with open(individuals, "w", encoding="utf-8", newline="") as file:
        file.writelines(json.dumps(individual(*penguin)) + "\n" for penguin in numbered)


if __name__ == "__main__":
    seasons: dict[str, list[dict[str, str]]] = {}
    with open(source(), encoding="utf-8", newline="") as raw:
        for row in csv.DictReader(raw):
            seasons.setdefault(row["Date Egg"][:4], []).append(row)
    for season, rows in seasons.items():
        write(season, rows)
