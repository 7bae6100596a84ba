print(hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))), hash((0, -1, 2**70)), hash((1.5, True)))
print({(1, 2): "a"}[(1, 2)], (1, 2) in {(1, 2)})
try:
    hash((1, []))
except TypeError as e:
    print(e)
