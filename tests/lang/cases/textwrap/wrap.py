import textwrap

text = ("The quick brown fox jumped over the lazy dog. It was a well-known--even famous--trick, e.g. in state-of-the-art "
        "circuses; antidisestablishmentarianism!\tTabs\nand newlines.")
for width in (10, 20, 33, 70):
    print(textwrap.fill(text, width))
    print("-" * width)
print(textwrap.wrap(text, 24, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap("a" * 25, 10), textwrap.wrap("a" * 25 + " b", 10, break_long_words=False), textwrap.wrap("", 5), textwrap.wrap("   ", 5))
print(textwrap.wrap("one-two three-four", 8), textwrap.wrap("one-two three-four", 8, break_on_hyphens=False))
print(textwrap.wrap("a  b   c", 4, drop_whitespace=False), textwrap.wrap("x\ty", 20, expand_tabs=False, replace_whitespace=False), textwrap.wrap("x\ty", 20, tabsize=4))
print(textwrap.wrap(text, 30, max_lines=2), textwrap.wrap(text, 30, max_lines=3, placeholder="~"))
print(textwrap.shorten("Hello  world!", width=12), textwrap.shorten("Hello  world!", width=11), textwrap.shorten("Hello world", width=10, placeholder="..."))
print(textwrap.fill("Dr. Who said. And went! why? \"yes.\" no", 60, fix_sentence_endings=True))
print(repr(textwrap.dedent("""\
    Hello
      there
    \t
      world

    end""")), repr(textwrap.dedent("\tx\n\t y")), repr(textwrap.dedent("  a\n\tb")), repr(textwrap.dedent("a\n b")))
print(textwrap.indent("a\n\n b\n", "> "), textwrap.indent("a\n\nb", "+ ", lambda line: True), textwrap.TextWrapper(width=5).wrap("aa bb cc"))
for wrong in (lambda: textwrap.wrap("a", 0), lambda: textwrap.wrap("a b", 3, max_lines=1)):
    try:
        wrong()
    except ValueError as error:
        print(error)
print(textwrap.wrap("--option and -x, foo-bar-baz a-b-c 2-3 x--y --- end--", 10))
