print(chr(65), chr(8364), ord("a"), ord("€"), bin(5), bin(-5), oct(8), hex(255), hex(-255), bin(0), hex(2**70), ascii("é€𝔘a'"), ascii([1, "ä"]), repr("é"))
for f in (lambda: chr(-1), lambda: chr("a"), lambda: chr(1114112), lambda: chr(10**20), lambda: ord("ab"), lambda: ord(1), lambda: ord(), lambda: bin("a"), lambda: hex(1.0), lambda: oct(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
