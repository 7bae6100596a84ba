import configparser
import io

text = """
[DEFAULT]
base = /home
Level: 3

# a comment
[server]
host = example.org
port = 8080
debug = yes
root = %(base)s/www
long = one
    two

    three
percent = 100%%
empty =

; another
[client]
host: other
ratio = 0.5
"""
c = configparser.ConfigParser()
c.read_string(text)
print(c.sections(), c.options("server"), c["server"]["host"], c.get("server", "root"), c.getint("server", "port"), c.getboolean("server", "debug"), c.getfloat("client", "ratio"))
print(repr(c["server"]["long"]), c["server"]["percent"], repr(c["server"]["empty"]), c["server"].getint("level"), c["client"].get("none", "fallback"), c.get("client", "none", fallback=1))
print("server" in c, "none" in c, "host" in c["server"], c.has_option("server", "HOST"), list(c), len(c), list(c["client"]), dict(c["client"]), c["server"], c.defaults())
print(c.items("client"), c.get("server", "root", raw=True), c.get("server", "root", vars={"base": "/x"}))
c["new"] = {"a": "1", "b": "x y"}
c.set("client", "host", "changed")
c.add_section("more")
c["more"]["key"] = "value"
c.remove_option("server", "debug")
c.remove_section("new")
out = io.StringIO()
c.write(out)
print(out.getvalue())
c.write(out := io.StringIO(), space_around_delimiters=False)
print(out.getvalue()[:40])
with open("s.ini", "w") as f:
    c.write(f)
d = configparser.ConfigParser()
print(d.read(["s.ini", "none.ini"]), d == c, d["more"]["key"])
for action in (lambda: c.get("none", "x"), lambda: c.get("server", "none"), lambda: c["none"], lambda: c["server"]["none"], lambda: c.add_section("more"), lambda: c.add_section("DEFAULT"), lambda: c.set("server", "x", 3),
               lambda: c.getint("server", "host"), lambda: c.getboolean("server", "host"), lambda: configparser.ConfigParser().read_string("no header"), lambda: configparser.ConfigParser().read_string("[a]\n[a]"),
               lambda: configparser.ConfigParser().read_string("[a]\nx=1\nx=2"), lambda: configparser.ConfigParser().read_string("[a]\njust a key\n"), lambda: configparser.ConfigParser().read_string("[a]\nx=%(y)s") or 1, lambda: c.set("server", "x", "50%")):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
bad = configparser.ConfigParser()
bad.read_string("[a]\nx=%(y)s\nz=%z\nw=%(w)s")
for key in "xzw":
    try:
        bad.get("a", key)
    except configparser.Error as e:
        print(type(e).__name__, e)
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True, delimiters=("=",), inline_comment_prefixes=("#",))
e.optionxform = str
e.read_string("[A]\nKey = ${B:Other}/x # note\nlone\n[B]\nOther = $$5\nurl=a:b#c\n")
print(dict(e["A"]), dict(e["B"]))
r = configparser.RawConfigParser({"d": 1})
r.read_dict({"s": {"x": 5, "y": "%(x)s"}})
print(r.get("s", "y"), r.get("s", "d"), r["s"]["x"])
