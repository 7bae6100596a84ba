import os

os.environ["SIMUL_A"] = "1"
print(os.environ["SIMUL_A"], os.getenv("SIMUL_A"), os.environ.get("SIMUL_NONE"),
      os.getenv("SIMUL_NONE", "default"), "SIMUL_A" in os.environ)
os.environ.setdefault("SIMUL_B", "2")
os.environ.update(SIMUL_C="3")
print([name for name in sorted(os.environ) if name.startswith("SIMUL_")])
del os.environ["SIMUL_A"]
print(os.environ.pop("SIMUL_B"), "SIMUL_A" in os.environ)
for action in (lambda: os.environ["SIMUL_A"], lambda: os.environ.__setitem__("x", 1),
               lambda: os.environ.__delitem__("SIMUL_A")):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)
print(os.path.expandvars("$SIMUL_C/${SIMUL_C}x"), isinstance(dict(os.environ), dict))
