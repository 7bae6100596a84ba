// Runs the scenarios one after the other, each on a loop of its own, and prints their logs.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "scenario.h"

static void print_line(Loop *loop, const char *who, const char *format, va_list arguments) {
    printf("%lld %s: ", (long long)(loop_time(loop) / LOOP_MS), who);
    vprintf(format, arguments);
    printf("\n");
}

void say(Task *self, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    print_line(task_loop(self), task_name(self), format, arguments);
    va_end(arguments);
}

void note(Loop *loop, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    print_line(loop, "-", format, arguments);
    va_end(arguments);
}

static const char *text_of(Loop *loop, const void *exception) {
    static char texts[4][512];
    static int next;
    (void)loop;
    char *text = texts[next++ & 3];
    Str str = {0};
    loop_error_describe(exception, &str);
    snprintf(text, sizeof texts[0], "%s", str_text(&str));
    str_deinit(&str);
    return text;
}

const char *caught(Task *self) {
    void *exception = task_catch(self);
    if (!exception) return "nothing";
    const char *text = text_of(task_loop(self), exception);
    task_release_error(self, exception);
    return text;
}

const char *state(Future *future) {
    switch (future_outcome(future)) {
    case OUTCOME_PENDING: return "pending";
    case OUTCOME_RESULT: return "result";
    case OUTCOME_EXCEPTION: return text_of(future_loop(future), future_exception(future));
    case OUTCOME_CANCELLED: break;
    }
    return "CancelledError";
}

bool nap(Task *self, void *arg, void **result) {
    if (!loop_sleep(self, (intptr_t)arg * LOOP_MS)) {
        say(self, "%s", "nap cancelled");
        return false;
    }
    say(self, "napped %d", (int)(intptr_t)arg);
    *result = arg;
    return true;
}

bool fail(Task *self, void *arg, void **result) {
    (void)result;
    if (!loop_sleep(self, (intptr_t)arg * LOOP_MS)) return false;
    say(self, "fails");
    return task_raise(self, LOOP_ERROR_VALUE, "%s failed", task_name(self));
}

bool stubborn(Task *self, void *arg, void **result) {
    *result = arg;
    if (loop_sleep(self, (intptr_t)arg * LOOP_MS)) return true;
    say(self, "cancelled, cleans up");
    if (!loop_sleep(self, 5 * LOOP_MS)) return false;
    say(self, "clean");
    return false;
}

static void on_trouble(void *data, Loop *loop, const LoopTrouble *trouble) {
    (void)data;
    char message[64];
    snprintf(message, sizeof message, "%s", trouble->message);
    char *callback = strstr(message, "in callback ");
    if (callback) callback[strlen("in callback")] = 0;
    note(loop, "trouble: %s: %s", message,
         trouble->exception ? text_of(loop, trouble->exception) : "no exception");
}

static void run(const Scenario *scenario) {
    static const char *const ends[] = {"finished", "failed", "deadlock", "stopped"};
    LoopConfig config = {.on_trouble = on_trouble};
    Loop *loop = loop_new(&config);
    printf("== %s\n", scenario->name);
    RunEnd end = loop_run(loop, scenario->main, NULL, NULL);
    void *exception = loop_exception(loop);
    note(loop, "%s%s%s", ends[end], exception ? ": " : "",
         exception ? text_of(loop, exception) : "");
    loop_free(loop);
}

int main(int argc, char **argv) {
    const Scenario *const lists[] = {scenarios_of_tasks, scenarios_of_waiting, scenarios_of_sync};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        for (const Scenario *scenario = lists[i]; scenario->name; scenario++)
            if (argc < 2 || strcmp(argv[1], scenario->name) == 0) run(scenario);
    return 0;
}
