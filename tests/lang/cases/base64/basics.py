import base64
import binascii

for data in (b"", b"a", b"ab", b"abc", b"hello world\xff\xfe", bytes(range(60))):
    print(base64.b64encode(data), base64.urlsafe_b64encode(data), base64.b32encode(data), base64.b16encode(data), base64.b85encode(data), base64.a85encode(data), base64.encodebytes(data), base64.b32hexencode(data))
    assert base64.b64decode(base64.b64encode(data)) == base64.b32decode(base64.b32encode(data)) == base64.b16decode(base64.b16encode(data)) == base64.b85decode(base64.b85encode(data)) == base64.a85decode(base64.a85encode(data)) == data
print(base64.b64decode("aGVsbG8="), base64.b64decode(b"aGVs bG8\n="), base64.urlsafe_b64decode("-_-_"), base64.b64encode(b"\xfb\xff", altchars=b"@!"), base64.b16decode("ab", casefold=True), base64.b32decode("mfra====", casefold=True))
print(binascii.hexlify(b"ab\x01"), binascii.unhexlify("6162"), binascii.hexlify(b"abcd", "-", 2), binascii.crc32(b"hello"), binascii.b2a_base64(b"x"), binascii.a2b_base64("eA=="), base64.a85encode(b"\0\0\0\0ab", adobe=True), base64.a85decode(b"<~z@:B~>", adobe=True))
for wrong in (lambda: base64.b64decode("a"), lambda: base64.b64decode("abc"), lambda: base64.b64encode("text"), lambda: base64.b64decode("a$b=", validate=True), lambda: base64.b16decode("xy"), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"),
              lambda: base64.b32decode("A"), lambda: base64.b64decode("é"), lambda: base64.b64decode(5), lambda: base64.b32decode("1AAAAAAA"), lambda: base64.b85decode("~~~~~"), lambda: base64.b64decode("abcde")):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
