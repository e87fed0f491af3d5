"""Prints the script of the GitLab component as one for a shell: component-script.py TEMPLATE [INPUT=VALUE …]

Checks on the way that the two documents and the inputs are as GitLab wants them.
"""

import pathlib
import re
import sys

import yaml

text = pathlib.Path(sys.argv[1]).read_text()
header, body = text.split("\n---\n")
inputs = {name: declared["default"] for name, declared in yaml.safe_load(header)["spec"]["inputs"].items()}
given = dict(argument.split("=", 1) for argument in sys.argv[2:])
assert given.keys() <= inputs.keys(), f"no such input: {given}"
inputs |= given
body = re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda match: inputs[match[1]], body)
assert "$[[" not in body

(name, job), = yaml.safe_load(body).items()
assert name == inputs["job-name"] and job["stage"] == inputs["stage"] and job["image"] == inputs["image"]
assert job["artifacts"]["reports"].keys() == {"codequality", "junit"}
assert set(job["artifacts"]["reports"].values()) == set(job["artifacts"]["paths"])
for name, value in job["variables"].items():
    print(f"export {name}='{value or ''}'")
print("\n".join(job["script"]))
