"""Checks issue forms by the rules that GitHub documents.

usage: github-form.py FILE...

The rules are those of "Syntax for issue forms", "Syntax for GitHub's form schema" and "Common validation errors when
creating issue forms". Prints nothing where all is well.
"""
import re
import sys

import yaml

TOP = {"name", "description", "body", "title", "labels", "assignees", "projects", "type"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
    "upload": {"label", "description"},
}
FORBIDDEN = re.compile("y|yes|n|no|true|false|on|off", re.IGNORECASE)


def parameterize(label):
    ascii_only = label.lower().encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9_]+", "-", ascii_only).strip("-")


def faults(form):
    if not isinstance(form, dict):
        yield "not a mapping"
        return
    yield from texts("", form, {"name", "description", "title", "type"}, {"name", "description"})
    for key in form:
        if key not in TOP:
            yield f"{key!r} is not a permitted key"
    for key in "labels", "assignees", "projects":
        for value in form.get(key, []):
            if not isinstance(value, str) or not value.strip():
                yield f"{key}: {value!r} must be a string"
    body = form.get("body")
    if not isinstance(body, list) or not any(element.get("type") != "markdown" for element in body):
        yield "body must contain at least one non-markdown field"
        return
    references = []
    for index, element in enumerate(body):
        for fault in element_faults(element, references):
            yield f"body[{index}]: {fault}"
    for reference in set(references):
        if references.count(reference) > 1:
            yield f"labels or ids are too similar: {reference}"


def texts(place, mapping, keys, required):
    for key in required - mapping.keys():
        yield f"{place}required key {key} is missing"
    for key in keys & mapping.keys():
        if not isinstance(mapping[key], str) or not mapping[key].strip():
            yield f"{place}{key} must be a string that is not blank: {mapping[key]!r}"


def element_faults(element, references):
    kind = element.get("type")
    if kind not in ATTRIBUTES:
        yield f"{kind!r} is not a valid input type"
        return
    for key in element.keys() - {"type", "id", "attributes", "validations"}:
        yield f"{key!r} is not a permitted key"
    attributes = element.get("attributes", {})
    for key in attributes.keys() - ATTRIBUTES[kind]:
        yield f"{key!r} is not a permitted attribute"
    required = {"value"} if kind == "markdown" else set() if kind == "checkboxes" else {"label"}
    yield from texts("", attributes, {"label", "description", "placeholder", "value", "render"}, required)
    if kind in {"input", "textarea"} and "password" in str(attributes.get("label")).lower():
        yield "label contains forbidden word"
    if kind == "markdown":
        if "id" in element or "validations" in element:
            yield "text asks nothing"
        return
    if "id" in element and not re.fullmatch("[A-Za-z0-9_-]+", str(element["id"])):
        yield "id can only contain numbers, letters, -, _"
    reference = element.get("id") or parameterize(attributes.get("label", ""))
    if reference:
        references.append(reference)
    validations = element.get("validations", {})
    for key, value in validations.items():
        if key not in ({"required", "accept"} if kind == "upload" else {"required"}):
            yield f"{key!r} is not a permitted validation"
        if key == "required" and not isinstance(value, bool):
            yield "required must be a boolean"
    if kind in {"dropdown", "checkboxes"}:
        yield from option_faults(kind, attributes)


def option_faults(kind, attributes):
    options = attributes.get("options")
    if not isinstance(options, list) or not options:
        yield "options must not be empty"
        return
    labels = [option.get("label") if kind == "checkboxes" else option for option in options]
    for label in labels:
        if not isinstance(label, str) or not label.strip():
            yield f"options must be strings: {label!r}"
        elif kind == "dropdown" and label.lower() in {"none", "n/a"}:
            yield f"options must not include the reserved word {label}"
    if len(set(map(str, labels))) != len(labels):
        yield "options must be unique"
    if kind == "checkboxes":
        for option in options:
            if option.keys() - {"label", "required"} or not isinstance(option.get("required", False), bool):
                yield f"not an option: {option!r}"
    elif not isinstance(attributes.get("multiple", False), bool):
        yield "multiple must be a boolean"
    default = attributes.get("default", 0)
    if not isinstance(default, int) or not 0 <= default < len(options):
        yield f"default must be the index of an option: {default!r}"


def keys(node):
    """The keys as they are written, before YAML 1.1 takes them for booleans."""
    for child in node.value if isinstance(node, yaml.CollectionNode) else []:
        if isinstance(child, tuple):
            yield child[0]
            yield from keys(child[1])
        else:
            yield from keys(child)


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for key in keys(yaml.compose(text, yaml.SafeLoader)):
        if key.style is None and FORBIDDEN.fullmatch(key.value):
            print(f"{path}: the key {key.value} is forbidden")
    for fault in faults(yaml.safe_load(text)):
        print(f"{path}: {fault}")
