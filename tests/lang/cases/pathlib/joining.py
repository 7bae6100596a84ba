from pathlib import Path, PurePath, PurePosixPath

p = PurePosixPath("a")
print(p / "b", p / "b" / "c.txt", "x" / p, p / "/abs", p.joinpath("b", "c"), p / PurePosixPath("q"))
print(p.with_name("z"), PurePath("a/b.txt").with_name("c"), PurePath("a/b.txt").with_stem("q"),
      PurePath("a/b.txt").with_suffix(".md"), PurePath("a/b").with_suffix(".x"),
      PurePath("a/b.tar.gz").with_suffix(""))
print(PurePath("/a/b/c").relative_to("/a"), PurePath("/a/b").relative_to("/a/b"),
      PurePath("a/b").is_relative_to("a"), PurePath("a/b").is_relative_to("c"))
for call in (lambda: PurePath("/a").relative_to("/b"), lambda: PurePath("a").relative_to("/a"),
             lambda: PurePath("").with_name("x"), lambda: PurePath("a").with_name(""),
             lambda: PurePath("a").with_name("b/c"), lambda: PurePath("a").with_suffix("x"),
             lambda: PurePath("a").with_suffix("."), lambda: PurePath("a") / 3, lambda: 3 / PurePath("a"),
             lambda: PurePath(3), lambda: PurePath("a").as_uri(), lambda: PurePath("/").with_suffix(".x"),
             lambda: PurePath("a").match(""), lambda: PurePath("a", None), lambda: PurePath("a").relative_to()):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
