"""Helpers for test suites. What is about the insides of CPython is skipped."""
import contextlib
import functools
import gc
import io
import sys
import time
import types
import unittest

__all__ = ["Error", "TestFailed", "TestDidNotRun", "ResourceDenied"]

verbose = 0
failfast = False
use_resources = None
max_memuse = 0
LOOPBACK_TIMEOUT = 5.0
INTERNET_TIMEOUT = 60.0
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 5 * 60.0
PIPE_MAX_SIZE = 4 * 1024 * 1024 + 1
MAX_Py_ssize_t = sys.maxsize
NHASHBITS = sys.hash_info.width
_1M, _1G, _2G, _4G = 1 << 20, 1 << 30, 2 << 30, 4 << 30
Py_DEBUG = PGO = HAVE_ASAN_FORK_BUG = False
SOCK_MAX_SIZE = 16 * 1024 * 1024 + 1
has_strftime_extensions = True
HAVE_DOCSTRINGS = False
MISSING_C_DOCSTRINGS = True
REPO_ROOT = "/"
TEST_HOME_DIR = "/"
MS_WINDOWS = is_jython = is_android = is_emscripten = is_wasi = is_apple = False
has_fork_support = has_subprocess_support = has_socket_support = False
unix_shell = "/bin/sh"


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class TestDidNotRun(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


# ---- what is skipped

def check_impl_detail(**guards):
    """Whether a test that holds for these implementations holds here: what holds for CPython does."""
    if not guards:
        return True
    return guards.get("cpython", not list(guards.values())[0])


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return lambda test: test
    return unittest.skip(msg or "a detail of another implementation")


def cpython_only(test):
    return test


no_tracing = refcount_test = cpython_only


def _passes(test):
    return test


def requires_debug_ranges(reason="requires the columns of instructions"): return _passes
def requires_IEEE_754(test): return test
def requires_legacy_unicode_capi(test): return unittest.skip("needs the C API")(test)
def skip_if_buggy_ucrt_strfptime(test): return test
def skip_if_buildbot(reason=None): return _passes
def requires_venv_with_pip(): return unittest.skip("needs processes")
def has_no_debug_ranges(): return False
def python_is_optimized(): return True
def with_pymalloc(): return False
def check_cflags_pgo(): return False
def reap_children(): pass
def print_warning(msg): print("Warning --", msg, file=sys.__stderr__)
def get_original_stdout(): return sys.stdout
def setswitchinterval(interval): return sys.setswitchinterval(interval)
def clear_ignored_deprecations(*tokens): pass
def findfile(filename, subdir=None): return f"{sys.path[0]}/{subdir + '/' if subdir else ''}{filename}"
def get_recursion_available(): return sys.getrecursionlimit() - get_recursion_depth()
def requires_gzip(reason="requires gzip"): return _passes
def requires_zlib(reason="requires zlib"): return _passes
def requires_bz2(reason="requires bz2"): return unittest.skip(reason)
def requires_lzma(reason="requires lzma"): return unittest.skip(reason)
def requires_docstrings(test): return unittest.skip("requires docstrings")(test)
def requires_limited_api(test): return unittest.skip("needs the C API")(test)
def requires_fork(): return unittest.skip("requires fork")
def requires_subprocess(): return unittest.skip("requires subprocess support")
def requires_resource(resource): return unittest.skip(f"resource {resource!r} is not enabled")
def requires_mac_ver(*min_version): return _passes
def requires_linux_version(*min_version): return _passes
def skip_if_sanitizer(reason=None, *, address=False, memory=False, ub=False): return _passes
def skip_if_pgo_task(test): return test
def bigmemtest(size, memuse, dry_run=True): return unittest.skip("needs much memory")
def bigaddrspacetest(test): return unittest.skip("needs much memory")(test)
def anticipate_failure(condition): return unittest.expectedFailure if condition else _passes
def is_resource_enabled(resource): return False
def check_sanitizer(*, address=False, memory=False, ub=False): return False
def system_must_validate_cert(test): return test


def requires_working_socket(*, module=False):
    return None if module else _passes  # what asks for it needs a loop, and loops need no sockets here


def requires(resource, msg=None):
    raise ResourceDenied(msg or f"Use of the {resource!r} resource not enabled")


@contextlib.contextmanager
def run_with_locale(catstr, *locales):
    yield  # there is one locale


def skip_if_broken_multiprocessing_synchronize():
    raise unittest.SkipTest("processes are not supported here")


def check_sizeof(test, o, size):
    raise unittest.SkipTest("the sizes of objects are those of another implementation")


def calcobjsize(fmt): return 0
def calcvobjsize(fmt): return 0


# ---- what is changed for a while

@contextlib.contextmanager
def captured_output(stream_name):
    """In the place of sys.stdout, sys.stderr or sys.stdin: a text in memory."""
    before = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, before)


def captured_stdout(): return captured_output("stdout")
def captured_stderr(): return captured_output("stderr")
def captured_stdin(): return captured_output("stdin")


_nothing = object()


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    before = getattr(obj, attr, _nothing)
    setattr(obj, attr, new_val)
    try:
        yield None if before is _nothing else before
    finally:
        if before is not _nothing:
            setattr(obj, attr, before)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    before = obj[item] if item in obj else _nothing
    obj[item] = new_val
    try:
        yield None if before is _nothing else before
    finally:
        if before is not _nothing:
            obj[item] = before
        elif item in obj:
            del obj[item]


@contextlib.contextmanager
def disable_gc():
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextlib.contextmanager
def infinite_recursion(max_depth=75):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(max_depth, 100))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


class catch_unraisable_exception:
    """Keeps what goes to sys.unraisablehook."""

    def __enter__(self):
        self.unraisable = None
        self._before = sys.unraisablehook
        sys.unraisablehook = self._keep
        return self

    def _keep(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._before
        del self.unraisable


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


def patch(test_instance, object_to_patch, attr_name, new_value):
    before = getattr(object_to_patch, attr_name)
    test_instance.addCleanup(setattr, object_to_patch, attr_name, before)
    setattr(object_to_patch, attr_name, new_value)


# ---- what tests ask

def gc_collect():
    for _ in range(3):
        gc.collect()


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"object {obj!r} has no attribute {name!r}") from None


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    testcase.assertIsNotNone(error.offset)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    name = f"{tp.__module__}.{tp.__name__}" if tp.__module__ != "builtins" else tp.__name__
    testcase.assertRaisesRegex(TypeError, f"cannot create '{name.replace('.', '[.]')}' instances", tp,
                               *args, **kwds)


def check_free_after_iterating(test, iter, cls, args=()):
    is_done = False

    class Watched(cls):
        def __del__(self):
            nonlocal is_done
            is_done = True
            try:
                next(iterator)
            except StopIteration:
                pass

    iterator = iter(Watched(*args))
    test.assertRaises(StopIteration, next, iterator)
    gc_collect()
    test.assertTrue(is_done)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    names = name_of_module or (module.__name__,)
    names = (names,) if isinstance(names, str) else names
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        obj = getattr(module, name)
        if getattr(obj, "__module__", None) in names or \
                not hasattr(obj, "__module__") and not isinstance(obj, types.ModuleType):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def sortdict(dict):
    return "{%s}" % ", ".join("%r: %r" % pair for pair in sorted(dict.items()))


def run_unittest(*classes):
    suite = unittest.TestSuite()
    for cls in classes:
        suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(cls)
                      if isinstance(cls, type) else cls)
    result = unittest.TextTestRunner().run(suite)
    if not result.wasSuccessful():
        raise TestFailed("a test failed")


def run_doctest(module, verbosity=None, optionflags=0):
    import doctest
    failed, n = doctest.testmod(module, optionflags=optionflags)
    if failed:
        raise TestFailed(f"{failed} of {n} doctests failed")
    return failed, n


def maybe_get_event_loop_policy():
    import asyncio
    return asyncio._event_loop_policy if hasattr(asyncio, "_event_loop_policy") else None


def get_recursion_depth():
    depth, frame = 0, sys._getframe(1)
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    return max(depth, 1)


def run_in_subinterp(code):
    raise unittest.SkipTest("there is one interpreter")


def run_with_tz(tz):
    return unittest.skip("the time zone is that of the virtual clock")


def ignore_deprecations_from(module, *, like):
    return object()


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    return standard_tests


def set_recursion_limit(limit):
    return infinite_recursion(limit)


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.010, max_delay=1.0, error=True):
    delay = init_delay
    for _ in busy_retry(timeout, err_msg, error=error):
        yield
        time.sleep(delay)
        delay = min(delay * 2, max_delay)


def busy_retry(timeout, err_msg=None, /, *, error=True):
    begin = time.monotonic()
    while True:
        yield
        if time.monotonic() - begin > timeout:
            break
    if error:
        raise AssertionError(err_msg or f"timeout ({timeout:.1f} seconds)")


# ---- values that compare in a known way

class _AlwaysEqual:
    def __eq__(self, other): return True
    def __ne__(self, other): return False


class _NeverEqual:
    def __eq__(self, other): return False
    def __ne__(self, other): return True
    def __hash__(self): return 1


@functools.total_ordering
class _Largest:
    def __eq__(self, other): return isinstance(other, _Largest)
    def __lt__(self, other): return False


@functools.total_ordering
class _Smallest:
    def __eq__(self, other): return isinstance(other, _Smallest)
    def __gt__(self, other): return False


ALWAYS_EQ, NEVER_EQ, LARGEST, SMALLEST = _AlwaysEqual(), _NeverEqual(), _Largest(), _Smallest()


class Matcher:
    """Whether a dict has certain values, or texts with certain parts."""
    _partial_matches = ("msg", "message")

    def matches(self, d, **kwargs):
        return all(self.match_value(key, d.get(key), value) for key, value in kwargs.items())

    def match_value(self, k, dv, v):
        if type(v) is not type(dv):
            return False
        return v == dv if type(dv) is not str or k not in self._partial_matches else v in dv
