from array import array, typecodes

a = array("i", [1, 2, 3])
print(a, a[0], a[-1], a[1:], len(a), a.typecode, a.itemsize, list(a), a.tolist(), 2 in a, array("d"), array("d", [1, 2.5]), array("f", [0.1]), array("u", "héy"), typecodes)
a.append(4); a.extend([5, 6]); a.insert(0, 0); a.extend(array("i", [7]))
print(a, a.pop(), a.pop(0), a.index(3), a.count(3), a + array("i", [9]), a * 2, a == array("i", [1, 2, 3, 4, 5, 6]), a < array("i", [2]))
a.remove(3); a.reverse(); a[0] = 10; a[1:3] = array("i", [8, 8, 8]); del a[-1]
print(a, a.tobytes(), array("h", b"\x01\0\x02\0"), array("B", b"ab"), [array(c).itemsize for c in typecodes])
a.byteswap(); print(a); a.byteswap(); a += array("i", [1]); a *= 2; print(a)
for wrong in (lambda: array("x"), lambda: array("i", ["a"]), lambda: array("b", [200]), lambda: array("B", [-1]), lambda: array("H", [70000]), lambda: a.append(1.5), lambda: a[99], lambda: a.index(99), lambda: a.remove(99),
              lambda: array("i").pop(), lambda: a.__setitem__(99, 1), lambda: a + [1], lambda: array("h", b"abc"), lambda: a.extend(array("d", [1])), lambda: a["x"], lambda: array("i", "ab"), lambda: array("i", [2**31]), lambda: array(5), lambda: hash(a), lambda: array("I", [-1]), lambda: a.pop(99)):
    try:
        print(wrong())
    except (TypeError, ValueError, OverflowError, IndexError) as error:
        print(type(error).__name__, error)
print(type(a), sum(a), max(a), [x * 2 for x in array("d", (1, 2))], sorted(array("b", [3, -1])))
