import codecs


def search(name):
    print("asked for", name)
    if name == "shouting":
        return codecs.CodecInfo(lambda text, errors="strict": (text.upper().encode(), len(text)),
                                lambda data, errors="strict": (data.decode().lower(), len(data)),
                                name="shouting")
    return None


codecs.register(search)
info = codecs.lookup("shouting")
print(info.name, info.encode("abc"), info.decode(b"ABC"))
print(codecs.lookup("shouting") is info)
try:
    codecs.lookup("whispering")
except LookupError as error:
    print(error)
codecs.unregister(search)
print(codecs.lookup("utf-8").encode("é"))
