/* A C program of a user's own: two tasks on the loop of libsimul, recorded into a file. */
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

int main(int argc, char **argv) {
    RecordConfig config = {.loop = {.name = "sleepers"}};
    Record *record = record_begin(&config, amain, NULL);
    Error error;
    bool ok = record_run(record) == RUN_FINISHED;
    if (argc > 1) ok = record_save(record, argv[1], &error) && ok;
    record_free(record);
    return ok ? 0 : 1;
}
