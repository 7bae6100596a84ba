x = "a"
print("\d")
if x is "a": pass
if x is not 5: pass
if x is (): pass
if 1 is x: pass
if x is None or x is ... or x is True: pass
assert (x, "msg")
try: "abc"()
except TypeError: pass
try: (1)(2)
except TypeError: pass
try: [1]["a"]
except TypeError: pass
try: [1, 2](3)
except TypeError: pass
try: f"a{x}"(1)
except TypeError: pass
try: 5[0]
except TypeError: pass
try: "abc"["a"]
except TypeError: pass
try: {1}[0]
except TypeError: pass
try: (lambda: 1)[0]
except TypeError: pass
try: (i for i in x)(1)
except TypeError: pass
try: {}(1)
except TypeError: pass
try: "abc"[1.5]
except TypeError: pass
try: (1,2)[None]
except TypeError: pass
try: None[0]
except TypeError: pass
try: None()
except TypeError: pass
import warnings
warnings.simplefilter("error")
try: exec("x = 1\nx is 5")
except SyntaxError as e: print(e, e.lineno, e.offset, e.end_offset, e.text)
warnings.simplefilter("always")
eval("1 is 1")
