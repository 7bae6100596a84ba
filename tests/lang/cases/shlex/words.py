import shlex

for text in ["a b c", "a 'b c' d", 'say "hello \\"x\\" \\n" y\\ z', "x=''", "a # c\nb", "''",
             "one\ttwo\nthree", "a'b'c\"d\"", "ab#c d", ""]:
    print(shlex.split(text), shlex.split(text, comments=True), shlex.quote(text))
for text in ["'abc", "x\\", '"a\\']:
    try:
        print(shlex.split(text))
    except ValueError as error:
        print(error)
print(shlex.join(["a b", "c", "it's", ""]))
