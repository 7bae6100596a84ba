# A mistake within a dict is told though the dict stands where nothing may.
def told(source):
    try:
        compile(source, "p.py", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
for s in '1 {**x, "k"or : 1}', '1 {"k"or : 1}', 'x {"k" or : 1}', '{"k" or : 1}', 'f({"k" or : 1})', '1 {"k" +: 1}', '1 {x or : 1}', '1 {1: 2, x: }', '1 {1: 2, 3}', '1 {"k" and}', '1 {"k" or: 1, **x}', '1 {"k" or y z: 1}', '1 [{"k" or : 1}]', 'y = 1 {"k" not : 1}', 'y = {"k" not : 1}', '1 {x.: 1}', '1 {x if : 1}':
    print(s, end=" | "); told(s)
