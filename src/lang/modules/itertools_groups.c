// groupby and tee: several iterators that share one source.
#include "lang/core/class.h"
#include "lang/modules/itertools.h"
#include "lang/types/box.h"
#include "lang/types/iterators.h"

// ---- groupby: the groups are only valid until the next one is asked for

typedef struct GroupBy {
    Object object;
    Value source, key_function;    // owned; key_function None: the item itself
    Value target, key, item;       // of the group that goes on; of what came last. Or NO_VALUE
    const struct Grouper *current; // which group may take items; compared only
} GroupBy;

typedef struct Grouper {
    Object object;
    Value parent, target; // owned
} Grouper;

static Value group_by_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                const Tuple *names) {
    Value sorted[2];
    if (!native_sort_args(vm, "groupby", "iterable, key=", args, n, names, sorted)) return NO_VALUE;
    Value source = op_iter(vm, sorted[0]);
    GroupBy *self = is_value(source) ? object_new(vm, object_of(callee), 0) : NULL;
    if (!self) {
        value_unref(vm, source);
        return NO_VALUE;
    }
    self->source = source;
    self->key_function = is_value(sorted[1]) ? value_ref(sorted[1]) : NONE;
    return value_of(self);
}

static void group_by_free(Vm *vm, Object *self) {
    GroupBy *groups = (GroupBy *)self;
    value_unref(vm, groups->source), value_unref(vm, groups->key_function);
    value_unref(vm, groups->target), value_unref(vm, groups->key), value_unref(vm, groups->item);
}

// Takes the next item and its key. False: the end, or an exception.
static bool advance(Vm *vm, GroupBy *groups) {
    if (!box_has_room(vm)) return false;
    Value item = op_next(vm, groups->source);
    if (!is_value(item)) return false;
    Value key =
        is_none(groups->key_function) ? value_ref(item) : op_call_1(vm, groups->key_function, item);
    if (!is_value(key)) {
        value_unref(vm, item);
        return false;
    }
    value_set(vm, &groups->item, item);
    value_set(vm, &groups->key, key);
    return true;
}

// op_equal of two keys that the comparison itself may drop.
static int are_equal(Vm *vm, Value a, Value b) {
    value_ref(a), value_ref(b);
    int equal = op_equal(vm, a, b);
    value_unref(vm, a), value_unref(vm, b);
    return equal;
}

static Value group_by_next(Vm *vm, Value self) {
    GroupBy *groups = object_of(self);
    groups->current = NULL;
    for (;;) { // past what is left of the group before
        if (is_value(groups->key)) {
            if (!is_value(groups->target)) break;
            int equal = are_equal(vm, groups->target, groups->key);
            if (equal < 0) return NO_VALUE;
            if (!equal) break;
        }
        if (!advance(vm, groups)) return NO_VALUE;
    }
    value_set(vm, &groups->target, value_ref(groups->key));
    Grouper *grouper = object_new(vm, vm->types.grouper, 0);
    if (!grouper) return NO_VALUE;
    grouper->parent = value_ref(self);
    grouper->target = value_ref(groups->target);
    groups->current = grouper;
    return tuple_of_2(vm, value_ref(groups->key), value_of(grouper));
}

const TypeDef group_by_def = {.name = "itertools.groupby",
                              .instance_bytes = sizeof(GroupBy),
                              .slots = {.free = group_by_free,
                                        .construct = group_by_construct,
                                        .iter = iterator_self,
                                        .next = group_by_next}};

static void grouper_free(Vm *vm, Object *self) {
    Grouper *grouper = (Grouper *)self;
    GroupBy *groups = object_of(grouper->parent);
    if (groups->current == grouper) groups->current = NULL;
    value_unref(vm, grouper->parent);
    value_unref(vm, grouper->target);
}

static Value grouper_next(Vm *vm, Value self) {
    const Grouper *grouper = object_of(self);
    GroupBy *groups = object_of(grouper->parent);
    if (groups->current != grouper) return NO_VALUE;
    if (!is_value(groups->item) && !advance(vm, groups)) return NO_VALUE;
    if (are_equal(vm, grouper->target, groups->key) <= 0) return NO_VALUE;
    Value item = groups->item;
    groups->item = NO_VALUE;
    return item;
}

const TypeDef grouper_def = {
    .name = "itertools._grouper",
    .instance_bytes = sizeof(Grouper),
    .slots = {.free = grouper_free, .iter = iterator_self, .next = grouper_next},
    .is_final = true};

// ---- tee: what was taken stands in a chain of blocks; those that nobody needs any more go

enum { BLOCK_ITEMS = 57 };

typedef struct TeeBlock {
    Object object;
    Value source;          // owned
    struct TeeBlock *next; // owned
    int n;
    bool is_asking;
    Value items[BLOCK_ITEMS]; // owned
} TeeBlock;

typedef struct Tee {
    Object object;
    TeeBlock *block; // owned
    int at;
} Tee;

static TeeBlock *block_new(Vm *vm, Value source) {
    TeeBlock *block = object_new(vm, vm->types.tee_block, 0);
    if (block) block->source = value_ref(source);
    return block;
}

static void block_free(Vm *vm, Object *self) {
    TeeBlock *block = (TeeBlock *)self;
    value_unref(vm, block->source);
    for (int i = 0; i < block->n; i++)
        value_unref(vm, block->items[i]);
    value_unref(vm, value_of(block->next));
}

static Value tee_from(Vm *vm, TeeBlock *block, int at) {
    Tee *tee = object_new(vm, vm->types.tee, 0);
    if (!tee) return NO_VALUE;
    tee->block = object_of(value_ref(value_of(block)));
    tee->at = at;
    return value_of(tee);
}

static Value tee_copy(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const Tee *tee = object_of(self);
    return tee_from(vm, tee->block, tee->at);
}

static Value tee_over(Vm *vm, Value iterable) {
    Value source = op_iter(vm, iterable);
    if (!is_value(source)) return NO_VALUE;
    if (TYPE_OF(vm, source) == vm->types.tee) {
        Value copy = tee_copy(vm, source, NULL, 0);
        value_unref(vm, source);
        return copy;
    }
    TeeBlock *block = block_new(vm, source);
    value_unref(vm, source);
    Value tee = block ? tee_from(vm, block, 0) : NO_VALUE;
    value_unref(vm, value_of(block));
    return tee;
}

static Value tee_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)callee;
    if (!native_no_names(vm, "_tee", names)) return NO_VALUE;
    if (n != 1) return vm_raise(vm, "TypeError", "_tee expected 1 argument, got %zu", n);
    return tee_over(vm, args[0]);
}

static void tee_free(Vm *vm, Object *self) {
    value_unref(vm, value_of(((Tee *)self)->block));
}

// Item [at] of the block, from the source if nobody has taken it yet.
static Value block_item(Vm *vm, TeeBlock *block, int at) {
    if (at < block->n) return value_ref(block->items[at]);
    if (block->is_asking) return vm_raise(vm, "RuntimeError", "cannot re-enter the tee iterator");
    if (!box_has_room(vm)) return NO_VALUE;
    block->is_asking = true;
    Value item = op_next(vm, block->source);
    block->is_asking = false;
    if (is_value(item)) block->items[block->n++] = value_ref(item);
    return item;
}

static Value tee_next(Vm *vm, Value self) {
    Tee *tee = object_of(self);
    if (tee->at == BLOCK_ITEMS) {
        TeeBlock *block = tee->block;
        if (!block->next) block->next = block_new(vm, block->source);
        if (!block->next) return NO_VALUE;
        tee->block = object_of(value_ref(value_of(block->next)));
        tee->at = 0;
        value_unref(vm, value_of(block));
    }
    TeeBlock *block = object_of(value_ref(value_of(tee->block)));
    Value item = block_item(vm, block, tee->at);
    if (is_value(item)) tee->at++;
    value_unref(vm, value_of(block));
    return item;
}

static const NativeDef tee_methods[] = {{"__copy__", TAKES_NONE, {tee_copy}}, {0}};

const TypeDef tee_def = {.name = "itertools._tee",
                         .instance_bytes = sizeof(Tee),
                         .slots = {.free = tee_free,
                                   .construct = tee_construct,
                                   .iter = iterator_self,
                                   .next = tee_next},
                         .methods = tee_methods,
                         .is_final = true};
const TypeDef tee_block_def = {.name = "itertools._tee_dataobject",
                               .instance_bytes = sizeof(TeeBlock),
                               .slots = {.free = block_free},
                               .is_final = true};

Value itertools_tee(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    int64_t copies = 2;
    if (n == 2 && !box_number(vm, args[1], &copies)) return NO_VALUE;
    if (copies < 0) return vm_raise(vm, "ValueError", "n must be >= 0");
    Tuple *tees = tuple_new(vm, (size_t)copies);
    if (!tees || copies == 0) return value_of(tees);
    Value iterator = op_iter(vm, args[0]);
    Value copy = is_value(iterator) ? op_find_attribute(vm, iterator, "__copy__") : NO_VALUE;
    if (is_value(iterator) && !vm_has_exception(vm)) {
        tees->at[0] = is_value(copy) ? value_ref(iterator) : tee_over(vm, iterator);
        for (size_t i = 1; i < tees->n && is_value(tees->at[i - 1]); i++)
            tees->at[i] = is_value(copy) ? op_call_0(vm, copy) : tee_copy(vm, tees->at[0], NULL, 0);
    }
    value_unref(vm, copy);
    value_unref(vm, iterator);
    if (is_value(tees->at[tees->n - 1])) return value_of(tees);
    value_unref(vm, value_of(tees));
    return NO_VALUE;
}
