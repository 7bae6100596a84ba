// One after the other, the newest first.
#include "program/leavers.h"

#include "program/program.h"

void leavers_deinit(Leavers *leavers) {
    for (size_t i = 0; i < leavers->programs.n; i++)
        program_free(leavers->programs.at[i]);
    vec_deinit(&leavers->programs);
}

void leavers_add(Leavers *leavers, Program *program) {
    if (!leavers)
        program_free(program);
    else if (program)
        vec_push(&leavers->programs, program);
}

bool leavers_free_some(Leavers *leavers, int64_t budget_ns) {
    size_t n = leavers->programs.n;
    if (n && !program_free_some(leavers->programs.at[n - 1], budget_ns)) leavers->programs.n--;
    return leavers->programs.n > 0;
}
