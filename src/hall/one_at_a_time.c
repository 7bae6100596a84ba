// Depth first: the master sits down, plays the whole game, waiting out every answer, stands up and
// goes to the next board. Nothing else is ready meanwhile, so the loop sleeps while a player
// thinks.
#include "hall/seat.h"

bool one_at_a_time(Task *self, void *arg, void **result) {
    (void)result;
    Hall *hall = arg;
    task_set_name(self, "main");
    for (int board = 1; board <= hall->params->n_boards; board++) {
        Seat seat = {.hall = hall, .board = board};
        Task *game = seat_spawn(task_loop(self), &seat);
        if (!task_join(self, game, NULL)) return false;
    }
    // He got up only after the last answer: up to then he waited.
    int64_t now_ns = loop_time(task_loop(self));
    hall->totals.master_waited_ns += now_ns - hall->totals.master_free_ns;
    hall->totals.master_free_ns = now_ns;
    return true;
}
