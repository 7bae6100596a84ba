import argparse
import sys

p = argparse.ArgumentParser(prog="p")
m = p.add_mutually_exclusive_group(required=True)
m.add_argument("--a", action="store_true")
m.add_argument("--b")


def attempt(call):
    try:
        print(call())
    except SystemExit as e:
        print("exit", e.code)
    except Exception as e:
        print(type(e).__name__, e)


sys.stderr = sys.stdout
for line in ("--a", "--b 1", "--a --b 1", ""):
    attempt(lambda: p.parse_args(line.split()))


def even(text):
    n = int(text)
    if n % 2:
        raise argparse.ArgumentTypeError(f"{n} is odd")
    return n


p = argparse.ArgumentParser(prog="p")
p.add_argument("--even", type=even)
p.add_argument("--file", type=argparse.FileType("r"))
p.add_argument("--hex", type=lambda text: int(text, 16))
p.add_argument("--default", type=int, default="7")
for line in ("--even 4", "--even 3", "--even x", "--file none.txt", "--hex zz", "--hex ff", ""):
    attempt(lambda: p.parse_args(line.split()))
print(p.parse_known_args(["--even", "2", "extra", "--more"]))
attempt(lambda: p.add_argument("--even"))
attempt(lambda: p.add_argument("-e", "x"))
attempt(lambda: p.add_argument("pos", required=True))
attempt(lambda: p.add_argument("--bad", action="nothing"))
attempt(lambda: p.add_argument("--bad", type="int"))
attempt(lambda: p.add_argument("--bad", nargs=0))
attempt(lambda: p.error("own message"))
q = argparse.ArgumentParser(prog="q", exit_on_error=False)
q.add_argument("--n", type=int)
attempt(lambda: q.parse_args(["--n", "x"]))
base = argparse.ArgumentParser(add_help=False)
base.add_argument("--shared", default="yes")
r = argparse.ArgumentParser(prog="r", parents=[base], argument_default=argparse.SUPPRESS)
r.add_argument("--own")
attempt(lambda: r.parse_args([]))
attempt(lambda: r.parse_args(["--own", "1"]))
ns = argparse.Namespace(x=1)
print(ns, ns == argparse.Namespace(x=1), "x" in ns, vars(ns), argparse.Namespace(**{"a b": 1}))


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values.upper())
        print("called with", values, option_string)


r.add_argument("-u", "--upper", action=Upper)
attempt(lambda: r.parse_args(["-u", "text"]))
attempt(lambda: r.parse_args(["--version"]))
