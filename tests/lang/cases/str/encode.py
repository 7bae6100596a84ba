for s in ('abc', 'é', '€', '🙂'):
    for e in ('utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-le', 'utf-32-be', 'UTF8', 'utf_8', 'utf-8-sig'):
        try:
            print(s.encode(e))
        except UnicodeEncodeError as x:
            print(x)
for h in ('ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'nonsense'):
    try:
        print('a€🙂é'.encode('ascii', h), 'a€'.encode('latin-1', errors=h))
    except LookupError as x:
        print(x)
for f in (lambda: 'a'.encode('foo'), lambda: 'a'.encode(5), lambda: 'a'.encode('ascii', 5), lambda: '\ud800'.encode(), lambda: 'a€€b'.encode('ascii')):
    try:
        print(f())
    except (LookupError, TypeError, UnicodeEncodeError) as x:
        print(type(x).__name__, x)
print('\udcff'.encode('utf-8', 'surrogateescape'), '\ud800'.encode('utf-8', 'surrogatepass'), '\ud800x'.encode('utf-8', 'replace'))
