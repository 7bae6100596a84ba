import io
import json
from dataclasses import asdict, dataclass


@dataclass
class Book:
    title: str
    pages: int


out = io.StringIO()
json.dump([asdict(Book("A", 1)), {"k": [1, 2]}], out, indent=2)
print(out.getvalue())
print(json.load(io.StringIO(out.getvalue())), json.load(io.BytesIO(b"[1]")))
print([Book(**row) for row in json.loads('[{"title": "B", "pages": 2}]')])
text = json.dumps({"a": [1, 2, {"b": None}]})
print(json.loads(text) == {"a": [1, 2, {"b": None}]}, json.dumps(json.loads(text)) == text)
