import multiprocessing as mp

v = mp.Value('d', 0); v.value += 1; print(v.value)
v = mp.Value('i'); v.value = 2**31; print(v.value)
v = mp.Value('f', 1.1); print(v.value)
v = mp.Value('B', 255); v.value += 1; print(v.value)
try: mp.Value('i', 1.5)
except TypeError as e: print(e)
a = mp.Array('i', 3); a[0] = 5; print(a[:], list(a), len(a)); a[1:] = [1, 2]; print(a[:])
try: a[1:] = [1]
except ValueError as e: print(e)
b = mp.Array('d', [1, 2]); print(b[:], sum(b))
