with open("made.py", "w") as f:
    f.write("def answer():\n    return 42\n")
import made

print(made.answer())
