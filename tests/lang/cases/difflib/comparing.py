import difflib
import random

s = difflib.SequenceMatcher(None, "abxcd", "abcd")
print(s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.get_matching_blocks(), s.get_opcodes(), s.find_longest_match())
print(difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9), difflib.SequenceMatcher(None, "", "").ratio())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("xyz", ["abc"]), difflib.get_close_matches("wheel", ["while", "whee", "well"], n=2, cutoff=0.5))
a = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n".splitlines(True)
b = "one\n2\nthree\nfour\nfive\nsix\nseven\neight!\nnine\neleven\nten\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "before", "after", n=1)))
print("".join(difflib.unified_diff(a, b, lineterm="\n")))
print("".join(difflib.context_diff(a, b, "before", "after", "d1", "d2")))
print("".join(difflib.ndiff(a, b)))
print("".join(difflib.ndiff(["private Thread currentThread;\n", "same\n", "  indented\n"], ["private volatile Thread currentThread;\n", "same\n", "\tindented x\n"])))
print(list(difflib.unified_diff([], ["x"])), list(difflib.unified_diff(["a"], ["a"])), list(difflib.ndiff([], [])))
delta = list(difflib.ndiff(a, b))
print(list(difflib.restore(delta, 1)) == a, list(difflib.restore(delta, 2)) == b)
rng = random.Random(3)
for _ in range(6):
    x = [rng.choice("abcd") * rng.randint(1, 3) + "\n" for _ in range(rng.randint(0, 9))]
    y = [line if rng.random() < 0.6 else rng.choice("abcd") * 4 + "\n" for line in x]
    print(list(difflib.ndiff(x, y)), difflib.SequenceMatcher(None, x, y).get_opcodes())
