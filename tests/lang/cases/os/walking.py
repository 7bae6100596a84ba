import os

for path in ("top/a/x.txt", "top/b/c/y.txt", "top/z.txt"):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, "w").close()
for folder, folders, files in os.walk("top"):
    folders.sort()
    print(folder, folders, sorted(files))
print([folder for folder, _, _ in sorted(os.walk("top", topdown=False))])
for folder, folders, files in os.walk("top"):
    folders[:] = [name for name in folders if name != "b"]
    print(folder)
print(list(os.walk("nothing")))
os_errors = []
list(os.walk("nothing", onerror=os_errors.append))
print(os_errors)
print(sorted(os.path.join(folder, name) for folder, _, files in os.walk("top") for name in files))
with os.scandir("top") as entries:
    for entry in sorted(entries, key=lambda e: e.name):
        print(entry.name, entry.path, entry.is_dir(), entry.is_file(), entry, os.fspath(entry))
