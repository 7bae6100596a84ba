// Names between blanks, so that a whole one is found by looking for it with its blanks.
#include "lang/modules/unsupported.h"

#include <stdio.h>
#include <string.h>

static const char names[] =
    " aifc antigravity asynchat asyncore audioop bdb bz2 cProfile cgi cgitb chunk cmd code "
    "codeop compileall crypt ctypes curses dbm distutils email encodings ensurepip "
    "faulthandler fcntl filecmp fileinput ftplib grp http idlelib imaplib imghdr imp "
    "ipaddress lib2to3 lzma mailbox mailcap marshal mimetypes mmap modulefinder netrc nis "
    "nntplib ntpath nturl2path opcode optparse ossaudiodev pdb pickletools pipes pkgutil "
    "plistlib poplib posix profile pstats pty pwd py_compile pyclbr pyexpat quopri readline "
    "resource rlcompleter runpy shelve site smtpd smtplib sndhdr spwd sqlite3 ssl stringprep "
    "sunau symtable syslog tabnanny tarfile telnetlib termios tkinter token tokenize tomllib "
    "trace tracemalloc turtle turtledemo uu venv wave webbrowser wsgiref xdrlib xml xmlrpc "
    "zipapp zipfile zipimport zoneinfo asyncio.__main__ asyncio.base_futures "
    "asyncio.base_tasks asyncio.sslproto asyncio.trsock asyncio.mixins asyncio.staggered "
    "importlib.abc importlib.machinery importlib.metadata importlib.resources importlib.util "
    "json.scanner json.tool multiprocessing.connection multiprocessing.context "
    "multiprocessing.process multiprocessing.queues multiprocessing.shared_memory "
    "multiprocessing.synchronize urllib.error urllib.request urllib.response "
    "urllib.robotparser html.parser ";

enum { LONGEST = 64 };

static bool has(const char *name, size_t n) {
    char word[LONGEST + 3];
    if (n > LONGEST) return false;
    snprintf(word, sizeof word, " %.*s ", (int)n, name);
    return strstr(names, word) != NULL;
}

bool unsupported_has(const char *name) {
    size_t n = strnlen(name, LONGEST + 1); // it may be of any length
    const char *dot = memchr(name, '.', n);
    return has(name, n) || (dot && has(name, (size_t)(dot - name)));
}
