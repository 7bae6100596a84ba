import hashlib
import io

print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1).hex())
print(hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 50, 50).hex())
for iterations, length in ((0, None), (1, 0)):
    try:
        hashlib.pbkdf2_hmac("md5", b"", b"", iterations, length)
    except ValueError as error:
        print(error)
print(hashlib.file_digest(io.BytesIO(b"abc" * 1000), "sha256").hexdigest())
print(hashlib.file_digest(io.BytesIO(b""), hashlib.md5).hexdigest())
