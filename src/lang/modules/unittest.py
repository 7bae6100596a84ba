"""Tests of a program: cases, suites, a runner in text."""

import functools
import sys
import time
import traceback
import types
from _unittest_case import (FunctionTestCase, IsolatedAsyncioTestCase, SkipTest, TestCase,
                            addModuleCleanup, doModuleCleanups, enterModuleContext,
                            expectedFailure, skip, skipIf, skipUnless)

__all__ = ["TestResult", "TestCase", "IsolatedAsyncioTestCase", "TestSuite", "TextTestRunner",
           "TestLoader", "FunctionTestCase", "main", "defaultTestLoader", "SkipTest", "skip",
           "skipIf", "skipUnless", "expectedFailure", "TextTestResult", "installHandler",
           "registerResult", "removeResult", "removeHandler", "addModuleCleanup",
           "doModuleCleanups", "enterModuleContext"]


class BaseTestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __eq__(self, other):
        return isinstance(other, BaseTestSuite) and list(self) == list(other)

    def __repr__(self):
        return f"<unittest.suite.{type(self).__name__} tests={self._tests!r}>"

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them "
                            "to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self._tests)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result):
        for test in self:
            if result.shouldStop:
                break
            test(result)
        return result

    def debug(self):
        for test in self:
            test.debug()


class _ErrorHolder:
    """What stands for a class or module whose setting up failed."""
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0


class TestSuite(BaseTestSuite):
    def run(self, result, debug=False):
        is_top = not getattr(result, "_is_running", False)
        result._is_running = True
        for test in self:
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                self._change_class(test, result)
                if getattr(type(test), "_setup_failed", False) or getattr(
                        result, "_module_failed", False):
                    continue
            test(result)
        if is_top:
            self._change_class(None, result)
            result._is_running = False
        return result

    def _change_class(self, test, result):
        """Ends the previous class and module, begins the next."""
        old, new = getattr(result, "_class", None), None if test is None else type(test)
        if old is new:
            return
        if old is not None and not getattr(old, "_setup_failed", False) and not getattr(
                result, "_module_failed", False) and not getattr(
                old, "__unittest_skip__", False):
            self._attempt(result, f"tearDownClass ({_class_name(old)})",
                          getattr(old, "tearDownClass", None))
            for error in getattr(old, "doClassCleanups", lambda: [])():
                self._report(result, f"tearDownClass ({_class_name(old)})", error)
        old_module = getattr(old, "__module__", None)
        new_module = getattr(new, "__module__", None)
        if old_module != new_module:
            if old is not None and not result._module_failed:
                self._attempt(result, f"tearDownModule ({old_module})",
                              getattr(sys.modules.get(old_module), "tearDownModule", None))
                self._attempt(result, f"tearDownModule ({old_module})", doModuleCleanups)
            result._module_failed = False
            if new is not None:
                result._module_failed = not self._attempt(
                    result, f"setUpModule ({new_module})",
                    getattr(sys.modules.get(new_module), "setUpModule", None))
        result._class = new
        if new is not None and not result._module_failed and not getattr(
                new, "__unittest_skip__", False):
            new._setup_failed = False
            if not self._attempt(result, f"setUpClass ({_class_name(new)})",
                                 getattr(new, "setUpClass", None)):
                new._setup_failed = True
                for error in getattr(new, "doClassCleanups", lambda: [])():
                    self._report(result, f"setUpClass ({_class_name(new)})", error)

    def _attempt(self, result, description, function):
        if function is None:
            return True
        try:
            function()
        except Exception as e:
            self._report(result, description, e)
            return False
        return True

    def _report(self, result, description, error):
        holder = _ErrorHolder(description)
        if isinstance(error, SkipTest):
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, (type(error), error, error.__traceback__))


def _class_name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


# ---- results

class TestResult:
    __module__ = "unittest.result"

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses, self.collectedDurations = [], [], []
        self.testsRun = 0

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def _text(self, err, test):
        return "".join(traceback.format_exception(err[1], err[1], err[2]))

    def _stop_if_fast(self):
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, self._text(err, test)))
        self._stop_if_fast()

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err, test)))
        self._stop_if_fast()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._stop_if_fast()
            rows = self.failures if issubclass(err[0], test.failureException) else self.errors
            rows.append((subtest, self._text(err, test)))

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._stop_if_fast()

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def printErrors(self):
        pass

    def __repr__(self):
        return (f"<{_class_name(type(self))} run={self.testsRun} "
                f"errors={len(self.errors)} failures={len(self.failures)}>")


class TextTestResult(TestResult):
    __module__ = "unittest.runner"
    separator1, separator2 = "=" * 70, "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions = stream, descriptions
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self._is_line_new = True

    def getDescription(self, test):
        first = test.shortDescription()
        return f"{test}\n{first}" if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")
            self._is_line_new = False

    def _say(self, test, word, letter):
        if self.showAll:
            if isinstance(test, _ErrorHolder) or self._is_line_new:
                if not self._is_line_new:
                    self.stream.write("\n")
                indent = "  " if hasattr(test, "_subtest_of") else ""
                self.stream.write(f"{indent}{self.getDescription(test)} ... ")
            self.stream.write(word + "\n")
            self._is_line_new = True
        elif self.dots:
            self.stream.write(letter)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            is_failure = issubclass(err[0], subtest.failureException)
            if self.showAll and not self._is_line_new:
                self.stream.write("\n")
                self._is_line_new = True
            self._say(subtest, "FAIL" if is_failure else "ERROR", "F" if is_failure else "E")
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._say(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._say(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._say(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._say(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.write("\n")
        for kind, rows in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in rows:
                self.stream.write(f"{self.separator1}\n{kind}: {self.getDescription(test)}\n"
                                  f"{self.separator2}\n{text}\n")
        if self.unexpectedSuccesses:
            self.stream.write(self.separator1 + "\n")
            for test in self.unexpectedSuccesses:
                self.stream.write(f"UNEXPECTED SUCCESS: {self.getDescription(test)}\n")


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, *, tb_locals=False):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        start = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.perf_counter() - start
        result.printErrors()
        write = self.stream.write
        if hasattr(result, "separator2"):
            write(result.separator2)
            write("\n")
        n = result.testsRun
        write(f"Ran {n} test{'' if n == 1 else 's'} in {taken:.3f}s")
        write("\n")
        write("\n")
        infos = [f"{name}={len(rows)}" for name, rows in (
            ("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
            ("expected failures", result.expectedFailures),
            ("unexpected successes", result.unexpectedSuccesses)) if rows]
        write("OK" if result.wasSuccessful() else "FAILED")
        write(f" ({', '.join(infos)})\n" if infos else "\n")
        return result


# ---- loading

class TestLoader:
    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    suiteClass = TestSuite
    testNamePatterns = None

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        names = [name for name in dir(testCaseClass) if name.startswith(self.testMethodPrefix)
                 and callable(getattr(testCaseClass, name))]
        if self.testNamePatterns:
            from fnmatch import fnmatchcase
            full = f"{_class_name(testCaseClass)}."
            names = [name for name in names if any(fnmatchcase(full + name, pattern)
                                                   for pattern in self.testNamePatterns)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to "
                            "derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            found = getattr(module, name)
            if isinstance(found, type) and issubclass(found, TestCase) and found not in (
                    TestCase, FunctionTestCase, IsolatedAsyncioTestCase):
                tests.append(self.loadTestsFromTestCase(found))
        suite = self.suiteClass(tests)
        load = getattr(module, "load_tests", None)
        return load(self, suite, pattern) if load else suite

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        if module is None:
            module = __import__(parts.pop(0))
        parent, found = None, module
        for part in parts:
            parent, found = found, getattr(found, part)
        if isinstance(found, types.ModuleType):
            return self.loadTestsFromModule(found)
        if isinstance(found, type) and issubclass(found, TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(found, BaseTestSuite):
            return found
        if callable(found):
            made = found()
            return made if isinstance(made, BaseTestSuite) else self.suiteClass([made])
        raise TypeError(f"don't know how to make test from: {found}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        import os
        from fnmatch import fnmatch
        folder = os.path.abspath(start_dir)
        if folder not in sys.path:
            sys.path.insert(0, folder)
        return self.suiteClass([self.loadTestsFromModule(__import__(name[:-3]))
                                for name in sorted(os.listdir(folder)) if fnmatch(name, pattern)])


defaultTestLoader = TestLoader()


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        import argparse
        self.module = __import__(module) if isinstance(module, str) else module
        argv = sys.argv if argv is None else argv
        parser = argparse.ArgumentParser(prog=argv[0] if argv else None)
        parser.add_argument("-v", "--verbose", action="store_const", const=2, dest="verbosity",
                            help="Verbose output")
        parser.add_argument("-q", "--quiet", action="store_const", const=0, dest="verbosity",
                            help="Quiet output")
        parser.add_argument("-f", "--failfast", action="store_true", default=failfast or False,
                            help="Stop on first fail or error")
        parser.add_argument("-k", dest="patterns", action="append",
                            help="Only run tests which match the given substring")
        parser.add_argument("tests", nargs="*", help="a list of any number of test modules, "
                            "classes and test methods.")
        parser.set_defaults(verbosity=verbosity)
        args = parser.parse_args(argv[1:])
        if args.patterns:
            testLoader.testNamePatterns = [pattern if "*" in pattern else f"*{pattern}*"
                                           for pattern in args.patterns]
        names = args.tests or ([defaultTest] if isinstance(defaultTest, str) else defaultTest)
        self.test = (testLoader.loadTestsFromNames(names, self.module) if names
                     else testLoader.loadTestsFromModule(self.module))
        runner = TextTestRunner if testRunner is None else testRunner
        if isinstance(runner, type):
            runner = runner(verbosity=args.verbosity, failfast=args.failfast)
        self.result = runner.run(self.test)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram


def installHandler():
    pass


def removeHandler(method=None):
    return method


registerResult = removeResult = removeHandler


def makeSuite(testCaseClass, prefix="test"):
    loader = TestLoader()
    loader.testMethodPrefix = prefix
    return loader.loadTestsFromTestCase(testCaseClass)
