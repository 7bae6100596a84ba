# A package lacks a part; a module that is no package has none.
for name in ("asyncio.nothing", "collections.nothing", "textwrap.nothing"):
    try:
        __import__(name)
    except ModuleNotFoundError as e:
        print(e, e.name)
