import json

for text in ("1", "-0", "1.5", "-2e3", "1E-2", "0", "12345678901234567890123", "1.0", '"a"', "true", "false", "null",
             "[]", "{}", "[1, [2, {}]]", '{"a": [1, null], "b": {"c": true}}', " \n\t[1 , 2]\r\n", "NaN", "-Infinity",
             "Infinity", r'"\u00e9\n\t\"\\\/\b\f\r"', r'"\ud83d\ude00"', r'"\ud83d"', '"Ж😀"', '{"a": 1, "a": 2}', '""'):
    value = json.loads(text)
    print(text.strip(), repr(value).encode("ascii", "backslashreplace").decode(), type(value).__name__)
print(json.loads(b'{"k": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads("[1]".encode("utf-16")))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())))
print(json.loads('{"a": 1, "b": 2, "a": 3}', object_pairs_hook=list))
print(json.loads("[1.5, 2, NaN]", parse_float=lambda s: "f" + s, parse_int=lambda s: "i" + s, parse_constant=lambda s: "c" + s))
print(json.loads('"a\tb"', strict=False), json.JSONDecoder().raw_decode('[1] rest'), json.JSONDecoder().decode(" 5 "))


class Decoder(json.JSONDecoder):
    def decode(self, s):
        return ["decoded", super().decode(s)]


print(json.loads("[1]", cls=Decoder))
