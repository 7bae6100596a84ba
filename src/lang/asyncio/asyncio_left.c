// What a loop has scheduled, when it is closed or the program ends: nothing of it will run, but it
// holds tasks and futures.
#include "lang/asyncio/asyncio.h"

// ---- closing

static void forget_turn(void *data, Task *task) {
    FutureObject *self = task_arg(task);
    self->is_held = false;
    value_unref(data, value_of(self));
}

static void forget_call(void *data, LoopFn *fn, void *fn_data) {
    if (!handle_forget(data, fn, fn_data)) value_unref(data, value_of(sleep_future(fn, fn_data)));
}

static void forget_callback(void *data, FutureFn *fn, void *fn_data) {
    future_forget_callback(data, fn, fn_data);
    gather_forget(data, fn, fn_data);
}

void loop_object_forget(LoopObject *self) {
    LoopScheduled scheduled = {self->vm, forget_turn, forget_call, forget_callback};
    loop_forget_scheduled(self->loop, &scheduled);
}

// ---- looking

typedef struct Looking {
    void (*see)(void *data, Value v);
    void *data;
} Looking;

static void see_turn(void *data, Task *task) {
    const Looking *looking = data;
    looking->see(looking->data, value_of(task_arg(task)));
}

static void see_call(void *data, LoopFn *fn, void *fn_data) {
    const Looking *looking = data;
    FutureObject *future = sleep_future(fn, fn_data);
    if (future) looking->see(looking->data, value_of(future));
}

static void see_callback(void *data, FutureFn *fn, void *fn_data) {
    (void)data, (void)fn, (void)fn_data;
}

void loop_object_each_held(LoopObject *self, void (*see)(void *data, Value v), void *data) {
    Looking looking = {see, data};
    LoopScheduled scheduled = {&looking, see_turn, see_call, see_callback};
    loop_each_scheduled(self->loop, &scheduled);
}
