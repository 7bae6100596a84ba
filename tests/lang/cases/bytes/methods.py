b = b'Hello, World'
print(b.upper(), b.lower(), b.swapcase(), b'ab cd'.title(), b.capitalize(), b.find(b'o'), b.find(111), b.rfind(b'o'), b.index(b'W'), b.count(b'l'), b.count(108), b.startswith(b'He'), b.startswith((b'x', b'H')), b.endswith(b'ld'), b.replace(b'l', b'L', 2), b.removeprefix(b'Hello'), b.removesuffix(b'World'))
print(b.split(), b.split(b','), b.rsplit(b'o', 1), b.partition(b','), b.rpartition(b'x'), b'a\nb\r\nc'.splitlines(), b'  a '.strip(), b'xax'.strip(b'x'), b','.join([b'a', bytearray(b'b')]), b'ab'.center(6, b'*'), b'ab'.ljust(4), b'ab'.rjust(4), b'-5'.zfill(4), b'a\tb'.expandtabs(4))
print(b'abc'.translate(bytes.maketrans(b'a', b'x')), b'abc'.translate(None, b'b'), b'abc'.translate(None, delete=b'c'), b'ab'.isalpha(), b'a1'.isalnum(), b'1'.isdigit(), b' '.isspace(), b'a'.islower(), b'A'.isupper(), b'Ab Cd'.istitle(), b'\xff'.isascii(), b'abcdef'.hex('-', 2), b'abcde'.hex(':', -2), bytes.fromhex('ab CD'))
for f in (lambda: b.find('a'), lambda: b.find(300), lambda: b.index(b'x'), lambda: b.startswith('a'), lambda: b.split('a'), lambda: b.split(b''), lambda: b','.join(['a']), lambda: b.replace('a', 'b'), lambda: b.strip('a'), lambda: b.center(5, 'x'), lambda: bytes.fromhex('0g'), lambda: bytes.fromhex('0'), lambda: bytes.fromhex(5), lambda: b.hex('xx'), lambda: b.translate(b'x')):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
