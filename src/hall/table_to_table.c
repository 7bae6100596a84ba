// Breadth first: every board is a task of its own. The master makes one move and goes on to the
// next board that is ready; the players think at the same time.
#include "hall/seat.h"

#include "loop/wait.h"

bool table_to_table(Task *self, void *arg, void **result) {
    (void)result;
    Hall *hall = arg;
    task_set_name(self, "main");
    size_t n = (size_t)hall->params->n_boards;
    Seat *seats = calloc(n, sizeof *seats);
    Future **games = calloc(n, sizeof *games);
    if (!seats || !games) check_no_memory("the boards");
    for (size_t i = 0; i < n; i++) {
        seats[i] = (Seat){.hall = hall, .board = (int)i + 1};
        games[i] = task_future(seat_spawn(task_loop(self), &seats[i]));
    }
    bool ok = gather_all(self, games, n);
    for (size_t i = 0; i < n; i++)
        future_unref(games[i]);
    free(games);
    free(seats);
    return ok;
}
