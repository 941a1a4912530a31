"""Archives: 5,000 reports through Spark, pandas and DuckDB as the README shows it, against one process of the command.

`cargo xtask test --all-browsers` runs it. By hand, after `cargo xtask build`, it needs a Java runtime (Debian:
default-jre-headless) and what requirements.txt names.

    pip install -r tests/archive/requirements.txt
    python3 -m unittest discover tests/archive
"""

import json
import os
import random
import re
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import duckdb
import pandas
from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parents[2]
COUNT = 5_000


def made_reports():
    """Reports of paragraphs of our own fixtures, each with others of them and with other numbers; the same in each run."""
    chance = random.Random(1)
    files = sorted((ROOT / "tests/fixtures/reports").glob("*/report.txt"))
    paragraphs = [[line for line in file.read_text("utf-8").splitlines() if "。" in line] for file in files]
    for id in range(COUNT):
        own = chance.choice(paragraphs)
        start = chance.randrange(len(own))
        lines = own[start : start + chance.randint(2, 8)]
        other = str(chance.randint(1, 9))
        yield {"id": id, "text": "\n".join(re.sub(r"[1-9](?=[0-9]*[万亿个项])", other, line) for line in lines)}


def examples():
    """The README's Python, in order."""
    return re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)


class Archive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        # As installed: `jiyao` on the path, and `npx jiyao` for it.
        for name, shift in [("jiyao", ""), ("npx", "shift; ")]:
            command = cls.folder / name
            command.write_text(f"#!/bin/sh\n{shift}exec node {ROOT}/www/dist/cli.js \"$@\"\n")
            command.chmod(command.stat().st_mode | stat.S_IXUSR)
        os.environ["PATH"] = f"{cls.folder}{os.pathsep}{os.environ['PATH']}"
        os.environ["PYSPARK_PYTHON"] = sys.executable
        cls.reports = list(made_reports())
        cls.lines = [json.dumps(report, ensure_ascii=False) for report in cls.reports]
        cls.output = cls.folder / "digests.jsonl"
        with cls.output.open("wb") as output:
            subprocess.run(["jiyao", "digest", "-", "--format", "jsonl"], input="\n".join(cls.lines).encode(), stdout=output, check=True)
        cls.digests = [json.loads(line) for line in cls.output.read_text("utf-8").splitlines()]
        cls.spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
        cls.addClassCleanup(cls.spark.stop)

    def test_one_process_answers_each_report_in_order(self):
        self.assertEqual([answer["id"] for answer in self.digests], list(range(COUNT)))
        self.assertFalse([answer for answer in self.digests if "digest" not in answer])
        self.assertGreater(len({json.dumps(answer["digest"]) for answer in self.digests}), COUNT / 20)

    def test_the_generator_of_the_readme_gives_the_same(self):
        names = {}
        exec(examples()[0], names)
        self.assertEqual(list(names["digests"](iter(self.reports[:200]))), self.digests[:200])

    def test_pandas_and_duckdb_read_it_in_one_line_each(self):
        headlines = [answer["digest"]["headline"]["text"] for answer in self.digests]
        by_pandas, by_duckdb = examples()[1].strip().splitlines()
        here = {"pandas": pandas, "duckdb": duckdb}
        at = lambda line: line.replace("digests.jsonl", str(self.output))
        self.assertEqual(list(eval(at(by_pandas), here)), headlines)
        self.assertEqual(sorted(eval(at(by_duckdb), here).fetchall()), list(enumerate(headlines)))

    def test_rdd_pipe_gives_the_digests_of_one_process(self):
        lines = self.spark.sparkContext.parallelize(self.lines, 4)
        piped = eval(examples()[2].splitlines()[0].split("#")[0], {"lines": lines, "os": os})
        self.assertEqual([json.loads(line) for line in piped.collect()], self.digests)

    def test_map_in_pandas_gives_the_digests_of_one_process(self):
        names = {"json": json, "pandas": pandas, "reports": self.spark.createDataFrame(pandas.DataFrame(self.reports)).repartition(4)}
        exec(examples()[0], names)
        *_, last = code = examples()[2].splitlines()[1:]
        exec("\n".join(code[:-1]), names)
        rows = eval(last, names).collect()
        found = sorted((row.id, row.digest) for row in rows)
        self.assertEqual([(id, json.loads(digest)) for id, digest in found], [(answer["id"], answer["digest"]) for answer in self.digests])


if __name__ == "__main__":
    unittest.main()
