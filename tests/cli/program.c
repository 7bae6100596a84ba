/* A C program of a user's own: two tasks on the loop of libsimul. */
#include <stdio.h>

#include <simul/simul.h>

static bool sleeper(Task *self, void *seconds, void **result) {
    (void)result;
    int64_t *s = seconds;
    printf("%s begins at %d s\n", task_name(self), (int)(loop_time(task_loop(self)) / LOOP_S));
    if (!loop_sleep(self, *s * LOOP_S)) return false;
    printf("%s ends at %d s\n", task_name(self), (int)(loop_time(task_loop(self)) / LOOP_S));
    return true;
}

static bool amain(Task *self, void *arg, void **result) {
    (void)arg, (void)result;
    int64_t two = 2, one = 1;
    TaskGroup *group = group_enter(self, "sleepers");
    group_spawn(group, sleeper, &two, "a");
    group_spawn(group, sleeper, &one, "b");
    return group_exit(self, group, true);
}

int main(void) {
    Loop *loop = loop_new(NULL);
    RunEnd end = loop_run(loop, amain, NULL, NULL);
    loop_free(loop);
    return end == RUN_FINISHED ? 0 : 1;
}
