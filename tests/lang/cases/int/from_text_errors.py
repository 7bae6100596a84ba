for args in (('abc',), ('',), ('1__0',), ('_1',), ('1_',), ('12 3',), ('0x1f',), ('010', 0), ('0b12', 0), ('2', 2), ('1.5',), (b'x',), ('- 3',),
             ('it"s \'q\'',), ([],), (None,), (5, 2), ('5', 99), ('5', 1), ('1', '2'), (1, 2, 3)):
    try:
        print(int(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for kw in ({'base': 5}, {'x': 5}):
    try:
        print(int(**kw))
    except TypeError as e:
        print(e)
