'a' "b" '''c
d''' "\""
'\a\b\f\n\r\t\v\\\'\"\
x'
'\0\12\123\1234\x41\u0041\U00000041\N{LATIN SMALL LETTER A}\N{bullet}\q'
r'\n\'' R"\x" u'x' U"y"
b'a\x00\377\'' B'\u0041' rb'\n' bR'\x' Rb'' br'''a
b'''
'привет' "é" '\ud800' '\U0010ffff'
('a'
 'b'   # note
 'c')
'a' \
  'b'
''
b''
'''
'''
x = 'a' 'b' .join('c')
