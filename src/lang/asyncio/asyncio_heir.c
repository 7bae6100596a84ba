// Whom a done-callback is for. The loop only calls it; those who watch want to see who waits behind
// it: a group of tasks, or a future that is put together from others, as by shield, wait, wait_for.
#include "lang/asyncio/asyncio.h"
#include "lang/core/class.h"
#include "lang/core/function.h"
#include "lang/core/native.h"
#include "lang/tree/code.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"
#include "lang/watch/sync_told.h"

// Of a method of what is told of, such as a group of tasks, that.
static ObjectId told_self(Vm *vm, Value fn) {
    bool is_method = is_object(fn) && TYPE_OF(vm, fn) == vm->types.method;
    return is_method ? sync_told_id(vm, ((const Method *)object_of(fn))->self) : 0;
}

// Whom a method, of whichever kind, is bound to; NO_VALUE: it is none.
static Value bound_to(Vm *vm, Value fn) {
    if (!is_object(fn)) return NO_VALUE;
    if (TYPE_OF(vm, fn) == vm->types.method) return ((const Method *)object_of(fn))->self;
    return TYPE_OF(vm, fn) == vm->types.native ? ((const Native *)object_of(fn))->self : NO_VALUE;
}

// Whether a callback of [self] that holds [v] is for the sake of that: another future, still
// pending.
static FutureObject *other_future(const Vm *vm, const FutureObject *self, Value v) {
    if (!is_value(v) || !is_future_object(vm, v)) return NULL;
    FutureObject *other = (FutureObject *)object_of(v);
    return other != self && !future_is_done(other->future) ? other : NULL;
}

// The future that waits for [self] through [fn], where that is a method of it, a function that has
// it from around it, or a partial with it: shield, wait and wait_for are written so, and so are
// programs. 0: none, or it cannot be told which.
static ObjectId future_behind(Vm *vm, const FutureObject *self, Value fn) {
    if (!is_object(fn)) return 0;
    FutureObject *found = NULL;
    if (is_value(bound_to(vm, fn))) {
        found = other_future(vm, self, bound_to(vm, fn));
    } else if (TYPE_OF(vm, fn) == vm->types.function) {
        const Tuple *closure = ((const Function *)object_of(fn))->closure;
        for (size_t i = 0; closure && i < closure->n; i++) {
            FutureObject *one =
                other_future(vm, self, ((const Cell *)object_of(closure->at[i]))->value);
            if (one && found && one != found) return 0;
            if (one) found = one;
        }
    } else if (text_is(TYPE_OF(vm, fn)->name, "partial")) {
        Value member = dict_find_c(TYPE_OF(vm, fn)->dict, "_args"); // of its __slots__
        bool is_member = is_value(member) && TYPE_OF(vm, member) == vm->types.member;
        Value args = is_member ? class_member_value(member, fn) : NO_VALUE;
        if (is_value(args) && is_tuple(args) && ((const Tuple *)object_of(args))->n)
            found = other_future(vm, self, ((const Tuple *)object_of(args))->at[0]);
    }
    return found ? future_id(found->future) : 0;
}

ObjectId future_callback_heir(Vm *vm, const FutureObject *self, Value fn) {
    ObjectId told = told_self(vm, fn);
    return told ? told : future_behind(vm, self, fn);
}

// Of a method of asyncio.Timeout, the task that it would cancel.
static FutureObject *task_of_timeout(Vm *vm, Value self) {
    const Type *type = is_object(self) ? TYPE_OF(vm, self) : NULL;
    Dict **dict = type && text_is(type->name, "Timeout") ? type_dict_place(type, self) : NULL;
    return other_future(vm, NULL, dict && *dict ? dict_find_c(*dict, "_task") : NO_VALUE);
}

ObjectId asyncio_call_heir(Vm *vm, Value fn, const Tuple *args) {
    FutureObject *found = NULL;
    Value self = bound_to(vm, fn);
    if (is_value(self)) found = other_future(vm, NULL, self);
    if (is_value(self) && !found) found = task_of_timeout(vm, self);
    for (size_t i = 0; !found && i < args->n; i++)
        found = other_future(vm, NULL, args->at[i]);
    return found ? future_id(found->future) : 0;
}
