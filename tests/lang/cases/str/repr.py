for s in ("it's", 'say "hi"', '''it's "both"''', 'tab\t nl\n cr\r bs\\ nul\0', '\x1b\x7f\x80\xa0\xad', 'é ж 中 🙂', '\u200b\u2028\ufeff\uffff', '\ud800', '\U000e0001', ''):
    print(repr(s).encode('utf-8', 'backslashreplace'), ascii(s), len(s))
print(['a', "b'"], {'k"': 'v'}, ('\n',))
print(f"{'x'!r} {'é'!a} {'y'!s}")
