import os
import stat

with open("s.txt", "w") as f:
    f.write("12345")
s = os.stat("s.txt")
print(s.st_size, s[6], stat.S_ISREG(s.st_mode), stat.S_ISDIR(s.st_mode), len(s), s.st_nlink)
os.mkdir("folder")
print(stat.S_ISDIR(os.stat("folder").st_mode), os.path.getsize("s.txt"))
os.chmod("s.txt", 0o600)
print(oct(stat.S_IMODE(os.stat("s.txt").st_mode)), stat.filemode(os.stat("s.txt").st_mode))
print(stat.filemode(0o100644), stat.filemode(0o40755), stat.filemode(0o120777), stat.filemode(0o104755))
print(os.access("s.txt", os.R_OK), os.access("nothing", os.F_OK), os.access("s.txt", os.F_OK))
os.utime("s.txt", (1000, 2000))
print(os.path.getmtime("s.txt"), os.stat("s.txt").st_mtime_ns)
os.utime("s.txt", ns=(1, 5_000_000_001))
print(os.stat("s.txt").st_mtime_ns, type(s).__name__)
os.truncate("s.txt", 2)
print(open("s.txt").read())
try:
    os.stat("nothing")
except FileNotFoundError as e:
    print(e)
print(os.strerror(2), os.strerror(13), os.error is OSError, os.name, os.sep, os.linesep == "\n",
      os.pardir, os.curdir, os.extsep, os.altsep, os.pathsep, os.devnull)
