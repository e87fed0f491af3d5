"""Runs the steps of action.yml as GitHub does: run-action.py FOLDER EVENT PAYLOAD [INPUT=VALUE …]

In the folder are the run's files (`summary.md`, `temp`) and what the server of `github_api` remembers. Prints what the
steps print, then each output as `output NAME=VALUE`; the exit status is that of the first step that fails.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import threading

import yaml
from github_api import server

TOKEN = "token-of-the-run"
folder, event, payload = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
given = dict(argument.split("=", 1) for argument in sys.argv[4:])
action_path = pathlib.Path(os.environ["ACTION"])
action = yaml.safe_load((action_path / "action.yml").read_text())
outputs = {}


def evaluate(text):
    """The value of an expression. All of those in action.yml are comparisons of inputs and outputs."""
    text = re.sub(r"inputs\.([\w-]+)", r"inputs['\1']", text)
    text = re.sub(r"steps\.(\w+)\.outputs\.([\w-]+)", r"outputs.get('\1', {}).get('\2', '')", text)
    text = text.replace("github.token", "TOKEN").replace("&&", " and ").replace("||", " or ")
    value = eval(text, {"inputs": inputs, "outputs": outputs, "TOKEN": TOKEN})
    return str(value).lower() if isinstance(value, bool) else value


def expand(text):
    return re.sub(r"\$\{\{(.*?)\}\}", lambda match: evaluate(match[1].strip()), str(text))


inputs = {}
for name, declaration in action["inputs"].items():
    inputs[name] = given.pop(name, None) or expand(declaration.get("default", ""))
assert not given, f"no such input: {given}"

(folder / "temp").mkdir(parents=True, exist_ok=True)
(folder / "event.json").write_text(payload)
json.loads(payload)
api = server(folder, TOKEN)
threading.Thread(target=api.serve_forever, daemon=True).start()
environment = os.environ | {
    "GITHUB_ACTIONS": "true",
    "GITHUB_ACTION_PATH": str(action_path),
    "GITHUB_API_URL": f"http://127.0.0.1:{api.server_port}",
    "GITHUB_EVENT_NAME": event,
    "GITHUB_EVENT_PATH": str(folder / "event.json"),
    "GITHUB_PATH": str(folder / "path"),
    "GITHUB_REPOSITORY": "ada/project",
    "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
    "RUNNER_TEMP": str(folder / "temp"),
    "no_proxy": "127.0.0.1",
}

for number, step in enumerate(action["runs"]["steps"]):
    if evaluate(step.get("if", "''== ''")) != "true":
        continue
    if "uses" in step:
        print("uses", step["uses"], {name: expand(value) for name, value in step["with"].items()}, flush=True)
        continue
    assert "${{" not in step["run"], "an expression is no part of a script"
    file = folder / f"output-{number}"
    file.write_text("")
    directory = expand(step.get("working-directory", "."))
    variables = {name: expand(value) for name, value in step.get("env", {}).items()}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    code = subprocess.run(
        command, cwd=directory, stdin=subprocess.DEVNULL, env=environment | {"GITHUB_OUTPUT": str(file)} | variables
    ).returncode
    lines = file.read_text().splitlines()
    outputs[step.get("id", str(number))] = dict(line.split("=", 1) for line in lines)
    if code:
        break

for name, declaration in action["outputs"].items():
    print(f"output {name}={expand(declaration['value'])}")
sys.exit(code)
