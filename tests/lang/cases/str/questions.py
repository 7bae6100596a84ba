tests = ('isalnum', 'isalpha', 'isascii', 'isdecimal', 'isdigit', 'isidentifier', 'islower', 'isnumeric', 'isprintable', 'isspace', 'istitle', 'isupper')
for s in ('', 'a', 'A', 'Ab', 'aB', '1', '²', '½', '五', '٣', ' ', '\t\n', '\xa0', 'a b', 'a1', '_a', '1a', 'é', 'Ж', 'ж', 'ǅ', 'Hello World', 'Hello world', '\x1c', '\u200b', '\u2028', '🙂', 'def', 'ª', 'aé', '-', '\x7f', '\ud800'):
    print(ascii(s), *[int(getattr(s, t)()) for t in tests])
