#include "lang/core/finish.h"

#include <stdlib.h>

#include "lang/asyncio/asyncio.h"
#include "lang/core/class.h"
#include "lang/core/generator.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/list.h"
#include "lang/types/set.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

// What there is to finalize: in the order in which it is found, which mostly is that of its making.
// All that was seen keeps a reference, so that nothing is finalized a second time.
typedef struct Finishing {
    Vm *vm;
    size_t n_looks;
    VEC(Value) seen, tasks; // tasks: that had not ended; each a reference
} Finishing;

static void see(Finishing *finishing, Value v) {
    vm_step(finishing->vm, finishing->n_looks++);
    if (!is_object(v)) return;
    Object *object = object_of(v);
    const Type *type = object->type;
    bool is_box = type->kind & (TYPE_IS_LIST | TYPE_IS_TUPLE | TYPE_IS_DICT | TYPE_IS_SET);
    if (!is_box && !type->slots.finalize && !(type->kind & TYPE_FROM_CLASS)) return;
    if (object->flags & OBJECT_IS_FINISHED) return;
    object->flags |= OBJECT_IS_FINISHED;
    vec_push(&finishing->seen, value_ref(v));
}

// What it was called with, and what it waits for.
static void see_generators(Finishing *finishing, const Generator *g) {
    for (size_t i = 0; g->slots && i < g->frame.code->n_slots; i++)
        if (is_generator(finishing->vm, g->slots[i])) see(finishing, g->slots[i]);
    if (is_generator(finishing->vm, g->delegate)) see(finishing, g->delegate);
}

// CPython's collector goes through all that there is, from the oldest on, and leaves in its place
// what was known to be needed before its turn came: so it is with the items of a list that was
// there before them. What is older than that which holds it follows after all those, from the back.
static bool is_older(Value v) {
    const Object *object = object_of(v);
    uint32_t kind = object->type->kind;
    if (kind & TYPE_IS_LIST) return object->flags & LIST_HAS_GROWN;
    if (kind & TYPE_IS_DICT) return !(object->flags & DICT_IS_YOUNGER);
    return !(kind & TYPE_IS_TUPLE);
}

static void see_items(Finishing *finishing, Value v) {
    bool is_a_list = ((const Object *)object_of(v))->type->kind & TYPE_IS_LIST;
    const Value *at = is_a_list ? list_of(v)->at : tuple_of(v)->at;
    size_t n = is_a_list ? list_of(v)->n : tuple_of(v)->n;
    for (size_t i = 0; i < n; i++)
        see(finishing, at[is_older(v) ? i : n - 1 - i]);
}

static void see_inside(Finishing *finishing, Value v) {
    const Object *object = object_of(v);
    uint32_t kind = object->type->kind;
    if (is_generator(finishing->vm, v)) see_generators(finishing, object_of(v));
    Value key, value;
    SetEntry entry;
    if (kind & (TYPE_IS_LIST | TYPE_IS_TUPLE)) see_items(finishing, v);
    if (kind & TYPE_IS_SET)
        for (size_t at = 0; set_next(object_of(v), &at, &entry);)
            see(finishing, entry.key);
    Dict **own = type_dict_place(object->type, v);
    Dict *dicts[] = {kind & TYPE_IS_DICT ? dict_of(v) : NULL, own ? *own : NULL};
    for (int i = 0; i < 2; i++)
        for (size_t at = 0; dicts[i] && dict_next(dicts[i], &at, &key, &value);) {
            see(finishing, key);
            see(finishing, value);
        }
}

// All that can be reached from what was seen so far.
static void see_all(Finishing *finishing) {
    VEC(Value) later = {0}; // borrowed
    for (size_t i = 0, n_later = 0; i < finishing->seen.n || n_later < later.n;) {
        bool is_late = i == finishing->seen.n;
        Value v = is_late ? later.at[n_later++] : finishing->seen.at[i++];
        if (is_late || is_older(v))
            see_inside(finishing, v);
        else
            vec_push(&later, v);
        vm_spend(finishing->vm, 1);
    }
    vec_deinit(&later);
}

// Of a loop that was left with tasks that had not ended.
static void see_task(void *data, Task *task) {
    Finishing *finishing = data;
    FutureObject *object = task_arg(task);
    see(finishing, object->coroutine);
    // A loop that is still open is held by asyncio, and so are its tasks, to the very end.
    if (object->loop->is_closed) vec_push(&finishing->tasks, value_ref(value_of(object)));
}

static void tell_destroyed(Vm *vm, Value task) {
    Value loop = value_of(((FutureObject *)object_of(task))->loop);
    value_unref(vm, op_call_method(vm, loop, "_task_destroyed", &task, 1));
    vm_clear_exception(vm);
}

static int by_number(const void *a, const void *b) {
    uint64_t x = (*(Generator *const *)a)->number, y = (*(Generator *const *)b)->number;
    return x < y ? -1 : x > y;
}

// Coroutines and generators come in the order in which they were made, whoever leads to them.
static void sort_generators(const Finishing *finishing) {
    VEC(Generator *) all = {0};
    for (size_t i = 0; i < finishing->seen.n; i++) {
        if (is_generator(finishing->vm, finishing->seen.at[i]))
            vec_push(&all, object_of(finishing->seen.at[i]));
        vm_spend(finishing->vm, 1);
    }
    vm_sort(finishing->vm, all.at, all.n, sizeof *all.at, by_number);
    for (size_t i = 0, next = 0; next < all.n; i++) {
        if (is_generator(finishing->vm, finishing->seen.at[i]))
            finishing->seen.at[i] = value_of(all.at[next++]);
        vm_spend(finishing->vm, 1);
    }
    vec_deinit(&all);
}

void finish_program(Vm *vm, Dict *main) {
    Finishing finishing = {.vm = vm};
    see(&finishing, value_of(main));
    for (LoopObject *loop = vm->loops; loop; loop = loop->next)
        if (loop->loop) loop_each_task(loop->loop, see_task, &finishing);
    see_all(&finishing);
    sort_generators(&finishing);
    for (size_t i = 0; i < finishing.seen.n && vm->stop == VM_GOES_ON; i++) {
        Value v = finishing.seen.at[i];
        const Type *type = ((Object *)object_of(v))->type;
        vm_spend(vm, 1);
        Object *object = object_of(v);
        if (type->slots.finalize && !(object->flags & OBJECT_IS_FINALIZED)) {
            object->flags |= OBJECT_IS_FINALIZED;
            type->slots.finalize(vm, v);
        }
        vm_clear_exception(vm);
        if (type == vm->types.generator) generator_abandon(vm, object_of(v));
    }
    for (size_t i = 0; i < finishing.tasks.n && vm->stop == VM_GOES_ON; i++) {
        tell_destroyed(vm, finishing.tasks.at[i]);
        Value coroutine = ((FutureObject *)object_of(finishing.tasks.at[i]))->coroutine;
        if (is_generator(vm, coroutine)) generator_abandon(vm, object_of(coroutine));
    }
    vec_deinit(&finishing.tasks);
    vec_deinit(&finishing.seen); // the references go with the memory
}
