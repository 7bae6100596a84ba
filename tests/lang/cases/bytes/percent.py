print(b'%d %x %s %b %c %c %r %5.1f|%-5d|%05d' % (5, 255, b'a', b'b', 65, b'B', 'é', 1.25, 3, 4), b'%(a)s %%' % {b'a': b'x'}, bytearray(b'%d') % 1)
for f in (lambda: b'%s' % 'a', lambda: b'%d' % 'a', lambda: b'%f' % 'a', lambda: b'%c' % 300, lambda: b'%c' % 'a', lambda: b'%q' % 1, lambda: b'%s %s' % (b'a',), lambda: b'%s' % (b'a', b'b')):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
