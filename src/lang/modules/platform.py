"""The machine that a program sees."""

from collections import namedtuple

uname_result = namedtuple("uname_result", "system node release version machine processor")


def system():
    return "Linux"


def node():
    return "simul"


def release():
    return "6.0"


def version():
    return "#1"


def machine():
    return "x86_64"


def processor():
    return ""


def architecture(executable="", bits="", linkage=""):
    return "64bit", "ELF"


def platform(aliased=False, terse=False):
    return "Linux-6.0-x86_64" if not terse else "Linux-6.0"


def uname():
    return uname_result(system(), node(), release(), version(), machine(), processor())


def python_version():
    return "3.11.7"


def python_version_tuple():
    return "3", "11", "7"


def python_implementation():
    return "CPython"


def python_compiler():
    return "C11"


def python_build():
    return "main", ""


def libc_ver(executable="", lib="", version="", chunksize=0):
    return "", ""


def win32_ver(*args):
    return "", "", "", ""


def mac_ver(*args):
    return "", ("", "", ""), ""


def win32_is_iot():
    return False
