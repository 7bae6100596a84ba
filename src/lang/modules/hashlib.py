"""Digests of bytes."""
from _hashlib import HASH as _HASH

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = algorithms_guaranteed


def new(name, data=b"", *, usedforsecurity=True):
    return _HASH(name.lower(), data)


def md5(string=b"", *, usedforsecurity=True): return _HASH("md5", string)
def sha1(string=b"", *, usedforsecurity=True): return _HASH("sha1", string)
def sha224(string=b"", *, usedforsecurity=True): return _HASH("sha224", string)
def sha256(string=b"", *, usedforsecurity=True): return _HASH("sha256", string)
def sha384(string=b"", *, usedforsecurity=True): return _HASH("sha384", string)
def sha512(string=b"", *, usedforsecurity=True): return _HASH("sha512", string)


def __getattr__(name):
    if name.startswith(("blake2", "sha3", "shake", "pbkdf2", "scrypt", "file_digest")):
        raise AttributeError(f"hashlib.{name} is not supported here")
    raise AttributeError(f"module 'hashlib' has no attribute {name!r}")
