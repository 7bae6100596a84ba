sources = ["from __future__ import braces", "from __future__ import nope",
           "x = 1\nfrom __future__ import annotations",
           "'doc'\nfrom __future__ import annotations, division",
           "from __future__ import *", "def f():\n    from __future__ import division",
           "import os\nfrom __future__ import generators",
           "'a'\n'b'\nfrom __future__ import division", "def f():\n    from os import *"]
for source in sources:
    try:
        exec(source)
        print("as it should be")
    except SyntaxError as error:
        print(error, error.lineno, error.offset)
