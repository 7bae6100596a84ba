import linecache

print(repr(linecache.getline("linecache_lines.py", 1)), repr(linecache.getline("linecache_lines.py", 999)), repr(linecache.getline("none.py", 1)))
print(len(linecache.getlines("linecache_lines.py")))
linecache.clearcache()
linecache.checkcache()
