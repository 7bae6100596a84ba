print(','.join('abc'), ''.join(['a', 'b']), '-'.join([]), ', '.join(str(i) for i in range(5)), 'x'.join(('a',)), '→'.join(['a', 'я', '🙂']), ' '.join({'k': 1}), '-'.join(reversed('abc')))
for f in (lambda: ','.join([1, 2]), lambda: ','.join(['a', None]), lambda: ','.join(5), lambda: ','.join(i for i in (1,)), lambda: ','.join([b'a'])):
    try:
        f()
    except TypeError as e:
        print(e)
