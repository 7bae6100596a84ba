print(True, False, repr(True), str(False), True & False, True | False, True ^ True, ~True, True & 1, -True, True == 1, int(True), True * 3, f'{True}', f'{True:5}', f'{True:d}', '%d %s' % (True, True))
print(bool(), bool(0), bool(''), bool([0]), bool(None), bool(0.0), bool('False'), isinstance(True, int), type(True & True), type(True & 1))
for f in (lambda: bool(1, 2), lambda: bool(x=1)):
    try:
        f()
    except TypeError as e:
        print(e)
