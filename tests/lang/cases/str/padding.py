for n in (0, 3, 4, 5, 6, 7):
    print(repr('ab'.center(n)), repr('abc'.center(n, '*')), repr('ab'.ljust(n, '.')), repr('ab'.rjust(n, '→')), repr('-5'.zfill(n)), repr('+x'.zfill(n)), repr('abc'.zfill(n)))
print(repr('a\tbc\td'.expandtabs()), repr('a\tb\n\tc'.expandtabs(4)), repr('\t'.expandtabs(0)), repr('a\tb'.expandtabs(tabsize=3)), repr('a\tb'.expandtabs(-1)))
for f in (lambda: 'a'.center('x'), lambda: 'a'.center(5, 'xx'), lambda: 'a'.ljust(5, 1), lambda: 'a'.rjust(5, ''), lambda: 'a'.zfill(1.5), lambda: 'a'.center()):
    try:
        f()
    except TypeError as e:
        print(e)
