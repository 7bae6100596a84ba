import hashlib
import struct


def fails(function, *args):
    try:
        return function(*args)
    except Exception as error:
        print(type(error).__name__, error)


data = bytearray(b"abcdefgh")
view = memoryview(data)
print(view[0], view[-1], len(view), list(view[1:3]), bytes(view[::2]), view[2:5].tobytes(), 98 in view)
print(view.nbytes, view.itemsize, view.format, view.ndim, view.shape, view.strides, view.readonly, view.obj is data)
view[0] = 90
view[1:3] = b"YX"
view[::-1][0:2] = b"!?"
print(data, view == data, view == b"ZYXdef?!", view != b"", view == 5, b"ZYXdef?!" == view)
part = view[2:6]
part[0] = 0
print(data, part.hex(), part.hex("-"), part.tolist(), part.strides, view[::2].strides, view[::-1].tolist())
print(view[::2].contiguous, part.contiguous, memoryview(view) == view)

for wrong in (lambda: view[8], lambda: view["a"], lambda: view.__setitem__(0, 256), lambda: view.__setitem__(0, "x"),
              lambda: view.__setitem__(slice(0, 2), b"abc"), lambda: view.__delitem__(0), lambda: data.append(1),
              lambda: data.pop(), lambda: data.clear(), lambda: data.__delitem__(slice(0, 2)), lambda: hash(view),
              lambda: memoryview("text"), lambda: memoryview(5), lambda: memoryview(), lambda: memoryview(b"x").__setitem__(0, 1),
              lambda: view.cast("x"), lambda: view.cast(5), lambda: memoryview(b"abc").cast("h"),
              lambda: view.cast("i").cast("h"), lambda: view[::2].cast("b")):
    fails(wrong)
data[0:2] = b"12"  # the same size
print(data)

constant = memoryview(b"constant")
print(hash(constant) == hash(b"constant"), {constant: 1}[b"constant"], constant.readonly, view.toreadonly().readonly)
print(repr(constant)[:11], type(constant), isinstance(constant, memoryview))
constant.release()
constant.release()
for wrong in lambda: constant[0], lambda: len(constant), lambda: constant.tobytes(), lambda: constant.format, lambda: memoryview(constant):
    fails(wrong)
print(repr(constant)[:18])
with memoryview(data) as inside:
    print(inside[0])
fails(lambda: inside[0])

ints = memoryview(bytearray(16)).cast("i")
ints[0], ints[1], ints[3] = 1, -2, 2 ** 31 - 1
print(ints.tolist(), ints.cast("B").tolist(), ints.nbytes, len(ints), ints.format, ints[1:].tolist())
fails(ints.__setitem__, 0, 2 ** 31)
fails(ints.__setitem__, 0, 1.5)
floats = memoryview(bytearray(16)).cast("d")
floats[0], floats[1] = 1.5, 2
print(floats.tolist(), memoryview(b"\x01\x00").cast("?").tolist(), memoryview(b"ab").cast("c").tolist())
longs = memoryview(bytearray(8)).cast("Q")
longs[0] = 2 ** 64 - 1
print(longs[0], longs.cast("b").tolist())

print(bytes(part), bytearray(part), b"".join([part, b"-", view[:1]]), b"+" + part, int.from_bytes(part, "big"))
print(struct.unpack("<H", view[:2]), struct.unpack_from("<H", view, 2), hashlib.sha256(part).hexdigest()[:8], str(view[3:6], "ascii"))
struct.pack_into("<H", view, 0, 0x4142)
print(data[:3], data.find(view[:1]), list(reversed(part)), sorted(part), max(part))
del view, part, inside, ints
