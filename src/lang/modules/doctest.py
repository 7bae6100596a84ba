"""Examples in documentation, run and compared."""

import contextlib
import inspect
import io
import sys
import traceback
import types
from collections import namedtuple

__all__ = ["testmod", "testfile", "run_docstring_examples", "DocTest", "DocTestParser",
           "DocTestFinder", "DocTestRunner", "DocFileSuite", "DocTestSuite", "Example", "OutputChecker", "TestResults",
           "ELLIPSIS", "NORMALIZE_WHITESPACE", "IGNORE_EXCEPTION_DETAIL", "SKIP",
           "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "REPORT_NDIFF", "FAIL_FAST"]
TestResults = namedtuple("TestResults", "failed attempted")
(DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE, NORMALIZE_WHITESPACE, ELLIPSIS, SKIP,
 IGNORE_EXCEPTION_DETAIL, REPORT_UDIFF, REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE,
 FAIL_FAST) = (1 << i for i in range(11))
_FLAGS = {name: value for name, value in list(globals().items())
          if name.isupper() and isinstance(value, int)}
_STARS = "*" * 70


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want if not want or want.endswith("\n") else want + "\n"
        self.exc_msg, self.lineno, self.indent = exc_msg, lineno, indent
        self.options = options or {}


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name = examples, dict(globs), name
        self.filename, self.lineno, self.docstring = filename, lineno, docstring

    def __repr__(self):
        n = len(self.examples)
        many = "no examples" if n == 0 else "1 example" if n == 1 else f"{n} examples"
        return f"<DocTest {self.name} from {self.filename}:{self.lineno} ({many})>"


class DocTestParser:
    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        lines, examples, i = string.expandtabs().split("\n"), [], 0
        while i < len(lines):
            indent = len(lines[i]) - len(lines[i].lstrip(" "))
            if not lines[i][indent:].startswith(">>>"):
                i += 1
                continue
            start, source = i, []
            while i < len(lines):
                text = lines[i][indent:]
                mark = ">>>" if i == start else "..."
                if text != mark and not text.startswith(mark + " "):
                    if text.startswith(mark):
                        raise ValueError(f"line {i + 1} of the docstring for {name} lacks blank "
                                         f"after {text[:3]}: {lines[i]!r}")
                    break
                source.append(text[4:])
                i += 1
            want = []
            while i < len(lines) and lines[i].strip() and not lines[i][indent:].startswith(">>>"):
                if lines[i][:indent].strip():
                    raise ValueError(f"line {i + 1} of the docstring for {name} has inconsistent "
                                     f"leading whitespace: {lines[i]!r}")
                want.append(lines[i][indent:])
                i += 1
            text = "\n".join(source)
            if not text.strip() or text.lstrip().startswith("#"):
                continue
            examples.append(Example(text, "".join(line + "\n" for line in want),
                                    self._message(want), start, indent,
                                    self._options(text, name, start)))
        return examples

    @staticmethod
    def _message(want):
        """The exception that is expected, without its traceback; None: none is."""
        titles = ("Traceback (most recent call last):", "Traceback (innermost last):")
        if not want or want[0].rstrip() not in titles:
            return None
        for i, line in enumerate(want[1:], 1):
            if line[:1].isalnum() or line[:1] == "_":
                return "\n".join(want[i:]) + "\n"
        return None

    @staticmethod
    def _options(source, name, lineno):
        options = {}
        for line in source.split("\n"):
            _, found, text = line.replace("#doctest:", "# doctest:").partition("# doctest:")
            for word in text.replace(",", " ").split() if found else ():
                if word[0] not in "+-" or word[1:] not in _FLAGS:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid "
                                     f"option: {word!r}")
                options[_FLAGS[word[1:]]] = word[0] == "+"
        return options


class DocTestFinder:
    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._parser, self._recurse = parser or DocTestParser(), recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = name or getattr(obj, "__name__", None)
        if module is None:
            module = obj if isinstance(obj, types.ModuleType) else sys.modules.get(
                getattr(obj, "__module__", "__main__"))
        globs = dict(module.__dict__ if globs is None else globs)
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, globs, {})
        tests.sort(key=lambda test: test.name)
        return tests

    def _find(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen[id(obj)] = obj  # kept, so that its id stays its own
        doc = getattr(obj, "__doc__", None)
        doc = doc if isinstance(doc, str) else ""
        if doc or not self._exclude_empty:
            filename = getattr(module, "__file__", None) or module.__name__
            test = self._parser.get_doctest(doc, globs, name, filename,
                                            self._line(obj, doc, filename))
            tests.append(test)
        if not self._recurse:
            return
        if isinstance(obj, types.ModuleType):
            for key, value in obj.__dict__.items():
                if ((isinstance(value, type) or inspect.isroutine(inspect.unwrap(value)))
                        and getattr(value, "__module__", None) == module.__name__):
                    self._find(tests, value, f"{name}.{key}", module, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                self._find(tests, types.SimpleNamespace(__doc__=value) if isinstance(value, str)
                           else value, f"{name}.__test__.{key}", module, globs, seen)
        elif isinstance(obj, type):
            for key, value in obj.__dict__.items():
                value = getattr(value, "__func__", value)
                if isinstance(value, (type, property)) or inspect.isroutine(inspect.unwrap(value)):
                    if isinstance(value, property) or value.__module__ == module.__name__:
                        self._find(tests, value, f"{name}.{key}", module, globs, seen)

    @staticmethod
    def _line(obj, doc, filename):
        """The line, from 0, where a docstring begins; None: unknown."""
        import linecache
        lines = linecache.getlines(filename)
        obj = getattr(obj, "fget", obj)
        if isinstance(obj, types.ModuleType):
            start = 0
        elif isinstance(obj, types.FunctionType):
            start = obj.__code__.co_firstlineno - 1
        elif isinstance(obj, type):
            start = next((i for i, line in enumerate(lines)
                          if line.strip().startswith(f"class {obj.__name__}")), None)
            if start is None:
                return None
        else:
            return None
        for i in range(start, len(lines)):
            if lines[i].lstrip(" rRuU").startswith(('"', "'")):
                return i
        return None


class OutputChecker:
    def check_output(self, want, got, optionflags):
        want, got = (text.encode("ascii", "backslashreplace").decode() for text in (want, got))
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1:
            if (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
                return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = "".join("\n" if line.strip() == "<BLANKLINE>" else line
                           for line in want.splitlines(True))
            got = "".join("\n" if not line.strip() else line for line in got.splitlines(True))
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS and self._matches(want, got))

    @staticmethod
    def _matches(want, got):
        first, *rest = want.split("...")
        if not rest:
            return want == got
        last = rest.pop()
        if not got.startswith(first) or len(got) < len(first) + len(last) or not got.endswith(last):
            return False
        at, end = len(first), len(got) - len(last)
        for piece in rest:
            at = got.find(piece, at, end)
            if at < 0:
                return False
            at += len(piece)
        return True

    def output_difference(self, example, got, optionflags):
        def indented(text):
            return "".join("    " + line if line.strip() else line
                           for line in text.splitlines(True))
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = "".join("<BLANKLINE>\n" if line == "\n" else line
                          for line in got.splitlines(True))
        if example.want and got:
            return f"Expected:\n{indented(example.want)}Got:\n{indented(got)}"
        if example.want:
            return f"Expected:\n{indented(example.want)}Got nothing\n"
        return "Expected nothing\n" + (f"Got:\n{indented(got)}" if got else "Got nothing\n")


class DocTestRunner:
    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags, self.failures, self.tries, self._names = optionflags, 0, 0, {}

    def _result(self, example, globs, name):
        """What running an example prints, and the exception that it ends in."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            try:
                exec(compile(example.source, f"<doctest {name}>", "single"), globs)
            except KeyboardInterrupt:
                raise
            except Exception as e:
                return self._ended(out), e
        return self._ended(out), None

    @staticmethod
    def _ended(out):
        """What was printed; where the last line has no end it gets one, as in the text."""
        text = out.getvalue()
        return text + "\n" if text and not text.endswith("\n") else text

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        out = sys.stdout.write if out is None else out
        failures = tries = 0
        for number, example in enumerate(test.examples):
            flags = self.optionflags
            for flag, is_on in example.options.items():
                flags = flags | flag if is_on else flags & ~flag
            if flags & SKIP:
                continue
            tries += 1
            if self._verbose:
                out(f"Trying:\n{self._indented(example.source)}"
                    + (f"Expecting:\n{self._indented(example.want)}" if example.want
                       else "Expecting nothing\n"))
            got, error = self._result(example, test.globs, f"{test.name}[{number}]")
            check = self._checker.check_output
            if error is None:
                ok, shown = check(example.want, got, flags), got
            else:
                lines = traceback.format_exception_only(error)
                if isinstance(error, SyntaxError):  # without its place
                    while len(lines) > 1 and not lines[0].startswith(type(error).__name__):
                        del lines[0]
                text = "".join(lines)
                shown = got + "".join(traceback.format_exception(error))
                ok = example.exc_msg is not None and (
                    check(example.exc_msg, text, flags) or flags & IGNORE_EXCEPTION_DETAIL
                    and example.exc_msg.split(":")[0].split(".")[-1].strip()
                    == type(error).__name__)
            if ok:
                if self._verbose:
                    out("ok\n")
                continue
            failures += 1
            out(self._header(test, example))
            if error is not None and example.exc_msg is None:
                out(f"Exception raised:\n{self._indented(shown)}")
            else:
                out(self._checker.output_difference(example, shown, flags))
            if flags & FAIL_FAST:
                break
        self.failures += failures
        self.tries += tries
        self._names[test.name] = failures, tries
        return TestResults(failures, tries)

    @staticmethod
    def _indented(text):
        return "".join("    " + line if line.strip() else line for line in text.splitlines(True))

    def _header(self, test, example):
        line = test.lineno + example.lineno + 1 if test.lineno is not None else "?"
        return (f'{_STARS}\nFile "{test.filename}", line {line}, in {test.name}\n'
                f"Failed example:\n{self._indented(example.source)}")

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        failed = [(name, *counts) for name, counts in sorted(self._names.items()) if counts[0]]
        if verbose:
            passed = [(name, n) for name, (bad, n) in sorted(self._names.items()) if n and not bad]
            if passed:
                print(len(passed), "items passed all tests:")
                for name, n in passed:
                    print(f" {n:3} tests in {name}")
        if failed:
            print(_STARS)
            print(len(failed), "items had failures:")
            for name, bad, n in failed:
                print(f" {bad:3} of {n:3} in {name}")
        if verbose:
            print(self.tries, "tests in", len(self._names), "items.")
            print(self.tries - self.failures, "passed and", self.failures, "failed.")
        if self.failures:
            print("***Test Failed***", self.failures, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):
    m = sys.modules["__main__"] if m is None else m
    if not isinstance(m, types.ModuleType):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(
            m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None,
             report=True, optionflags=0, extraglobs=None, raise_on_error=False, parser=None,
             encoding=None):
    with open(filename, encoding=encoding) as f:
        text = f.read()
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    globs = dict(globs or {}, **(extraglobs or {}))
    globs.setdefault("__name__", "__main__")
    runner.run((parser or DocTestParser()).get_doctest(text, globs, name or filename, filename, 0))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None,
                           optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(recurse=False).find(f, name, globs=globs):
        runner.run(test)


# ---- as tests of unittest

def _case(test, optionflags, setUp, tearDown, checker):
    import unittest

    class DocTestCase(unittest.TestCase):
        def setUp(self):
            if setUp is not None:
                setUp(test)

        def tearDown(self):
            if tearDown is not None:
                tearDown(test)
            test.globs.clear()

        def runTest(self):
            out = io.StringIO()
            runner = DocTestRunner(checker, False, optionflags)
            if runner.run(test, out=out.write).failed:
                raise self.failureException(
                    f"Failed doctest test for {test.name}\n  File \"{test.filename}\", "
                    f"line {test.lineno or 0}, in {test.name.split('.')[-1]}\n\n{out.getvalue()}")

        def id(self):
            return test.name

        def __repr__(self):
            *path, name = test.name.split(".")
            return f"{name} ({'.'.join(path)})"

        __str__ = __repr__

        def shortDescription(self):
            return "Doctest: " + test.name
    return DocTestCase()


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, setUp=None,
                 tearDown=None, checker=None, optionflags=0):
    import unittest
    module = sys.modules["__main__"] if module is None else \
        __import__(module, fromlist=["*"]) if isinstance(module, str) else module
    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    suite = unittest.TestSuite()
    for test in sorted(tests, key=lambda test: test.name):
        if test.examples:
            suite.addTest(_case(test, optionflags, setUp, tearDown, checker))
    return suite


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, setUp=None, tearDown=None,
                 optionflags=0, parser=None, encoding=None, checker=None):
    """The examples in files of text, which lie beside the one who asks."""
    import os
    import unittest
    folder = ""
    if module_relative:
        module = sys.modules[package] if isinstance(package, str) else package
        file = sys._getframe(1).f_globals["__file__"] if module is None else module.__file__
        folder = os.path.dirname(os.path.abspath(file))
    suite = unittest.TestSuite()
    for path in paths:
        place, name = os.path.join(folder, path), os.path.basename(path)
        with open(place, encoding=encoding or "utf-8") as file:
            text = file.read()
        names = {} if globs is None else dict(globs)
        names.setdefault("__name__", "__main__")
        test = (parser or DocTestParser()).get_doctest(text, names, name, place, 0)
        suite.addTest(_case(test, optionflags, setUp, tearDown, checker))
    return suite
