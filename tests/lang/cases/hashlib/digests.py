import hashlib

texts = [b"", b"a", b"abc", b"message digest", bytes(range(256)), b"x" * 55, b"x" * 56, b"x" * 63, b"x" * 64,
         b"x" * 111, b"x" * 112, b"x" * 128, b"x" * 1000]
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    for text in texts:
        print(name, getattr(hashlib, name)(text).hexdigest())
one = hashlib.sha256()
one.update(b"ab")
two = one.copy()
one.update(bytearray(b"c" * 200))
print(one.hexdigest(), two.hexdigest(), one.name, one.digest_size, one.block_size, two.digest())
print(hashlib.new("md5", b"abc").hexdigest(), hashlib.new("sha512").block_size)
for wrong in (lambda: hashlib.sha256("text"), lambda: hashlib.md5(5), lambda: hashlib.new("md7")):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
