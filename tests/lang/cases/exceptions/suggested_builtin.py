import traceback

for name in "Base sites inut prnt lenn Tru nne strr lst ragne ValueErorr enumrate".split():
    try:
        eval(name)
    except NameError:
        print(traceback.format_exc().splitlines()[-1])
