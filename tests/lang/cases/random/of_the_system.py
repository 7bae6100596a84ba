import random
import secrets

source = random.SystemRandom()
print(0 <= source.random() < 1, source.randint(3, 3), source.choice("a"), len(source.randbytes(5)))
source.seed(1)
for method in source.getstate, source.setstate:
    try:
        method(*[()] * (method == source.setstate))
    except NotImplementedError as error:
        print(error)
print(len(secrets.token_bytes()), len(secrets.token_hex(8)), len(secrets.token_urlsafe(16)), secrets.randbelow(1),
      secrets.choice([7]), secrets.randbits(3) < 8, secrets.compare_digest("a", "a"))
try:
    secrets.randbelow(0)
except ValueError as error:
    print(error)
