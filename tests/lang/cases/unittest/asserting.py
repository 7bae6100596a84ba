import unittest
import warnings
import logging


class T(unittest.TestCase):
    maxDiff = None


t = T()


def attempt(name, *args, **kwargs):
    try:
        getattr(t, "assert" + name)(*args, **kwargs)
        print(name, "holds")
    except AssertionError as e:
        print(f"{name}: {e}")


for args in ((1, 2), ([1, 2], [1, 3]), ([1], [1, 2, 3]), ((1, 2), (1,)), ("abc", "abd"), ("a\nb\n", "a\nc\n"), ({"a": 1}, {"a": 2, "b": 3}), ({1, 2}, {2, 3}), (1, 1), ([1], (1,)), ("x" * 100, "x" * 99 + "y"),
             (list(range(40)), list(range(39)) + [0]), (None, 0)):
    attempt("Equal", *args)
attempt("NotEqual", 1, 1)
attempt("True", 0)
attempt("True", [], "with a message")
attempt("False", 1)
attempt("Is", 1, 2)
attempt("IsNot", None, None)
attempt("IsNone", 3)
attempt("IsNotNone", None)
attempt("In", 1, [2, 3])
attempt("NotIn", 1, [1])
attempt("IsInstance", 1, str)
attempt("NotIsInstance", 1, (int, str))
attempt("Less", 2, 1)
attempt("LessEqual", 2, 1)
attempt("Greater", 1, 2)
attempt("GreaterEqual", 1, 2)
attempt("AlmostEqual", 1.0, 1.1)
attempt("AlmostEqual", 1.0, 1.00000001)
attempt("AlmostEqual", 1.0, 1.4, delta=0.5)
attempt("AlmostEqual", 1.0, 1.06, places=1)
attempt("AlmostEqual", 1.0, 1.4, delta=0.1)
attempt("NotAlmostEqual", 1.0, 1.0)
attempt("Regex", "text", r"\d")
attempt("NotRegex", "a1", r"\d")
attempt("CountEqual", [1, 2, 2], [2, 1, 1])
attempt("CountEqual", [[1], [2]], [[2], [1]])
attempt("SequenceEqual", [1, 2], (1, 2))
attempt("ListEqual", [1], (1,))
attempt("DictEqual", {}, [])
attempt("Raises", ValueError, int, "x")
attempt("Raises", ValueError, int, "1")
attempt("Raises", (KeyError, TypeError), len, [])
attempt("RaisesRegex", ValueError, "invalid", int, "x")
attempt("RaisesRegex", ValueError, "zzz", int, "x")
attempt("Warns", UserWarning, warnings.warn, "w")
attempt("Warns", DeprecationWarning, int, "1")
with t.assertRaises(KeyError) as caught:
    {}["k"]
print(repr(caught.exception))
with t.assertLogs("app", level="INFO") as logs:
    logging.getLogger("app").info("hello %d", 1)
    logging.getLogger("app.sub").error("bad")
print(logs.output, logs.records[0].getMessage())
for context in (lambda: t.assertRaises(KeyError), lambda: t.assertLogs("app"), lambda: t.assertNoLogs("app"), lambda: t.assertWarns(UserWarning), lambda: t.assertRaisesRegex(ValueError, "x")):
    try:
        with context():
            pass
        print("holds")
    except AssertionError as e:
        print(e)
try:
    with t.assertRaises(KeyError):
        raise ValueError("other")
except ValueError as e:
    print(e)
try:
    t.fail("just so")
except AssertionError as e:
    print(e)
for bad in (lambda: t.assertRaises(3), lambda: t.assertAlmostEqual(1, 2, 3, None, 4), lambda: T("test_none")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
