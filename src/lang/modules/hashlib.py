"""Digests of bytes."""
from _hashlib import HASH as _HASH

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512",
                         "sha3_224", "sha3_256", "sha3_384", "sha3_512"}
algorithms_available = algorithms_guaranteed


def new(name, data=b"", *, usedforsecurity=True):
    name = name.lower().replace("-", "_") if name.lower().startswith("sha3-") else name.lower()
    if name.startswith(("blake2", "shake")):
        raise NotImplementedError(f"hashlib.new({name!r}) is not supported here")
    return _HASH(name, data)


def md5(string=b"", *, usedforsecurity=True): return _HASH("md5", string)
def sha1(string=b"", *, usedforsecurity=True): return _HASH("sha1", string)
def sha224(string=b"", *, usedforsecurity=True): return _HASH("sha224", string)
def sha256(string=b"", *, usedforsecurity=True): return _HASH("sha256", string)
def sha384(string=b"", *, usedforsecurity=True): return _HASH("sha384", string)
def sha512(string=b"", *, usedforsecurity=True): return _HASH("sha512", string)
def sha3_224(string=b"", *, usedforsecurity=True): return _HASH("sha3_224", string)
def sha3_256(string=b"", *, usedforsecurity=True): return _HASH("sha3_256", string)
def sha3_384(string=b"", *, usedforsecurity=True): return _HASH("sha3_384", string)
def sha3_512(string=b"", *, usedforsecurity=True): return _HASH("sha3_512", string)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """PKCS #5: [dklen] bytes of a key that costs [iterations] digests to find."""
    import hmac
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    keyed = hmac.new(password, digestmod=hash_name)
    dklen = keyed.digest_size if dklen is None else dklen
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    key = b""
    while len(key) < dklen:
        part = salt + (len(key) // keyed.digest_size + 1).to_bytes(4, "big")
        mixed = 0
        for _ in range(iterations):
            turn = keyed.copy()
            turn.update(part)
            part = turn.digest()
            mixed ^= int.from_bytes(part, "big")
        key += mixed.to_bytes(keyed.digest_size, "big")
    return key[:dklen]


def file_digest(fileobj, digest, /, *, _bufsize=1 << 18):
    found = new(digest) if isinstance(digest, str) else digest()
    while piece := fileobj.read(_bufsize):
        found.update(piece)
    return found


def __getattr__(name):
    if name.startswith(("blake2", "shake", "scrypt")):
        raise AttributeError(f"hashlib.{name} is not supported here")
    raise AttributeError(f"module 'hashlib' has no attribute {name!r}")
