for b in (b'abc', b'\xc3\xa9', b'\xff', b'\xc3', b'\xe2\x28\xa1', b'\xf0\x9f\x99\x82', b'\xed\xa0\x80', b'\xf0\x9f', b'a\xffb\xc3', b'\xc0\x80'):
    for h in ('strict', 'replace', 'ignore', 'backslashreplace', 'surrogateescape'):
        try:
            print(ascii(b.decode('utf-8', h)))
        except UnicodeDecodeError as e:
            print(e)
print(b'\xe9'.decode('latin-1'), 'hé'.encode('utf-16').decode('utf-16'), 'hé🙂'.encode('utf-32').decode('utf-32'), b'\xef\xbb\xbfa'.decode('utf-8-sig'), b'h\0i\0'.decode('utf-16-le'))
for f in (lambda: b'\xff'.decode('ascii'), lambda: b'a'.decode('foo'), lambda: b'a'.decode(5), lambda: b'\xff'.decode('ascii', 'foo')):
    try:
        print(f())
    except (UnicodeDecodeError, LookupError, TypeError) as e:
        print(type(e).__name__, e)
