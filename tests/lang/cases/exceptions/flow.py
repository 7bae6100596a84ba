def f(how):
    try:
        print("try")
        if how == "raise": raise ValueError("v")
        if how == "return": return "returned"
    except ValueError as e:
        print("except", e)
        return "handled"
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for how in ["", "raise", "return"]:
    print(f(how))
def g():
    for i in range(3):
        try:
            continue
        finally:
            print("f", i)
    try:
        return 1
    finally:
        return 2
print(g())
try:
    try:
        raise KeyError("k")
    except (TypeError, ValueError):
        print("no")
    finally:
        print("inner")
except LookupError as e:
    print(type(e).__name__, e, e.args)
try:
    e
except NameError as n:
    print(n)
