"""The other side of dump.c: the tree of a program as ast.dump(tree, include_attributes=True) has it,
with numbers by their bits, texts in ASCII, and no positions inside an f-string's expressions."""
import ast
import struct


def text(value):
    return "'" + "".join(c if " " <= c < "\x7f" and c not in "'\\" else "\\x{%x}" % ord(c) for c in value) + "'"


def constant(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is ...:
        return "Ellipsis"
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bytes):
        return "b'" + value.hex() + "'"
    if isinstance(value, int):
        return hex(value)
    if isinstance(value, float):
        return "float(%s)" % struct.pack(">d", value).hex()
    return "imaginary(%s)" % struct.pack(">d", value.imag).hex()


def dump(node, in_format=False, where=None):
    if isinstance(node, list):
        return "[" + ", ".join(dump(one, in_format) for one in node) + "]"
    if not isinstance(node, ast.AST):
        if where == "kind_of_constant":
            return constant(node)
        return text(node) if isinstance(node, str) else str(node)
    fields = []
    is_format = isinstance(node, ast.FormattedValue)
    is_constant = isinstance(node, (ast.Constant, ast.MatchSingleton))
    for name in node._fields:
        value = getattr(node, name)
        if name == "kind" or value is None and not is_constant:
            continue
        inner = in_format or (is_format and name == "value")
        fields.append(name + "=" + dump(value, inner, "kind_of_constant" if is_constant else None))
    if not in_format:
        fields += ["%s=%d" % (name, getattr(node, name)) for name in node._attributes]
    return type(node).__name__ + "(" + ", ".join(fields) + ")"


def dump_source(source):
    return dump(ast.parse(source))
