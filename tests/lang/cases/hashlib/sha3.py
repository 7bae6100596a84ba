# SHA-3, of lengths around its blocks, in one piece and in several.
import hashlib

for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512"):
    h = getattr(hashlib, name)(b"abc")
    print(h.name, h.digest_size, h.block_size, h.hexdigest())
    print(hashlib.new(name).hexdigest())
    for n in (h.block_size - 1, h.block_size, h.block_size + 1, 1000):
        whole = hashlib.new(name, bytes(i % 251 for i in range(n)))
        parts = hashlib.new(name)
        for i in range(n):
            parts.update(bytes([i % 251]))
        print(n, whole.hexdigest(), parts.digest() == whole.digest())
