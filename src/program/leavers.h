// Programs that nobody wants any more, and that are freed bit by bit, so that nobody waits for
// what a large one leaves behind. A zeroed struct has none.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

typedef struct Program Program; // program/program.h

typedef struct Leavers {
    VEC(Program *) programs; // owned
} Leavers;

void leavers_deinit(Leavers *leavers); // frees them all, however long it takes

// Takes [program], which may be NULL. [leavers] NULL: it is freed at once.
void leavers_add(Leavers *leavers, Program *program);
// Goes on freeing them, for about [budget_ns]. True while there are any.
bool leavers_free_some(Leavers *leavers, int64_t budget_ns);
