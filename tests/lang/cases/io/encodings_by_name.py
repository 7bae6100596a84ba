import codecs

print(codecs.encode("Hello", "rot13"), codecs.decode("Uryyb", "rot_13"), codecs.encode(b"ab", "hex"), codecs.decode(b"6162", "hex"))
print(codecs.encode("é", "utf-8"), codecs.decode(b"\xe9", "latin-1"), codecs.BOM_UTF8, codecs.encode("a\n\u20ac", "unicode_escape"))
print(rb"\u20ac\n\x41\101\\".decode("unicode_escape"), rb"\u20ac\n".decode("raw_unicode_escape"))
decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([byte])) for byte in "aé€".encode()], decoder.decode(b"", True))
print(list(codecs.iterdecode([b"\xe2", b"\x82", b"\xac!"], "utf-8")), list(codecs.iterencode(["a", "é"], "utf-8")))
print(codecs.getencoder("utf-8")("é"), codecs.getdecoder("ascii")(b"abc"))
for wrong in (lambda: codecs.encode("x", "nowhere"), lambda: codecs.decode(b"\xff", "utf-8"),
              lambda: codecs.getincrementaldecoder("utf-8")().decode(b"\xe2", True), lambda: rb"\x4".decode("unicode_escape")):
    try:
        wrong()
    except (LookupError, UnicodeDecodeError) as error:
        print(type(error).__name__, error)
with codecs.open("codecs.tmp", "w", encoding="utf-8") as file:
    file.write("é\n")
with codecs.open("codecs.tmp", encoding="utf-8") as file:
    print(repr(file.read()))
import os
os.remove("codecs.tmp")
