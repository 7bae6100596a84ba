// The modules of Python's library that are not here. They can be imported, as many a program does
// without need; what is asked of them is refused by name (modules/_unsupported.py).
#pragma once

#include <stdbool.h>

// Whether [name] ("sqlite3", "xml.dom", "urllib.request") is one, or inside one.
bool unsupported_has(const char *name);
