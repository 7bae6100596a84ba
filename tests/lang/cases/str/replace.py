print('aaa'.replace('a', 'b'), 'aaa'.replace('a', 'bb', 2), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), ''.replace('', 'x'), ''.replace('', 'x', 0), 'abc'.replace('b', ''), 'abc'.replace('x', 'y'), 'абв'.replace('б', 'x'), 'abc'.replace('b', 'я'), 'aaa'.replace('a', 'b', -1), 'aaa'.replace('aa', 'b'))
for f in (lambda: 'a'.replace(1, 'b'), lambda: 'a'.replace('a', None), lambda: 'a'.replace('a', 'b', 'c')):
    try:
        f()
    except TypeError as e:
        print(e)
