from contextlib import contextmanager


@contextmanager
def quiet():
    try:
        yield
    except KeyError as e:
        print("swallowed", e)


with quiet():
    {}["k"]
print("on")
try:
    with quiet():
        [][0]
except IndexError as e:
    print("passed on:", e)
