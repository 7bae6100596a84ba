import string
from string import Template

t = Template("$who likes ${what}s for $$5, $Who")
print(t.substitute(who="tim", what="kung pao", Who="W"), t.substitute({"who": "a", "what": "b", "Who": 1}, who="z"))
print(t.safe_substitute(who="x"), t.template, t.get_identifiers(), t.is_valid(), Template("$5").is_valid())
for text in ("$who owes $100", "a\nb $ c", "${", "$", "${a b}", "$missing"):
    try:
        print(Template(text).substitute(who=1))
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
    print(Template(text).safe_substitute())


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+"


print(Percent("%a $b %%").substitute(a=1))
print(string.capwords("hello  big world"), string.capwords("a-b-c", "-"), string.ascii_letters, string.digits, string.punctuation)
print(repr(string.whitespace), string.hexdigits, string.octdigits, string.printable == string.digits + string.ascii_letters + string.punctuation + string.whitespace)
