"""Writes ``parvis/operations.py``: the staff operations of a module as Python has them.

    python3 generate.py < descriptor.json > parvis/operations.py

It reads what :meth:`parvis.Module.describe` answers, so that a host can also write the operations of a later module.
"""

import json
import keyword
import sys
import textwrap

HEAD = '''"""Staff operations: a class for each command, and one for what it answers.

    from parvis import operations, perform

    made = perform(portal, operations.CreateUser(site="alpes", contact="205", deliver="show", by="Claude Martin"))
    print(f"{made.login} signs in with {made.password}")

Written by ``generate.py`` from the schemas of the module; what is done to one account is in :class:`account`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional

from .typed import OnAccount, Operation
'''

class Types:
    """The types that the schemas name, each once."""

    def __init__(self):
        self.known = {}

    def learn(self, schema, but=""):
        for name, definition in schema.get("$defs", {}).items():
            if name != but:
                self.add(name, definition)

    def add(self, name, definition):
        plain = {key: part for key, part in definition.items() if key not in ("$defs", "title")}
        if self.known.setdefault(name, plain) != plain:
            sys.exit(f"two types are called {name}: rename one")


def hint(schema):
    """The type of a value."""
    if schema is True or not schema:
        return "object"
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[1]
    if "const" in schema:
        return literal([schema["const"]])
    if "enum" in schema:
        return literal(schema["enum"])
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        real = [choice for choice in choices if choice.get("type") != "null"]
        words = [choice["const"] for choice in real if "const" in choice]
        one = literal(words) if words else hint(real[0])
        return optional(one) if len(real) < len(choices) else one
    kind = schema.get("type", "object")
    if isinstance(kind, list):
        return optional(hint({**schema, "type": next(one for one in kind if one != "null")}))
    if kind == "array":
        return f"list[{hint(schema.get('items', True))}]"
    if kind == "object":
        return f"dict[str, {hint(schema.get('additionalProperties', True))}]"
    return {"string": "str", "boolean": "bool", "integer": "int", "number": "float"}[kind]


def literal(words):
    return f"Literal[{', '.join(json.dumps(word) for word in words)}]"


def optional(kind):
    return kind if kind.startswith("Optional[") else f"Optional[{kind}]"


def wrapped(text, first, others):
    """A text in lines, with what they begin with."""
    return textwrap.fill(" ".join(text.split()), 118, initial_indent=first, subsequent_indent=others,
                         break_long_words=False, break_on_hyphens=False)


def comment(text, indent=""):
    """A text as the words of a member."""
    return wrapped(text, indent + "#: ", indent + "#: ")


def doc(text, indent):
    """A text as the words of a class."""
    lines = wrapped(text, indent + '"""', indent)
    return lines + ('"""' if len(lines) <= 115 else f'\n{indent}"""')


def members(schema, indent, but=()):
    """The members of an object: those that must be there first, as Python wants it."""
    required = schema.get("required", [])
    rows = [(name, member) for name, member in schema.get("properties", {}).items() if name not in but]
    lines = []
    for name, member in sorted(rows, key=lambda row: place(required, row[0])):
        said = member.get("description") if isinstance(member, dict) else None
        if said:
            lines.append(comment(said, indent))
        kind = hint(member)
        spelled = name + "_" if keyword.iskeyword(name) else name
        lines.append(f"{indent}{spelled}: {kind if name in required else optional(kind) + ' = None'}")
    return lines


def place(required, name):
    """Where a member stands: those that must be there in their order, which only this list keeps."""
    return required.index(name) if name in required else len(required)


def data(name, schema):
    """A type that is no command."""
    said = schema.get("description", "")
    if "properties" not in schema:
        return "\n".join(([comment(said)] if said else []) + [f"{name} = {hint(schema)}"])
    lines = ["@dataclass(frozen=True)", f"class {name}:", doc(said, "    ")]
    rows = members(schema, "    ")
    return "\n".join(lines + ([""] + rows if rows else []))


def command(name, schema, answer, indent="", base="Operation", but=("do",)):
    """A command."""
    title = camel(name.split("/")[-1])
    said = schema.get("description", "")
    lines = [f"{indent}@dataclass(frozen=True)", f'{indent}class {title}({base}["{answer}"]):',
             doc(said, indent + "    "), "", f'{indent}    NAME = "{name}"', f"{indent}    ANSWER = {answer}"]
    rows = members(schema, indent + "    ", but)
    return "\n".join(lines + ([""] + rows if rows else []))


def camel(name):
    return "".join(part.capitalize() for part in name.split("_"))


def act_of(schema, word):
    """The schema of what is done to an account, and what it is called among the definitions, if it is there."""
    act = schema["properties"]["act"]["properties"][word]
    name = act.get("$ref", "").rsplit("/", 1)[-1]
    return (schema["$defs"][name] if name else act), name


def main():
    operations = json.load(sys.stdin)["operations"]
    types, commands, acts = Types(), [], []
    for operation in operations:
        name, schema, answer = operation["name"], operation["command"], operation["answer"]
        types.learn(answer)
        types.add(answer["title"], answer)
        if name.startswith("account/"):
            act, own = act_of(schema, name.split("/")[1])
            types.learn(schema, but=own)
            acts.append(command(name, act, answer["title"], "    ", "OnAccount", ()))
        else:
            types.learn(schema)
            commands.append(command(name, schema, answer["title"]))
    plain = {name: schema for name, schema in types.known.items() if "properties" not in schema}
    print(HEAD)
    print("\n\n".join(data(name, schema) for name, schema in sorted(plain.items())))
    for name, schema in sorted(types.known.items()):
        if name not in plain:
            print("\n\n" + data(name, schema))
    for text in commands:
        print("\n\n" + text)
    print('\n\nclass account:\n    """What is done to one account."""\n')
    print("\n\n".join(acts))


if __name__ == "__main__":
    main()
