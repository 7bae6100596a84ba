x = bytearray(b'hello')
x[0] = 72
x.append(33)
x += b'?'
x.extend([1, 2])
x.insert(0, 0)
print(x, len(x), x.pop(), x.pop(0), x[1:3], x == b'Hello!?\x01', bytes(x))
x[1:3] = b'EL'
x[0:0] = [65, 66]
del x[-1]
del x[::2]
x.remove(65) if 65 in x else None
x.reverse()
print(x, x.copy(), x * 2, x + b'a', b'a' + x, x.find(b'L'), x.upper(), x.decode(), repr(x))
x.clear()
print(x, bool(x), bytearray(3), bytearray('é', 'utf-8'), bytearray([1]), bytearray())
def set_item(k, v): x[k] = v
def delete(k): del x[k]
def add(v):
    y = x
    y += v
for f in (lambda: set_item(0, 300), lambda: set_item(5, 1), lambda: set_item('a', 1), lambda: set_item(slice(0, 2), 'ab'), lambda: set_item(slice(0, 2), 5), lambda: delete(9), lambda: x.pop(), lambda: x.remove(1),
          lambda: x.append(500), lambda: x.append('a'), lambda: x.extend('abc'), lambda: x.extend(5), lambda: add('a'), lambda: hash(x)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
