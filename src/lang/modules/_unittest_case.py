"""unittest's TestCase: running one test, and what it can assert."""

import contextlib
import functools
import sys
import warnings
from collections import Counter, namedtuple

_MAX_LENGTH = 80


class SkipTest(Exception):
    __module__ = "unittest.case"


class _Stop(Exception):
    """The test ends here: what happened has been told."""


def _text(value, short=False):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text if not short or len(text) < _MAX_LENGTH else text[:_MAX_LENGTH] + " [truncated]..."


def _texts(*values):
    """Their texts, with what they have in common at the front and the end shortened."""
    texts = [_text(value) for value in values]
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = ""
    for letters in zip(*texts):
        if len(set(letters)) > 1:
            break
        prefix += letters[0]

    def cut(text, before, after):
        skipped = len(text) - before - after
        if skipped > 12:
            return f"{text[:before]}[{skipped} chars]{text[len(text) - after:]}"
        return text
    n = len(prefix)
    room = _MAX_LENGTH - (longest - n) - 5 - 12
    if room > 5:
        prefix = cut(prefix, 5, room)
        return [prefix + text[n:] for text in texts]
    prefix = cut(prefix, 5, 5)
    return [prefix + cut(text[n:], 41, 5) for text in texts]


# ---- skipping

def skip(reason):
    def decorate(item):
        if not isinstance(item, type):
            @functools.wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            item = skipped
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item
    if callable(reason) and not isinstance(reason, str):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skip(reason) if not condition else lambda item: item


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    made = cm.__enter__()
    addModuleCleanup(cm.__exit__, None, None, None)
    return made


def doModuleCleanups():
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as e:
            errors.append(e)
    if errors:
        raise errors[0]


# ---- what assertRaises and its like return

class _Expecting:
    def __init__(self, expected, case, pattern=None):
        self.expected, self.case, self.pattern, self.msg = expected, case, pattern, None
        self.what = None

    def handle(self, name, args, kwargs):
        if not isinstance(self.expected, (type, tuple)):
            raise TypeError(f"{name}() arg 1 must be {self.kind}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this "
                                "function")
            return self
        function, *rest = args
        self.what = getattr(function, "__name__", str(function))
        with self:
            function(*rest, **kwargs)
        return None

    def fail(self, text):
        raise self.case.failureException(self.case._formatMessage(self.msg, text))

    def name(self):
        if isinstance(self.expected, tuple):
            return str(self.expected)
        return self.expected.__name__

    def check_pattern(self, text):
        import re
        pattern = re.compile(self.pattern) if isinstance(self.pattern, (str, bytes)) \
            else self.pattern
        if not pattern.search(text):
            self.fail(f'"{pattern.pattern}" does not match "{text}"')


class _AssertRaises(_Expecting):
    kind = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self.fail(f"{self.name()} not raised by {self.what}" if self.what
                      else f"{self.name()} not raised")
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.pattern is not None:
            self.check_pattern(str(exc_value))
        return True


class _AssertWarns(_Expecting):
    kind = "a warning class or tuple of warning classes"

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.catcher = warnings.catch_warnings(record=True)
        self.warnings = self.catcher.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.catcher.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for found in self.warnings:
            if not isinstance(found.message, self.expected):
                continue
            first = found.message if first is None else first
            if self.pattern is not None:
                import re
                if not re.search(self.pattern, str(found.message)):
                    continue
            self.warning, self.filename, self.lineno = found.message, found.filename, found.lineno
            return
        if first is not None:
            self.check_pattern(str(first))
        self.fail(f"{self.name()} not triggered by {self.what}" if self.what
                  else f"{self.name()} not triggered")


_Watch = namedtuple("_LoggingWatcher", ["records", "output"])


class _AssertLogs:
    def __init__(self, case, logger, level, wants_none):
        import logging
        self.case, self.msg, self.wants_none = case, None, wants_none
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging._check_level(level) if level else logging.INFO
        self.level = logging._numbers.get(level, level) if isinstance(level, str) else self.level

    def __enter__(self):
        import logging
        watch = _Watch([], [])
        formatter = logging.Formatter("%(levelname)s:%(name)s:%(message)s")

        class Capture(logging.Handler):
            def emit(self, record):
                watch.records.append(record)
                watch.output.append(formatter.format(record))
        logger, self.watch = self.logger, watch
        self.saved = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [Capture()]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.wants_none else watch

    def __exit__(self, exc_type, exc_value, tb):
        import logging
        self.logger.handlers, level, self.logger.propagate = self.saved
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        name, level = self.logger.name, logging.getLevelName(self.level)
        if self.wants_none and self.watch.records:
            raise self.case.failureException(self.case._formatMessage(
                self.msg, f"Unexpected logs found: {self.watch.output!r}"))
        if not self.wants_none and not self.watch.records:
            raise self.case.failureException(self.case._formatMessage(
                self.msg, f"no logs of level {level} or higher triggered on {name}"))
        return None


# ---- a test

class TestCase:
    failureException = AssertionError
    longMessage, maxDiff = True, 640
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName, self._cleanups, self._subtest = methodName, [], None
        self._testMethodDoc = None
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual",
            set: "assertSetEqual", frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        made = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return made

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        made = cm.__enter__()
        cls.addClassCleanup(cm.__exit__, None, None, None)
        return made

    @classmethod
    def doClassCleanups(cls):
        errors = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception as e:
                errors.append(e)
        return errors

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest import TestResult
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return (f"{self._testMethodName} ({type(self).__module__}.{type(self).__qualname__}"
                f".{self._testMethodName})")

    def __repr__(self):
        return (f"<{type(self).__module__}.{type(self).__qualname__} "
                f"testMethod={self._testMethodName}>")

    def skipTest(self, reason):
        raise SkipTest(reason)

    @contextlib.contextmanager
    def subTest(self, msg=None, **params):
        if self._result is None:
            yield
            return
        outer = self._subtest
        given = {**outer.params, **params} if outer else params
        self._subtest = _SubTest(self, msg, given)
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self._result.addSkip(self._subtest, str(e))
        except _Stop:
            raise
        except BaseException as e:
            if self._expects_failure:
                raise
            self._has_failed = True
            if hasattr(self._result, "addSubTest"):
                self._result.addSubTest(self, self._subtest, (type(e), e, e.__traceback__))
            if getattr(self._result, "failfast", False):
                raise _Stop from None
        else:
            self._result.addSubTest(self, self._subtest, None)
        finally:
            self._subtest = outer

    # running

    _result, _expects_failure, _has_failed = None, False, False

    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(type(self), "__unittest_skip__", False) or getattr(
                    method, "__unittest_skip__", False):
                result.addSkip(self, getattr(type(self), "__unittest_skip_why__", "")
                               or getattr(method, "__unittest_skip_why__", ""))
                return result
            self._result, self._has_failed = result, False
            self._expects_failure = getattr(
                type(self), "__unittest_expecting_failure__", False) or getattr(
                method, "__unittest_expecting_failure__", False)
            self._was_skipped, self._expected = False, None
            self._start_loop()
            try:
                if self._step(self._call_setup):
                    self._step(self._call_test, method)
                    self._step(self._call_teardown)
                self.doCleanups()
            finally:
                self._stop_loop()
            if self._was_skipped or self._has_failed:
                return result
            if self._expects_failure:
                if self._expected:
                    result.addExpectedFailure(self, self._expected)
                else:
                    result.addUnexpectedSuccess(self)
            else:
                result.addSuccess(self)
            return result
        finally:
            self._result = None
            result.stopTest(self)

    def _step(self, function, *args):
        """Runs a part of the test; False if what follows from it is to be left out."""
        try:
            function(*args)
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self._was_skipped = True
            self._result.addSkip(self, str(e))
        except _Stop:
            pass
        except BaseException as e:
            error = type(e), e, e.__traceback__
            if self._expects_failure:
                self._expected = error
            else:
                self._has_failed = True
                if isinstance(e, self.failureException):
                    self._result.addFailure(self, error)
                else:
                    self._result.addError(self, error)
        else:
            return True
        return False

    def _start_loop(self):
        pass

    def _stop_loop(self):
        pass

    def _call_setup(self):
        self.setUp()

    def _call_test(self, method):
        if method() is not None:
            warnings.warn("It is deprecated to return a value that is not None from a test case "
                          f"({method})", DeprecationWarning, stacklevel=3)

    def _call_teardown(self):
        self.tearDown()

    def _call_cleanup(self, function, args, kwargs):
        function(*args, **kwargs)

    def doCleanups(self):
        while self._cleanups:
            self._step(self._call_cleanup, *self._cleanups.pop())
        return not self._has_failed

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    # asserting

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f"{standard} : {msg}"

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f"{_text(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f"{_text(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        function = self._type_equality_funcs.get(type(first)) if type(first) is type(second) \
            else None
        if function is not None:
            function = getattr(self, function) if isinstance(function, str) else function
            function(first, second, msg=msg)
        elif not first == second:
            self._fail(msg, "%s != %s" % tuple(_texts(first, second)))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f"{_text(first)} == {_text(second)}")

    def _compare(self, holds, first, second, words, msg):
        if not holds:
            self._fail(msg, f"{_text(first)} {words} {_text(second)}")

    def assertIs(self, expr1, expr2, msg=None):
        self._compare(expr1 is expr2, expr1, expr2, "is not", msg)

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f"unexpectedly identical: {_text(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f"{_text(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._compare(member in container, member, container, "not found in", msg)

    def assertNotIn(self, member, container, msg=None):
        self._compare(member not in container, member, container, "unexpectedly found in", msg)

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, f"{_text(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f"{_text(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        self._compare(a < b, a, b, "not less than", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._compare(a <= b, a, b, "not less than or equal to", msg)

    def assertGreater(self, a, b, msg=None):
        self._compare(a > b, a, b, "not greater than", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._compare(a >= b, a, b, "not greater than or equal to", msg)

    def _difference(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference, difference <= delta, f"{_text(delta)} delta"
        places = 7 if places is None else places
        return difference, round(difference, places) == 0, f"{places} places"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference, is_close, within = self._difference(first, second, places, delta)
        if not is_close:
            self._fail(msg, f"{_text(first)} != {_text(second)} within {within} "
                            f"({_text(difference)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference, is_close, within = self._difference(first, second, places, delta)
        if delta is not None:
            if first == second or is_close:
                self._fail(msg, f"{_text(first)} == {_text(second)} within {within} "
                                f"({_text(difference)} difference)")
        elif first == second or is_close:
            self._fail(msg, f"{_text(first)} == {_text(second)} within {within}")

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        pattern = re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) \
            else expected_regex
        if not pattern.search(text):
            self._fail(msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        pattern = re.compile(unexpected_regex) if isinstance(unexpected_regex, (str, bytes)) \
            else unexpected_regex
        found = pattern.search(text)
        if found:
            self._fail(msg, f"Regex matched: {text[found.start():found.end()]!r} matches "
                            f"{pattern.pattern!r} in {text!r}")

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaises(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _AssertRaises(expected_exception, self, expected_regex).handle(
            "assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarns(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _AssertWarns(expected_warning, self, expected_regex).handle(
            "assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogs(self, logger, level, True)

    # asserting of containers

    def _with_diff(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + (f"\nDiff is {len(diff)} characters long. Set self.maxDiff to None to "
                          "see it.")

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        import difflib
        import pprint
        if seq_type is not None:
            name = seq_type.__name__
            for which, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: "
                                                f"{_text(seq)}")
        else:
            name = "sequence"
        if seq1 == seq2:
            return
        text = "%ss differ: %s != %s\n" % (name.capitalize(), *_texts(seq1, seq2))
        n1, n2 = len(seq1), len(seq2)
        for i in range(min(n1, n2)):
            if seq1[i] != seq2[i]:
                text += ("\nFirst differing element %d:\n%s\n%s\n"
                         % (i, *_texts(seq1[i], seq2[i])))
                break
        else:
            if n1 == n2 and seq_type is None and type(seq1) != type(seq2):
                return
        if n1 > n2:
            text += (f"\nFirst {name} contains {n1 - n2} additional elements.\n"
                     f"First extra element {n2}:\n{_text(seq1[n2])}\n")
        elif n1 < n2:
            text += (f"\nSecond {name} contains {n2 - n1} additional elements.\n"
                     f"First extra element {n1}:\n{_text(seq2[n1])}\n")
        diff = "\n" + "\n".join(difflib.ndiff(pprint.pformat(seq1).splitlines(),
                                              pprint.pformat(seq2).splitlines()))
        self._fail(msg, self._with_diff(text, diff))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for which, only in (("first", set1 - set2), ("second", set2 - set1)):
            if only:
                lines.append(f"Items in the {which} set but not the "
                             f"{'second' if which == 'first' else 'first'}:")
                lines += map(repr, only)
        if lines:
            self._fail(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        import difflib
        import pprint
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            diff = "\n" + "\n".join(difflib.ndiff(pprint.pformat(d1).splitlines(),
                                                  pprint.pformat(d2).splitlines()))
            self._fail(msg, self._with_diff("%s != %s" % tuple(_texts(d1, d2)), diff))

    def assertMultiLineEqual(self, first, second, msg=None):
        import difflib
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            texts = first, second
            if len(first) > 2 ** 16 or len(second) > 2 ** 16:
                self._fail(msg, "%s != %s" % tuple(_texts(first, second)))
            one, two = (text.splitlines(keepends=True) for text in texts)
            if len(one) == 1 and first.strip("\r\n") == first:
                one, two = [first + "\n"], [second + "\n"]
            diff = "\n" + "".join(difflib.ndiff(one, two))
            self._fail(msg, self._with_diff("%s != %s" % tuple(_texts(first, second)), diff))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            one, two = Counter(first), Counter(second)
        except TypeError:
            left, differs = second[:], []
            for item in first:
                if item in left:
                    left.remove(item)
                else:
                    differs.append((1, 0, item))
            differs += [(0, 1, item) for item in left]
        else:
            if one == two:
                return
            differs = [(n, two[item], item) for item, n in one.items() if n != two[item]]
            differs += [(0, n, item) for item, n in two.items() if item not in one]
        if differs:
            lines = [f"First has {n1}, Second has {n2}:  {item!r}" for n1, n2, item in differs]
            self._fail(msg, self._with_diff("Element counts were not equal:\n",
                                            "\n".join(lines)))


class _SubTest(TestCase):
    def __init__(self, case, message, params):
        super().__init__()
        self._subtest_of = self.test_case = case
        self._message, self.params = message, params
        self.failureException = case.failureException

    def _description(self):
        parts = []
        if self._message is not None:
            parts.append(f"[{self._message}]")
        if self.params:
            parts.append("(" + ", ".join(f"{k}={v!r}" for k, v in self.params.items()) + ")")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._description()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._description()}"


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function, self._set_up, self._tear_down = testFunc, setUp, tearDown
        self._description = description

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return f"unittest.case.FunctionTestCase ({self._function.__name__})"

    def shortDescription(self):
        doc = self._description or self._function.__doc__
        return doc.split("\n")[0].strip() if doc else None


class IsolatedAsyncioTestCase(TestCase):
    _runner = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        made = await cm.__aenter__()
        self.addAsyncCleanup(cm.__aexit__, None, None, None)
        return made

    def _start_loop(self):
        import asyncio
        self._runner = asyncio.Runner(debug=False)

    def _stop_loop(self):
        runner, self._runner = self._runner, None
        runner.close()

    def _await(self, function, *args, **kwargs):
        """Calls it within the loop; a coroutine is run to its end there."""
        async def call():
            made = function(*args, **kwargs)
            return await made if hasattr(made, "__await__") else made
        return self._runner.run(call())

    def _call_setup(self):
        self._runner.get_loop()
        self._await(self.setUp)
        self._await(self.asyncSetUp)

    def _call_test(self, method):
        if self._await(method) is not None:
            warnings.warn("It is deprecated to return a value that is not None from a test case "
                          f"({method})", DeprecationWarning, stacklevel=4)

    def _call_teardown(self):
        self._await(self.asyncTearDown)
        self._await(self.tearDown)

    def _call_cleanup(self, function, args, kwargs):
        self._await(function, *args, **kwargs)
