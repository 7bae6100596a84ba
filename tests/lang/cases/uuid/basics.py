import uuid

u = uuid.UUID("{12345678-1234-5678-1234-567812345678}")
print(u, repr(u), u.hex, u.int, u.bytes, u.urn, u.fields, u.version, u.variant, u.bytes_le, u.time, u.clock_seq, u.node)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://x.y"), uuid.UUID(int=5), uuid.UUID(bytes=b"x" * 16), u == uuid.UUID(u.hex), u < uuid.UUID(int=2**127), len({u, uuid.UUID(str(u))}))
four = uuid.uuid4()
print(four.version, four.variant, len(str(four)), four != uuid.uuid4(), uuid.uuid1().version, type(four).__name__)
for wrong in (lambda: uuid.UUID("12"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"x"), lambda: setattr(u, "int", 1), lambda: uuid.UUID(int=1, version=9)):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
