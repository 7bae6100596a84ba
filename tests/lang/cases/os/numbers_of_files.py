import os

fd = os.open("n.txt", os.O_WRONLY | os.O_CREAT)
print(os.write(fd, b"by number\n"))
os.close(fd)
print(open("n.txt").read())
fd = os.open("n.txt", os.O_RDONLY)
print(os.read(fd, 3), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 99))
with os.fdopen(fd) as f:
    f.seek(3)
    print(f.read())
try:
    os.close(fd)
except OSError as e:
    print(e)
try:
    os.open("none.txt", os.O_RDONLY)
except FileNotFoundError as e:
    print(e)
