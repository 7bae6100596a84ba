#include "lang/asyncio/asyncio_soon.h"

#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/types/int.h"
#include "lang/types/text.h"

// ---- what call_soon is given

static void give(LoopObject *loop, const LoopTurn *turn) {
    size_t mark = soon_begin(loop);
    loop_give_turn(loop->loop, turn);
    soon_end_quietly(loop, mark);
}

// A task's turn: `turn` is that of the task.
static Value give_task(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    FutureObject *self = object_of(v);
    if (!self->has_turn) return NONE;
    if (loop_current_task(self->loop->loop))
        return vm_raise(vm, "RuntimeError", "a task cannot go on while another one runs");
    self->has_turn = false;
    value_ref(v);
    give(self->loop, &self->turn);
    value_unref(vm, v);
    return NONE;
}
static const NativeDef step_def = {
    .name = "TaskStepMethWrapper", .takes = TAKES_MANY, .fn = give_task, .n_max = 1};
static const NativeDef wakeup_def = {
    .name = "task_wakeup", .takes = TAKES_MANY, .fn = give_task, .n_max = 1};

// A call of our own: bound to (the loop, its target, its id).
static Value give_call(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    const Tuple *bound = tuple_of(v);
    LoopTurn turn = {.kind = 0};
    int64_t target, id;
    if (!op_index(vm, bound->at[1], &target) || !op_index(vm, bound->at[2], &id)) return NO_VALUE;
    turn.target = (void *)(uintptr_t)target;
    turn.id = (HandleId)id;
    LoopObject *loop = object_of(bound->at[0]);
    if (loop->loop) give(loop, &turn);
    return NONE;
}
static const NativeDef
    gather_call_def = {.name = "_done_callback", .takes = TAKES_MANY, .fn = give_call, .n_max = 1},
    stop_def = {.name = "_run_until_complete_cb", .takes = TAKES_MANY, .fn = give_call, .n_max = 1};

// What is called, with which argument (or NO_VALUE), in which Context: new references.
typedef struct Soon {
    Value fn, arg, context;
} Soon;

static Soon soon_of(Vm *vm, LoopObject *loop, const LoopTurn *turn) {
    Future *awaited = NULL;
    Task *task = loop_turn_task(turn, &awaited);
    if (task) {
        FutureObject *self = task_arg(task);
        self->turn = *turn;
        self->has_turn = true;
        Value arg = awaited && is_value(self->waits_for) ? value_ref(self->waits_for) : NO_VALUE;
        return (Soon){
            native_new(vm, is_value(arg) ? &wakeup_def : &step_def, value_of(self), "_asyncio"),
            arg, context_use_copy(vm, &self->context)};
    }
    FutureFn *call = NULL;
    void *data = NULL;
    Future *done = loop_turn_callback(turn, &call, &data);
    if (call == future_calls_back) {
        SoonCallback taken = future_take_callback(vm, data);
        loop_drop_call(loop->loop, turn);
        return (Soon){taken.fn, taken.future, taken.context};
    }
    Value three[3] = {value_ref(value_of(loop)),
                      int_from_int64(vm, (int64_t)(uintptr_t)turn->target),
                      int_from_int64(vm, (int64_t)turn->id)};
    Value bound = value_of(tuple_from_taken(vm, three, 3));
    const NativeDef *def = call == gather_on_child_done ? &gather_call_def : &stop_def;
    Value fn = native_new(vm, def, bound, "_asyncio");
    value_unref(vm, bound);
    Task *ended = future_as_task(done);
    return (Soon){fn, ended ? value_ref(value_of(task_arg(ended))) : NO_VALUE,
                  context_use_copy(vm, &(ContextUse){.own = *vm->context})};
}

// self.call_soon(fn, [arg], context=context)
static bool call_soon(Vm *vm, LoopObject *loop, Value method, const LoopTurn *turn) {
    Soon soon = soon_of(vm, loop, turn);
    Value name = value_of(text_name(vm, "context"));
    Tuple *names = tuple_from_taken(vm, &name, 1);
    Value args[3] = {soon.fn};
    size_t n = 1;
    if (is_value(soon.arg)) args[n++] = soon.arg;
    args[n] = soon.context;
    Value handle = names && is_value(soon.fn) ? op_call(vm, method, args, n, names) : NO_VALUE;
    value_unref(vm, value_of(names));
    value_unref(vm, soon.fn);
    value_unref(vm, soon.arg);
    value_unref(vm, soon.context);
    value_unref(vm, handle);
    return is_value(handle);
}

// ---- giving

bool soon_give(LoopObject *loop, size_t mark) {
    Vm *vm = loop->vm;
    size_t n = loop_n_ready_since(loop->loop, mark);
    if (!n) return true;
    bool is_new = vm->is_new;
    Value exception = vm_take_exception(vm);
    LoopTurn *turns = vm_alloc(vm, n * sizeof *turns);
    if (!turns) return false;
    size_t n_taken = loop_take_since(loop->loop, mark, turns);
    Value method = op_find_attribute(vm, value_of(loop), "call_soon");
    bool ok = is_value(method);
    for (size_t i = 0; ok && i < n_taken; i++)
        ok = call_soon(vm, loop, method, &turns[i]);
    value_unref(vm, method);
    vm_free(vm, turns, n * sizeof *turns);
    if (is_value(exception)) {
        vm_clear_exception(vm);
        vm->exception = exception;
        vm->is_new = is_new;
    }
    return ok;
}

void soon_end_quietly(LoopObject *loop, size_t mark) {
    if (soon_end(loop, mark)) return;
    Vm *vm = loop->vm;
    Value exception = vm_take_exception(vm);
    if (is_value(exception))
        asyncio_report(loop, "Exception in callback", exception, NO_VALUE, NO_VALUE);
    value_unref(vm, exception);
}
