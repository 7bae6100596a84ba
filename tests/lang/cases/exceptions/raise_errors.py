for bad in [lambda: exec_raise(5), lambda: exec_from(5)]:
    pass
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(repr(e))
def f():
    raise ValueError
try:
    f()
except ValueError as e:
    print(repr(e), str(e) == "")
e = ValueError("a", 1)
e.add_note("note 1")
raise e
