// The command line: the only place that knows every room.
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/tr.h"

int main(int argc, char **argv) {
    Error error;
    Tr *table = tr_load(tr_language(NULL), &error);
    if (!table) {
        error_print(&error, stderr);
        return ERROR_EXIT_STATUS;
    }
    Arena arena = {0};
    if (argc == 2 && strcmp(argv[1], "--version") == 0)
        puts(TR(&arena, table, "cli.version", {"version", SIMUL_VERSION}));
    arena_deinit(&arena);
    tr_free(table);
    return 0;
}
