def f():
    try:
        1 / 0
    finally:
        print("finally")
def g():
    try:
        f()
    except ZeroDivisionError:
        print("again")
        raise
g()
