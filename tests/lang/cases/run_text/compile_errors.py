# What a SyntaxError knows of its place.
def t(src, mode="exec", fn="<string>"):
    try: compile(src, fn, mode)
    except SyntaxError as e:
        print(type(e).__name__, e.args, e.msg, e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset, str(e), e.print_file_and_line)
    except Exception as e: print(type(e).__name__, e)
    else: print("ok")
t("a = = b"); t("x=1\na = = b\n"); t("def f(:\n  pass"); t("  x=1"); t("x = 5", "eval"); t("1\n2","eval"); t("  1+1 ", "eval"); t("é = = 1"); t("return 5", fn="/a/b/c.py"); t("x y"); t("print 'a'"); t("", "exec"); t("a\0b"); t("f(x)=1"); t("\tx\n        y"); t("await x"); t("break"); t("1", "bad"); t("x=1;;")
t(b"x=1"); t(5); t("x", 5)
try: exec("x = ")
except SyntaxError as e: print(e, e.args)
