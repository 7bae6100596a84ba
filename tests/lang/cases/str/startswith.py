s = 'hello'
print(s.startswith('he'), s.startswith('lo', 3), s.startswith('l', 2, 3), s.startswith(('x', 'h')), s.startswith(''), s.startswith('', 9), s.startswith(()), s.endswith('lo'), s.endswith(('a', 'o')), s.endswith('l', 0, 4), s.endswith('', 5), s.endswith('hello!'))
print(s.removeprefix('he'), s.removeprefix('x'), s.removesuffix('lo'), s.removesuffix(''), s.removesuffix('hello'))
for f in (lambda: s.startswith(1), lambda: s.endswith(['a']), lambda: s.startswith((1,)), lambda: s.endswith(('a', 2)), lambda: s.removeprefix(1), lambda: s.removesuffix(None)):
    try:
        f()
    except TypeError as e:
        print(e)
