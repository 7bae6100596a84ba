import json

for text in ("", "  ", "[", "[1", "[1,", "[1,]", "[1 2]", "{", '{"a"', '{"a"}', '{"a":', '{"a":}', '{"a":1', '{"a":1,', '{"a":1,}',
             "{a: 1}", "{'a': 1}", "{1: 2}", "tru", "nul", "-", "01", "1.", ".5", "+1", "1e", '"abc', '"a\nb"', r'"\x"', r'"\u12"',
             r'"\u12G4"', '"\\', "[1] 2", "1 1", "None", "nan", "[1,\n 2,\n x]", "\ufeff1", '{"a":1 "b":2}', "]", "}", "'a'", "//", "[,]",
             '{"a":1}}', "undefined", "-Inf"):
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), "|", error, "|", error.msg, error.pos, error.lineno, error.colno, error.doc == text)
for wrong in (None, 5, ["a"], object):
    try:
        json.loads(wrong)
    except TypeError as error:
        print(error)
print(issubclass(json.JSONDecodeError, ValueError), json.JSONDecodeError, json.decoder.JSONDecodeError is json.JSONDecodeError)
try:
    json.loads("[" * 100000)
except RecursionError as error:
    print(error)
