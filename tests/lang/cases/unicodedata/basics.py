import unicodedata as u

for c in "aÉß1½²Жя漢가 \n\u0301€😀٣Ⅷ\ue000\u0378":
    print(ascii(c), u.name(c, None), u.category(c), u.bidirectional(c), u.combining(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
print(u.lookup("BLACK CHESS QUEEN"), u.lookup("LATIN SMALL LETTER E WITH ACUTE"), "\N{BULLET}", u.unidata_version)
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, [ascii(u.normalize(form, text)) for text in ("é", "e\u0301", "ﬁ²", "가", "abc", "", "ｶﾞ")], u.is_normalized(form, "é"))
print("".join(c for c in u.normalize("NFD", "Žluťoučký kůň") if not u.combining(c)))
for wrong in (lambda: u.name("\n"), lambda: u.lookup("NOTHING LIKE IT"), lambda: u.decimal("a"), lambda: u.digit("a"), lambda: u.numeric("a"), lambda: u.normalize("X", "a")):
    try:
        print(wrong())
    except (ValueError, KeyError, TypeError) as error:
        print(type(error).__name__, error)
