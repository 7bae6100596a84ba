"""Sockets in tests: there are none here, and what needs them is skipped."""
import unittest

HOST = HOSTv4 = "localhost"
HOSTv6 = "::1"
IPV6_ENABLED = False


def _skipped(*args, **kwargs):
    raise unittest.SkipTest("sockets are not supported here")


find_unused_port = bind_port = create_unix_domain_name = bind_unix_socket = _skipped
transient_internet = get_socket_conn_refused_errs = _skipped


def skip_unless_bind_unix_socket(test):
    return unittest.skip("requires sockets")(test)


def skip_if_tcp_blackhole(test):
    return test
