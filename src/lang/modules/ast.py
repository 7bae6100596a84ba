"""Syntax trees of texts, to be looked at. They cannot be compiled here."""
import _ast

PyCF_ONLY_AST = 1024


class AST:
    _fields = _attributes = ()

    def __init__(self, *args, **kwargs):
        if len(args) > len(self._fields):
            raise TypeError(f"{type(self).__name__} constructor takes at most {len(self._fields)} "
                            f"positional argument{'s' * (len(self._fields) != 1)}")
        for name, value in zip(self._fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in self._fields[:len(args)]:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)

    def __repr__(self):
        return f"<ast.{type(self).__name__} object at {id(self):#x}>"


AST.__module__ = "ast"
_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")
# group: [has a place, the classes and their fields; ? may be left out]
_grammar = {
    "mod": (False, "Module body type_ignores|Interactive body|Expression body|FunctionType argtypes returns"),
    "stmt": (True, "FunctionDef name args body decorator_list returns? type_comment?|"
             "AsyncFunctionDef name args body decorator_list returns? type_comment?|"
             "ClassDef name bases keywords body decorator_list|Return value?|Delete targets|"
             "Assign targets value type_comment?|AugAssign target op value|"
             "AnnAssign target annotation value? simple|For target iter body orelse type_comment?|"
             "AsyncFor target iter body orelse type_comment?|While test body orelse|"
             "If test body orelse|With items body type_comment?|AsyncWith items body type_comment?|"
             "Match subject cases|Raise exc? cause?|Try body handlers orelse finalbody|"
             "TryStar body handlers orelse finalbody|Assert test msg?|Import names|"
             "ImportFrom module? names level?|Global names|Nonlocal names|Expr value|Pass|Break|Continue"),
    "expr": (True, "BoolOp op values|NamedExpr target value|BinOp left op right|UnaryOp op operand|"
             "Lambda args body|IfExp test body orelse|Dict keys values|Set elts|"
             "ListComp elt generators|SetComp elt generators|DictComp key value generators|"
             "GeneratorExp elt generators|Await value|Yield value?|YieldFrom value|"
             "Compare left ops comparators|Call func args keywords|"
             "FormattedValue value conversion format_spec?|JoinedStr values|Constant value kind?|"
             "Attribute value attr ctx|Subscript value slice ctx|Starred value ctx|Name id ctx|"
             "List elts ctx|Tuple elts ctx|Slice lower? upper? step?"),
    "expr_context": (False, "Load|Store|Del"), "boolop": (False, "And|Or"),
    "operator": (False, "Add|Sub|Mult|MatMult|Div|Mod|Pow|LShift|RShift|BitOr|BitXor|BitAnd|FloorDiv"),
    "unaryop": (False, "Invert|Not|UAdd|USub"),
    "cmpop": (False, "Eq|NotEq|Lt|LtE|Gt|GtE|Is|IsNot|In|NotIn"),
    "comprehension": (False, "comprehension target iter ifs is_async"),
    "excepthandler": (True, "ExceptHandler type? name? body"),
    "arguments": (False, "arguments posonlyargs args vararg? kwonlyargs kw_defaults kwarg? defaults"),
    "arg": (True, "arg arg annotation? type_comment?"), "keyword": (True, "keyword arg? value"),
    "alias": (True, "alias name asname?"), "withitem": (False, "withitem context_expr optional_vars?"),
    "match_case": (False, "match_case pattern guard? body"),
    "pattern": (True, "MatchValue value|MatchSingleton value|MatchSequence patterns|"
                "MatchMapping keys patterns rest?|MatchClass cls patterns kwd_attrs kwd_patterns|"
                "MatchStar name?|MatchAs pattern? name?|MatchOr patterns"),
    "type_ignore": (False, "TypeIgnore lineno tag"),
}


def _make_class(name, base, fields, has_place):
    names = tuple(field.rstrip("?") for field in fields)
    own = {"_fields": names, "__match_args__": names, "__module__": "ast",
           **{field[:-1]: None for field in fields if field.endswith("?")}}
    if has_place:
        own.update(_attributes=_PLACE, end_lineno=None, end_col_offset=None)
    return type(name, (base,), own)


for _group, (_has_place, _text) in _grammar.items():
    _rows = [row.split() for row in _text.split("|")]
    _base = AST
    if [row[0] for row in _rows] != [_group]:
        _base = globals()[_group] = _make_class(_group, AST, (), _has_place)
    for _name, *_names in _rows:
        globals()[_name] = _make_class(_name, _base, _names, _has_place)

_singletons = {}  # Load(), Add() …: one object each, as they have no parts


def _single(name):
    if name not in _singletons:
        _singletons[name] = globals()[name]()
    return _singletons[name]


# ---- from the tuples of the parser

_in_context = {"Attribute", "Subscript", "Starred", "Name", "List", "Tuple"}


def _build(told):
    if isinstance(told, list):
        return [_build(item) for item in told]
    if not isinstance(told, tuple):
        return told
    name, place, *values = told
    cls = globals()[name]
    node = cls()
    if name == "Constant":
        node.value, node.kind = values
    elif name in ("FunctionDef", "AsyncFunctionDef", "Lambda"):
        at = cls._fields.index("args")
        values[at] = _arguments(values[at])
        for field, value in zip(cls._fields, values):
            setattr(node, field, value if field == "args" else _build(value))
    else:
        for field, value in zip(cls._fields, values):
            if field == "op":
                value = _single(value)
            elif field == "ops":
                value = [_single(one) for one in value]
            else:
                value = _build(value)
            setattr(node, field, value)
    if name == "Module":
        node.type_ignores = []
    elif name == "MatchSingleton":
        node.value = node.value.value
    if name in _in_context:
        node.ctx = _single("Load")
    for field in ("targets", "target", "optional_vars"):
        stored = getattr(node, field, None) if field in cls._fields else None
        for one in stored if isinstance(stored, list) else [stored]:
            _set_context(one, _single("Del" if name == "Delete" else "Store"))
    if cls._attributes:
        node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = place
    return node


def _set_context(node, context):
    if type(node).__name__ in _in_context:
        node.ctx = context
    if isinstance(node, (List, Tuple)):
        for item in node.elts:
            _set_context(item, context)
    elif isinstance(node, Starred):
        _set_context(node.value, context)


def _argument(told):
    if told is None:
        return None
    name, annotation, line, column, end_line, end_column = told
    annotation = _build(annotation)
    if annotation is not None:
        end_line, end_column = annotation.end_lineno, annotation.end_col_offset
    return arg(name, annotation, lineno=line, col_offset=column, end_lineno=end_line,
               end_col_offset=end_column)


def _arguments(told):
    posonly, plain, kwonly, star, double_star = told
    return arguments([_argument(name) for name, _ in posonly], [_argument(name) for name, _ in plain],
                     _argument(star), [_argument(name) for name, _ in kwonly],
                     [_build(default) for _, default in kwonly], _argument(double_star),
                     [_build(default) for _, default in posonly + plain if default is not None])


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                         if mode != "func_type" else "ast.parse of types is not supported here")
    if isinstance(source, AST):
        return source
    if not isinstance(source, str):
        source = bytes(source).decode()
    tree = _build(_ast.parse(source, str(filename), mode == "eval"))
    if mode == "eval":
        return Expression(tree)
    return Interactive(tree.body) if mode == "single" else tree


def unparse(ast_obj):
    raise NotImplementedError("ast.unparse is not supported here")


def literal_eval(node_or_string):
    """The value of a text of literals: numbers, texts, containers of them."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    return _literal(node_or_string.body if isinstance(node_or_string, Expression) else node_or_string)


def _malformed(node):
    text = f" on line {node.lineno}" if getattr(node, "lineno", None) else ""
    raise ValueError(f"malformed node or string{text}: {node!r}")


def _signed(node):
    sign = node.op if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)) else None
    number = node.operand if sign else node
    if not isinstance(number, Constant) or type(number.value) not in (int, float, complex):
        _malformed(number)
    return -number.value if isinstance(sign, USub) else number.value


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" \
            and not node.args and not node.keywords:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed(node.left), node.right
        if isinstance(right, Constant) and type(right.value) is complex and type(left) in (int, float):
            return left + right.value if isinstance(node.op, Add) else left - right.value
    return _signed(node)


# ---- looking at trees

def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {type(node).__name__!r}")
    return _dump(node, annotate_fields, include_attributes,
                 " " * indent if isinstance(indent, int) else indent, 0)[0]


def _dump(node, names, attributes, indent, level):
    """Its text, and whether it is short."""
    level += 1
    begin, between = ("\n" + indent * level, ",\n" + indent * level) if indent is not None else ("", ", ")
    if isinstance(node, list):
        if not node:
            return "[]", True
        return f"[{begin}{between.join(_dump(one, names, attributes, indent, level)[0] for one in node)}]", False
    if not isinstance(node, AST):
        return repr(node), True
    words, is_short, shows_names = [], True, names
    for name in node._fields:
        value = getattr(node, name, Ellipsis)
        if value is Ellipsis and not hasattr(node, name) or \
                value is None and getattr(type(node), name, Ellipsis) is None:
            shows_names = True
            continue
        text, short = _dump(value, names, attributes, indent, level)
        is_short = is_short and short
        words.append(f"{name}={text}" if shows_names else text)
    if attributes:
        for name in node._attributes:
            value = getattr(node, name, None)
            if value is None and getattr(type(node), name, Ellipsis) is None:
                continue
            text, short = _dump(value, names, attributes, indent, level)
            is_short = is_short and short
            words.append(f"{name}={text}")
    if is_short and len(words) <= 3:
        return f"{type(node).__name__}({', '.join(words)})", not words
    return f"{type(node).__name__}({begin}{between.join(words)})", False


def iter_fields(node):
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for _, value in iter_fields(node):
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, AST):
                yield item


def walk(node):
    todo = [node]
    for node in todo:
        todo.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{type(node).__name__!r} can't have docstrings")
    if not node.body or not isinstance(node.body[0], Expr):
        return None
    first = node.body[0].value
    if not isinstance(first, Constant) or not isinstance(first.value, str):
        return None
    import inspect
    return inspect.cleandoc(first.value) if clean else first.value


def get_source_segment(source, node, *, padded=False):
    if getattr(node, "end_lineno", None) is None or node.end_col_offset is None:
        return None
    lines = [line.encode() for line in source.splitlines(keepends=True)]
    first, last = node.lineno - 1, node.end_lineno - 1
    if first == last:
        return lines[first][node.col_offset:node.end_col_offset].decode()
    begin = b" " * node.col_offset if padded else b""
    return b"".join([begin + lines[first][node.col_offset:], *lines[first + 1:last],
                     lines[last][:node.end_col_offset]]).decode()


def copy_location(new_node, old_node):
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    def fix(node, place):
        if node._attributes:
            place = [value if getattr(node, name, None) is None else getattr(node, name)
                     for name, value in zip(_PLACE, place)]
            for name, value in zip(_PLACE, place):
                setattr(node, name, value)
        for child in iter_child_nodes(node):
            fix(child, place)
    fix(node, [1, 0, 1, 0])
    return node


def increment_lineno(node, n=1):
    for child in walk(node):
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
            if getattr(child, "end_lineno", None) is not None:
                child.end_lineno += n
    return node


class NodeVisitor:
    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for child in iter_child_nodes(node):
            self.visit(child)


class NodeTransformer(NodeVisitor):
    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for item in old:
                    made = self.visit(item) if isinstance(item, AST) else item
                    if made is None:
                        continue
                    new.extend([made] if isinstance(made, AST) or not isinstance(item, AST) else made)
                old[:] = new
            elif isinstance(old, AST):
                made = self.visit(old)
                if made is None:
                    delattr(node, name)
                else:
                    setattr(node, name, made)
        return node
