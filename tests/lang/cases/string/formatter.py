from string import Formatter

f = Formatter()
print(f.format("{0} {1!r:>8} {name:{width}d} {{}}", 1, "a", name=5, width=4), f.format("{} {}", 1, 2), f.vformat("{a[0].real}", (), {"a": [3]}))
print(list(f.parse("a{b!r:c}d{{e}}{f:{g}}")), list(f.parse("")), f.get_field("0.real", (5,), {}))
for text in ("{} {0}", "{0} {}", "{", "}", "{a", "{!x}", "{a!}", "{b}", "{1}"):
    try:
        print(f.format(text, 1))
    except (ValueError, KeyError, IndexError) as error:
        print(text, type(error).__name__, error)


class Upper(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        return str(value).upper() if spec == "up" else super().format_field(value, spec)

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(map(str, used)))


print(Upper().format("{a:up} {b} {0}", 7, a="x"))
