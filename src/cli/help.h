// What --help says, made from the tables that the words are read against (cli/args.h).
#pragma once

#include "base/arena.h"
#include "base/tr.h"
#include "cli/args.h"

// The help of the command [command] of [table], with a line break at its end; of the first one, the
// help of the whole program.
char *help_text(Arena *arena, const ArgsTable *table, const Tr *tr, size_t command);
