#include "lang/core/finish.h"

#include "lang/asyncio/asyncio.h"
#include "lang/core/class.h"
#include "lang/core/containers.h"
#include "lang/core/gc.h"
#include "lang/core/generator.h"
#include "lang/core/made.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/list.h"
#include "lang/types/set.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

// What there is to finalize. CPython's collector goes through all that there is, from the oldest
// on, and leaves in its place what was known to be needed before its turn came. What is older than
// all that leads to it follows after those, in the order in which it is found.
typedef struct Finishing {
    Vm *vm;
    const Dict *main; // the variables of the program
    size_t n_looks;
    VEC(Object *) seen; // each a reference, so that none is finalized a second time
    VEC(Object *) late; // borrowed; some are seen meanwhile
    bool is_late;       // nothing is in its place any more
} Finishing;

static bool is_class(const Object *object) { // of the program
    return object->type->kind & TYPE_IS_TYPE && ((const Type *)object)->kind & TYPE_FROM_CLASS;
}

static void see_now(Finishing *finishing, Object *object) {
    object->flags |= OBJECT_IS_FINISHED;
    vec_push(&finishing->seen, object);
    value_ref(value_of(object));
}

// [is_older]: than what leads to it.
static void see(Finishing *finishing, Value v, bool is_older) {
    vm_step(finishing->vm, finishing->n_looks++);
    if (!is_object(v)) return;
    Object *object = object_of(v);
    const Type *type = object->type;
    bool is_box = type->kind & (TYPE_IS_LIST | TYPE_IS_TUPLE | TYPE_IS_DICT | TYPE_IS_SET) ||
                  type == finishing->vm->types.function || type == finishing->vm->types.cell ||
                  is_class(object);
    if (!is_box && !type->slots.finalize && !(type->kind & TYPE_FROM_CLASS)) return;
    if (object->flags & OBJECT_IS_FINISHED) return;
    if (is_older && !finishing->is_late)
        vec_push(&finishing->late, object);
    else
        see_now(finishing, object);
}

// A list that grew was there before its items; so was what holds something by an attribute.
static bool is_younger_than_items(Object *object) {
    uint32_t kind = object->type->kind;
    if (kind & TYPE_IS_LIST) return !(object->flags & LIST_HAS_GROWN);
    return kind & TYPE_IS_TUPLE;
}

// From the last item on, as CPython looks at lists.
static void see_items(Finishing *finishing, Object *object) {
    Value v = value_of(object);
    bool is_a_list = object->type->kind & TYPE_IS_LIST, is_older = is_younger_than_items(object);
    const Value *at = is_a_list ? list_of(v)->at : tuple_of(v)->at;
    size_t n = is_a_list ? list_of(v)->n : tuple_of(v)->n;
    for (size_t i = 0; i < n; i++)
        see(finishing, at[is_older ? n - 1 - i : i], is_older);
}

static void see_entries(Finishing *finishing, const Dict *dict, bool is_older) {
    Value key, value;
    for (size_t at = 0; dict && dict_next(dict, &at, &key, &value);) {
        see(finishing, key, is_older);
        see(finishing, value, is_older);
    }
}

// CPython's collector knows of a dict from the first on that it would look into: that one is older.
static void see_dict(Finishing *finishing, Dict *dict) {
    bool is_younger = dict->object.flags & DICT_IS_YOUNGER, has_begun = dict == finishing->main;
    Value key, value;
    for (size_t at = 0; dict_next(dict, &at, &key, &value);) {
        see(finishing, key, is_younger);
        see(finishing, value, is_younger || !has_begun);
        has_begun |= is_object(value) && container_count(finishing->vm, object_of(value));
    }
}

// Its defaults and closure were there before it, and so were the attributes of a class.
static void see_inside_function(Finishing *finishing, const Function *function) {
    see(finishing, value_of(function->defaults), true);
    see(finishing, value_of(function->kw_defaults), true);
    see(finishing, value_of(function->closure), true);
    see(finishing, value_of(function->dict), false);
}

// ---- generators, tasks, loops

typedef struct Leading {
    Visit visit; // of a gather
    Finishing *finishing;
    uint64_t number; // of what leads to those that are seen
} Leading;

static void see_made(void *data, Value v) {
    const Leading *from = data;
    const Vm *vm = from->finishing->vm;
    uint64_t number = is_object(v) ? made_number(vm, object_of(v)) : 0;
    if (number) see(from->finishing, v, number < from->number);
}

static void see_gathered(Visit *visit, Object *object) {
    see(((Leading *)visit)->finishing, value_of(object), false);
}

static void see_waiting(void *data, FutureFn *fn, void *callback_data) {
    if (!fn) see_made(data, value_of(task_arg(callback_data)));
    if (fn == gather_on_child_done) gather_def.slots.traverse(callback_data, data);
}

// A generator that only this one has, to go on in, ends with it.
static void see_inside_generator(Leading *from, const Generator *g) {
    enum { OF_ITS_DELEGATOR = 2 }; // references: its own, and its stack's
    Vm *vm = from->finishing->vm;
    for (bool ends_with_it = true; ends_with_it;) {
        for (size_t i = 0; g->slots && i < g->frame.code->n_slots; i++)
            see_made(from, g->slots[i]);
        const Generator *inner = is_value(g->delegate) ? object_of(g->delegate) : NULL;
        ends_with_it =
            inner && is_generator(vm, g->delegate) && inner->object.refs == OF_ITS_DELEGATOR;
        if (!ends_with_it) see_made(from, g->delegate);
        g = inner;
        vm_spend(vm, 1);
    }
}

// What it was called with, and what it waits for.
static void see_inside_made(Leading *from, Object *object) {
    Vm *vm = from->finishing->vm;
    if (is_future_object(vm, value_of(object))) {
        const FutureObject *future = (FutureObject *)object;
        see_made(from, future->coroutine);
        see_made(from, future->waits_for);
        if (future->future) future_each_callback(future->future, see_waiting, from);
    } else if (is_generator(vm, value_of(object))) {
        see_inside_generator(from, (Generator *)object);
    }
}

// A loop is old by now, and its tasks are not.
static void see_loop(Finishing *finishing, LoopObject *loop) {
    Leading from = {{see_gathered, finishing->vm}, finishing, UINT64_MAX};
    if (loop->loop) loop_object_each_held(loop, see_made, &from);
}

static void see_inside(Finishing *finishing, Object *object) {
    Value v = value_of(object);
    uint32_t kind = object->type->kind;
    bool is_older = is_younger_than_items(object);
    SetEntry entry;
    Leading from = {{see_gathered, finishing->vm}, finishing, made_number(finishing->vm, object)};
    if (from.number) see_inside_made(&from, object);
    if (object->type == finishing->vm->types.function) see_inside_function(finishing, object_of(v));
    if (object->type == finishing->vm->types.cell) see(finishing, ((Cell *)object)->value, false);
    if (is_class(object)) see(finishing, value_of(((Type *)object)->dict), true);
    if (kind & (TYPE_IS_LIST | TYPE_IS_TUPLE)) see_items(finishing, object);
    if (kind & TYPE_IS_SET)
        for (size_t at = 0; set_next(object_of(v), &at, &entry);)
            see(finishing, entry.key, false);
    if (kind & TYPE_IS_DICT) see_dict(finishing, dict_of(v));
    Dict **own = type_dict_place(object->type, v);
    if (own && object->type != finishing->vm->types.function)
        see_entries(finishing, *own, is_older);
}

// All that can be reached from what was seen so far.
static void see_all(Finishing *finishing) {
    for (size_t i = 0; i < finishing->seen.n; i++) {
        see_inside(finishing, finishing->seen.at[i]);
        vm_spend(finishing->vm, 1);
    }
    made_sort(finishing->vm, finishing->seen.at, finishing->seen.n);
    finishing->is_late = true;
    size_t n = finishing->seen.n;
    for (size_t i = 0; i < finishing->late.n; i++) {
        see(finishing, value_of(finishing->late.at[i]), true);
        vm_spend(finishing->vm, 1);
    }
    for (; n < finishing->seen.n; n++) {
        see_inside(finishing, finishing->seen.at[n]);
        vm_spend(finishing->vm, 1);
    }
}

// ---- what never goes

// An open loop that asyncio itself knows as the current one is held to the very end, when nothing
// of the program can run any more; and so is all that its tasks lead to, which mostly is the whole
// program.
typedef struct Keeping {
    Visit visit;
    VEC(Object *) left; // kept, and not looked into yet
} Keeping;

static void keep(Visit *visit, Object *object) {
    vm_spend(visit->vm, 1);
    if (object->flags & OBJECT_IS_FINISHED || !container_count(visit->vm, object)) return;
    object->flags |= OBJECT_IS_FINISHED;
    vec_push(&((Keeping *)visit)->left, object);
}

static void keep_held(void *data, Value v) {
    visit_value(data, v);
}

static void keep_current(Vm *vm) {
    Value asyncio = dict_find_c(vm->modules, "asyncio");
    if (!is_value(asyncio)) return;
    Value loop = op_call_method(vm, asyncio, "_kept_loop", NULL, 0);
    Keeping keeping = {.visit = {keep, vm}};
    if (is_value(loop) && !is_none(loop) && ((LoopObject *)object_of(loop))->loop)
        loop_object_each_held(object_of(loop), keep_held, &keeping.visit);
    while (keeping.left.n) {
        Object *next = vec_pop(&keeping.left);
        next->type->slots.traverse(next, &keeping.visit);
    }
    vec_deinit(&keeping.left);
    vm_clear_exception(vm);
    value_unref(vm, loop);
}

void finish_program(Vm *vm, Dict *main) {
    Finishing finishing = {.vm = vm, .main = main};
    keep_current(vm);
    see(&finishing, value_of(main), false);
    for (LoopObject *loop = vm->loops; loop; loop = loop->next)
        see_loop(&finishing, loop);
    see_all(&finishing);
    for (size_t i = 0; i < finishing.seen.n && vm->stop == VM_GOES_ON; i++) {
        Object *object = finishing.seen.at[i];
        Value v = value_of(object);
        vm_spend(vm, 1);
        if (object->type->slots.finalize && !(object->flags & OBJECT_IS_FINALIZED)) {
            object->flags |= OBJECT_IS_FINALIZED;
            object->type->slots.finalize(vm, v);
        }
        vm_clear_exception(vm);
        if (object->type == vm->types.generator || object->type == vm->types.coroutine)
            generator_abandon(vm, object_of(v));
    }
    vec_deinit(&finishing.late);
    vec_deinit(&finishing.seen); // the references go with the memory
}
