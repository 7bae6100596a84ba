// Each container's count starts at its references; those that come from containers are taken off.
// What is left above zero is referenced from outside, and so is all that can be reached from it.
// The rest is garbage. Its weak references are emptied and its finalizers run, which may change
// everything, so one looks again; what is garbage then is freed as a whole.
#include "lang/core/gc.h"

#include "base/check.h"
#include "base/vec.h"
#include "lang/core/containers.h"
#include "lang/core/generator.h"
#include "lang/core/made.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/weakref.h"
#include "lang/core/work.h"
#include "lang/modules/modules.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/tuple.h"

enum { REACHED = UINT32_MAX, AT_LEAST = 20000, BYTES_AT_LEAST = 64 << 20 };

typedef VEC(Object *) Objects;

// ---- finding

static void take_off(Visit *visit, Object *object) {
    vm_spend(visit->vm, 1);
    uint32_t *count = container_count(visit->vm, object);
    if (count && *count) --*count;
}

typedef struct Reaching {
    Visit visit;
    Objects left; // reached, and not looked into yet
} Reaching;

static void reach(Visit *visit, Object *object) {
    vm_spend(visit->vm, 1);
    uint32_t *count = container_count(visit->vm, object);
    if (!count || *count == REACHED) return;
    *count = REACHED;
    vec_push(&((Reaching *)visit)->left, object);
}

// A class is in its own order of search, where it is not counted.
static bool is_in_own_order(const Object *object) {
    const Type *type = (const Type *)object;
    return object->type->kind & TYPE_IS_TYPE && type->kind & TYPE_FROM_CLASS && type->mro &&
           type->mro->n && object_of(type->mro->at[0]) == type;
}

static bool is_class(const Object *object) {
    return is_of_kind(value_of(object), TYPE_IS_TYPE);
}

static void find_garbage(Vm *vm, Objects *garbage) {
    ContainerWalk walk = {0};
    for (Object *o; (o = container_next(vm, &walk));) {
        *container_count(vm, o) = o->refs + (is_class(o) && is_in_own_order(o));
        vm_spend(vm, 1);
    }
    Visit taking = {take_off, vm};
    walk = (ContainerWalk){0};
    for (Object *o; (o = container_next(vm, &walk));) {
        o->type->slots.traverse(o, &taking);
        vm_spend(vm, 1);
    }
    Reaching reaching = {.visit = {reach, vm}};
    walk = (ContainerWalk){0};
    for (Object *o; (o = container_next(vm, &walk));) {
        vm_spend(vm, 1);
        if (*container_count(vm, o)) reach(&reaching.visit, o);
        while (reaching.left.n) {
            Object *next = vec_pop(&reaching.left);
            vm_spend(vm, 1);
            next->type->slots.traverse(next, &reaching.visit);
        }
    }
    vec_deinit(&reaching.left);
    walk = (ContainerWalk){0};
    for (Object *o; (o = container_next(vm, &walk));) {
        if (*container_count(vm, o) != REACHED) vec_push(garbage, o);
        vm_spend(vm, 1);
    }
}

// ---- telling

static void hold(Vm *vm, const Objects *garbage) {
    for (size_t i = 0; i < garbage->n; i++) {
        garbage->at[i]->refs++;
        vm_spend(vm, 1);
    }
}
static void let_go(Vm *vm, const Objects *garbage) {
    for (size_t i = 0; i < garbage->n; i++) {
        vm_spend(vm, 1);
        value_unref(vm, value_of(garbage->at[i]));
    }
}

// A generator that would not end when it was closed: what its stack holds has to go before it.
static bool has_let_go(Vm *vm, Object *object) {
    if (!is_generator(vm, value_of(object))) return false;
    Generator *g = (Generator *)object;
    if (g->state != GENERATOR_SUSPENDED) return false;
    generator_abandon(vm, g);
    return true;
}

// True if something of the program ran, so that all may be different now.
static bool tell(Vm *vm, const Objects *garbage) {
    bool has_run = false;
    for (size_t i = 0; i < garbage->n;
         i++) { // a callback of a reference that goes, too, is dropped
        weakref_forget_callback(vm, garbage->at[i]);
        vm_spend(vm, 1);
    }
    for (size_t i = 0; i < garbage->n; i++) {
        vm_spend(vm, 1);
        if (!(garbage->at[i]->flags & OBJECT_HAS_WEAKREFS)) continue;
        weakref_clear(vm, garbage->at[i]);
        has_run = true;
    }
    for (size_t i = 0; i < garbage->n; i++) {
        Object *o = garbage->at[i];
        vm_spend(vm, 1);
        if (o->flags & OBJECT_IS_FINALIZED) has_run |= has_let_go(vm, o);
        if (!o->type->slots.finalize || o->flags & OBJECT_IS_FINALIZED) continue;
        o->flags |= OBJECT_IS_FINALIZED;
        o->type->slots.finalize(vm, value_of(o));
        has_run = true;
    }
    return has_run;
}

// ---- freeing

static void free_fields(Vm *vm, const Objects *objects) {
    for (size_t i = 0; i < objects->n; i++) {
        vm_spend(vm, 1);
        if (objects->at[i]->type->slots.free) objects->at[i]->type->slots.free(vm, objects->at[i]);
    }
}

// A class goes after its instances (and these may be classes themselves). True: some went.
static bool free_memory(Vm *vm, Objects *objects) {
    bool has_freed = false;
    for (size_t i = 0; i < objects->n; i++) {
        Object *o = objects->at[i];
        vm_spend(vm, 1);
        if (!o || o->refs != 1) continue;
        Type *type = o->type;
        o->refs = 0;
        object_free_memory(vm, o);
        if (type->kind & TYPE_FROM_CLASS) value_unref(vm, value_of(type));
        objects->at[i] = NULL;
        has_freed = true;
    }
    return has_freed;
}

// Each is held, so that none goes before all have let go of one another.
static void free_garbage(Vm *vm, const Objects *garbage) {
    Objects classes = {0}, others = {0};
    for (size_t i = 0; i < garbage->n; i++) {
        Object *o = garbage->at[i];
        vm_spend(vm, 1);
        if (is_class(o) && is_in_own_order(o)) o->refs++;
        if (is_class(o))
            vec_push(&classes, o);
        else
            vec_push(&others, o);
    }
    free_fields(vm, &others);
    free_fields(vm, &classes);
    free_memory(vm, &others);
    while (free_memory(vm, &classes))
        continue;
    vec_deinit(&others);
    vec_deinit(&classes);
}

// CPython's instances have no dict of their own until it is asked for: these do not count.
static size_t count(Vm *vm, const Objects *garbage) {
    size_t n = garbage->n;
    for (size_t i = 0; i < garbage->n; i++) {
        vm_spend(vm, 1);
        const Type *type = garbage->at[i]->type;
        if (!(type->kind & TYPE_FROM_CLASS) || type->kind & TYPE_IS_EXCEPTION) continue;
        Dict **place = type_dict_place(type, value_of(garbage->at[i]));
        n -= place && *place;
    }
    return n;
}

size_t gc_collect(Vm *vm) {
    enum { ROUNDS = 20 }; // finalizers may make new garbage each time
    if (vm->is_collecting || vm->is_ending) return 0;
    vm->is_collecting = true;
    bool is_new = vm->is_new;
    Value exception = vm_take_exception(vm);
    Objects garbage = {0};
    size_t n = 0;
    for (int round = 0; round < ROUNDS; round++) {
        vec_clear(&garbage);
        find_garbage(vm, &garbage);
        made_sort(vm, garbage.at, garbage.n);
        hold(vm, &garbage);
        if (tell(vm, &garbage)) {
            let_go(vm, &garbage);
            continue;
        }
        n = count(vm, &garbage);
        free_garbage(vm, &garbage);
        break;
    }
    vec_deinit(&garbage);
    vm->exception = exception;
    vm->is_new = is_new;
    // So often that what it costs stays a small part of what making the objects cost.
    vm->next_gc = vm->n_containers * 3 + AT_LEAST;
    vm->next_gc_bytes =
        vm->heap_bytes + (vm->heap_bytes > BYTES_AT_LEAST ? vm->heap_bytes : BYTES_AT_LEAST);
    vm->is_collecting = false;
    return n;
}

void gc_request(Vm *vm) {
    vm->next_gc = SIZE_MAX; // not again before it is done
    vm->next_gc_bytes = SIZE_MAX;
    if (vm->is_gc_off || vm->is_gc_due) return;
    vm->is_gc_due = true;
    gc_stop_ticks(vm);
}

// ---- the module

static Value collect_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    int64_t generation = 2;
    if (is_value(args[0]) && !op_index(vm, args[0], &generation)) return NO_VALUE;
    (void)n;
    if (generation < 0 || generation > 2) return vm_raise(vm, "ValueError", "invalid generation");
    return small_int_value((int64_t)gc_collect(vm));
}

static Value enable(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    vm->is_gc_off = false;
    if (vm->next_gc == SIZE_MAX) vm->next_gc = vm->n_containers + AT_LEAST;
    if (vm->next_gc_bytes == SIZE_MAX) vm->next_gc_bytes = vm->heap_bytes + BYTES_AT_LEAST;
    return NONE;
}
static Value disable(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    vm->is_gc_off = true;
    return NONE;
}
static Value is_enabled(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return bool_value(!vm->is_gc_off);
}

static Value three(Vm *vm, int64_t a, int64_t b, int64_t c) {
    const Value values[3] = {small_int_value(a), small_int_value(b), small_int_value(c)};
    return value_of(tuple_from_taken(vm, values, 3));
}
static Value get_count(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return three(vm, (int64_t)(vm->n_containers % 700), 0, 0);
}
// What the program asked for, as CPython says it back: when ours collects depends on what there is.
static Value get_threshold(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return three(vm, vm->gc_thresholds[0], vm->gc_thresholds[1], vm->gc_thresholds[2]);
}
static Value set_threshold(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    for (size_t i = 0; i < n; i++)
        if (!op_index(vm, args[i], &vm->gc_thresholds[i])) return NO_VALUE;
    return NONE;
}
static Value set_debug(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t flags;
    if (!op_index(vm, args[0], &flags)) return NO_VALUE;
    if (flags)
        return vm_raise(vm, "NotImplementedError",
                        "the debugging flags of gc are not supported here");
    return NONE;
}
static Value do_nothing(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)args, (void)n;
    return NONE;
}
static Value zero(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)args, (void)n;
    return small_int_value(0);
}

static Value is_tracked(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return bool_value(is_object(args[0]) && container_count(vm, object_of(args[0])));
}
static Value is_finalized(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)n;
    return bool_value(is_object(args[0]) &&
                      ((Object *)object_of(args[0]))->flags & OBJECT_IS_FINALIZED);
}

typedef struct Gathering {
    Visit visit;
    List *list;
    const Value *wanted;
    size_t n_wanted;
    bool is_found;
} Gathering;

static void gather(Visit *visit, Object *object) {
    list_push(visit->vm, ((Gathering *)visit)->list, value_ref(value_of(object)));
}

static Value get_referents(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    Gathering gathering = {.visit = {gather, vm}, .list = list_new(vm, 0)};
    if (!gathering.list) return NO_VALUE;
    for (size_t i = 0; i < n; i++)
        if (is_object(args[i]) && container_count(vm, object_of(args[i])))
            TYPE_OF(vm, args[i])->slots.traverse(object_of(args[i]), &gathering.visit);
    return value_of(gathering.list);
}

static void compare(Visit *visit, Object *object) {
    Gathering *gathering = (Gathering *)visit;
    vm_spend(visit->vm, 1);
    for (size_t i = 0; i < gathering->n_wanted; i++)
        if (object_of(gathering->wanted[i]) == object) gathering->is_found = true;
}

static Value get_referrers(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    Gathering gathering = {.visit = {compare, vm}, .wanted = args, .n_wanted = n};
    Objects found = {0};
    ContainerWalk walk = {0};
    for (Object *o; (o = container_next(vm, &walk));) {
        gathering.is_found = false;
        vm_spend(vm, 1);
        o->type->slots.traverse(o, &gathering.visit);
        if (gathering.is_found) vec_push(&found, o);
    }
    List *list = list_new(vm, found.n);
    for (size_t i = 0; list && i < found.n; i++) {
        list_push(vm, list, value_ref(value_of(found.at[i])));
        vm_spend(vm, 1);
    }
    vm_release(vm, found.at, found.capacity * sizeof *found.at);
    return value_of(list);
}

// get_objects(generation=None): there are no generations; all that was not made just now is old.
static Value get_objects(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t generation = 2;
    if (is_value(args[0]) && !is_none(args[0]) && !op_index(vm, args[0], &generation))
        return NO_VALUE;
    if (generation < 0 || generation > 2)
        return vm_raise(vm, "ValueError",
                        generation < 0 ? "generation parameter cannot be negative"
                                       : "generation parameter must be less than "
                                         "the number of available generations (3)");
    Objects found = {0};
    ContainerWalk walk = {0};
    for (Object *o; generation == 2 && (o = container_next(vm, &walk));) {
        vm_spend(vm, 1);
        vec_push(&found, o);
    }
    List *list = list_new(vm, found.n);
    for (size_t i = 0; list && i < found.n; i++) {
        list_push(vm, list, value_ref(value_of(found.at[i])));
        vm_spend(vm, 1);
    }
    vm_release(vm, found.at, found.capacity * sizeof *found.at);
    return value_of(list);
}

static bool init(Vm *vm, Dict *dict) {
    static const struct {
        const char *name;
        int flags;
    } debug[] = {{"DEBUG_STATS", 1},
                 {"DEBUG_COLLECTABLE", 2},
                 {"DEBUG_UNCOLLECTABLE", 4},
                 {"DEBUG_SAVEALL", 32},
                 {"DEBUG_LEAK", 38}};
    for (size_t i = 0; i < sizeof debug / sizeof *debug; i++)
        if (!dict_set_c(vm, dict, debug[i].name, small_int_value(debug[i].flags))) return false;
    return dict_set_c(vm, dict, "garbage", value_of(list_new(vm, 0))) &&
           dict_set_c(vm, dict, "callbacks", value_of(list_new(vm, 0)));
}

static const NativeDef functions[] = {
    {"collect", TAKES_NAMED, {collect_method}, .parameters = "generation="},
    {"enable", TAKES_NONE, {enable}},
    {"disable", TAKES_NONE, {disable}},
    {"isenabled", TAKES_NONE, {is_enabled}},
    {"get_count", TAKES_NONE, {get_count}},
    {"get_threshold", TAKES_NONE, {get_threshold}},
    {"set_threshold", TAKES_MANY, {set_threshold}, 1, 3},
    {"get_debug", TAKES_NONE, {zero}},
    {"set_debug", TAKES_ONE, {set_debug}},
    {"freeze", TAKES_NONE, {do_nothing}},
    {"unfreeze", TAKES_NONE, {do_nothing}},
    {"get_freeze_count", TAKES_NONE, {zero}},
    {"is_tracked", TAKES_ONE, {is_tracked}},
    {"is_finalized", TAKES_ONE, {is_finalized}},
    {"get_referents", TAKES_MANY, {get_referents}, 0, -1},
    {"get_referrers", TAKES_MANY, {get_referrers}, 0, -1},
    {"get_objects", TAKES_NAMED, {get_objects}, .parameters = "generation="},
    {0},
};

const ModuleDef gc_module = {.name = "gc", .init = init, .functions = functions};
