import sys

group = TypeError(1)
for i in range(2000):
    group = ExceptionGroup("group", [group])
for split in group.split, group.subgroup:
    try:
        split(ValueError)
    except RecursionError as error:
        print(str(error)[:32])
for text in "for i in x:\n  try: pass\n  except* ValueError: break\n  finally: return\n", "return 1\nbreak\n", "break\nreturn\n":
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno)
