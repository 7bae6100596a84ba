import fnmatch

for name, pattern in (("a.txt", "*.txt"), ("a.txt", "?.txt"), ("ab.txt", "?.txt"), ("a.txt", "[ab].txt"),
                      ("c.txt", "[!ab].txt"), ("x]", "x[]]"), ("x", "[x"), ("[x", "[x"), ("", "*"), ("", ""), ("abc", "a*c"),
                      ("abcabc", "a*c"), ("abcab", "a*c"), ("A", "a"), ("a-b", "a[-]b"), ("m", "[a-n]"), ("z", "[a-n]"),
                      ("aXbXc", "a*b*c"), ("a/b", "*"), ("-", "[!-]"), ("^", "[^a]")):
    print(name, pattern, fnmatch.fnmatch(name, pattern), fnmatch.fnmatchcase(name, pattern))
print(fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"))
for pattern in ("*.txt", "a?b", "[ab]*", "[!x]", "x.y+z", "[", "**a", "[]]"):
    print(pattern, fnmatch.translate(pattern))
