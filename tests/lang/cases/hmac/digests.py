import hashlib
import hmac

h = hmac.new(b"key", b"The quick brown fox", hashlib.sha256)
print(h.hexdigest(), h.digest_size, h.block_size, h.name)
h.update(b" jumps")
print(h.hexdigest(), h.copy().hexdigest() == h.hexdigest(), h.digest()[:4])
for name in ("md5", "sha1", "sha224", "sha384", "sha512"):
    print(name, hmac.new(b"k" * 200, b"message", name).hexdigest())
print(hmac.digest(b"key", b"m", "sha256").hex(), hmac.compare_digest("a", "a"), hmac.compare_digest(b"a", b"b"), hmac.new(b"", digestmod="sha1").hexdigest())
for bad in (lambda: hmac.new("key", b"m", "sha1"), lambda: hmac.new(b"key", b"m"), lambda: hmac.compare_digest("é", "é")):
    try:
        bad()
    except TypeError as e:
        print(e)
