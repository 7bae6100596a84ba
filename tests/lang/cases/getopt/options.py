import getopt

print(getopt.getopt("-a -b -cfoo -d bar a1 a2".split(), "abc:d:"))
print(getopt.getopt("--condition=foo --testing --output-file abc.def -x a1 a2".split(), "x",
                    ["condition=", "output-file=", "testing"]))
print(getopt.getopt("a -v".split(), "v"), getopt.gnu_getopt("a -v".split(), "v"))
print(getopt.gnu_getopt("a -v b --out=x c -- -d".split(), "vd", ["out=", "outer"]))
for args, short, long in [(["-q"], "a", []), (["-a"], "a:", []), (["--foo"], "", ["foo="]),
                          (["--foo=1"], "", ["foo"]), (["--ba"], "", ["bar", "baz="]),
                          (["--zip"], "", ["x"]), (["--bar=", "x"], "", ["bar="])]:
    try:
        print(getopt.getopt(args, short, long))
    except getopt.GetoptError as error:
        print(repr(error), error, repr(error.opt))
