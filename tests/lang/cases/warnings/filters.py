import warnings


def attempt(text="text", category=UserWarning):
    try:
        warnings.warn(text, category)
    except Warning as e:
        print("raised", repr(e))


with warnings.catch_warnings():
    warnings.simplefilter("error")
    attempt()
    warnings.simplefilter("ignore")
    attempt()
    warnings.filterwarnings("error", "SPECIAL", RuntimeWarning)
    attempt("special one", RuntimeWarning)
    attempt("plain", RuntimeWarning)
    warnings.filterwarnings("always", category=FutureWarning)
    for _ in range(2):
        attempt("future", FutureWarning)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    attempt("one")
    attempt("two", DeprecationWarning)
    for w in caught:
        print(w.category.__name__, w.message, w.lineno, w.filename.split("/")[-1], repr(w.message))
    print(len(caught), str(caught[0]).replace(caught[0].filename, "FILE"))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("once")
    for text in ("a", "a", "b"):
        attempt(text)
    print([str(w.message) for w in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.resetwarnings()
    attempt("default", DeprecationWarning)
    attempt("default", DeprecationWarning)
    print(len(caught))
with warnings.catch_warnings():
    warnings.simplefilter("default")
    attempt("shown")
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "line"), warnings.formatwarning("m", UserWarning, "f.py", 3), end="")
