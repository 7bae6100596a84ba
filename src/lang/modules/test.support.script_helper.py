"""Other processes in tests: there are none here, and what needs them is skipped."""
import unittest


def _skipped(*args, **kwargs):
    raise unittest.SkipTest("processes are not supported here")


assert_python_ok = assert_python_failure = spawn_python = kill_python = make_script = make_pkg = \
    make_zip_script = make_zip_pkg = run_python_until_end = run_test_script = _skipped


def interpreter_requires_environment():
    return False
