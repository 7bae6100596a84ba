match x:
    case 1: pass
    case -1 | 1.5 | -2.5 | 1j: pass
    case 1+2j | -1-2j: pass
    case 'a' 'b' | b'c': pass
    case None | True | False: pass
    case _: pass
    case a: pass
    case a.b.c: pass
    case (a): pass
    case (a | b) as c: pass
    case (): pass
    case []: pass
    case (a,): pass
    case [a, b, *c]: pass
    case (a, *_, b): pass
    case a, b: pass
    case a,: pass
    case *a, b: pass
    case *_,: pass
    case {}: pass
    case {'a': b, 1: c, -1: d, None: e, f.g: h}: pass
    case {**a}: pass
    case {'a': b, **c,}: pass
    case A(): pass
    case A(b): pass
    case a.B(c, d, e=f, g=h,): pass
    case A(b=_,): pass
    case [a, (b, c), {'d': [e]}] if f: pass
    case 1 as a if (b := c): pass
    case [(a), ((b))]:
        x = 1
match x, y:
    case _: pass
match *x, y:
    case _: pass
match (x):
    case _:
        match y:
            case _: pass
match = 1
case = match
_ = case
match.a; match[1]; match(x); match, x
print(match, case)
match * a, b
match -x:
    case _: pass
match [a]:
    case _: pass
