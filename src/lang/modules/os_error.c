// See os_error.h. The exception's `extra` is a tuple (errno, strerror, filename, filename2), if it
// was made with at least two arguments.
#include "lang/modules/os_error.h"

#include <errno.h>
#include <string.h>

#include "lang/core/exception.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/types/int.h"
#include "lang/types/text.h"

enum { ERRNO, STRERROR, FILENAME, FILENAME_2, N_FIELDS };

static const char *kind_of(int failed) {
    static const struct {
        int failed;
        const char *kind;
    } kinds[] = {
        {ENOENT, "FileNotFoundError"},
        {EEXIST, "FileExistsError"},
        {EISDIR, "IsADirectoryError"},
        {ENOTDIR, "NotADirectoryError"},
        {EACCES, "PermissionError"},
        {EPERM, "PermissionError"},
        {EAGAIN, "BlockingIOError"},
        {EALREADY, "BlockingIOError"},
        {EINPROGRESS, "BlockingIOError"},
        {EPIPE, "BrokenPipeError"},
        {ESHUTDOWN, "BrokenPipeError"},
        {ECHILD, "ChildProcessError"},
        {ECONNABORTED, "ConnectionAbortedError"},
        {ECONNREFUSED, "ConnectionRefusedError"},
        {ECONNRESET, "ConnectionResetError"},
        {EINTR, "InterruptedError"},
        {ESRCH, "ProcessLookupError"},
        {ETIMEDOUT, "TimeoutError"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].failed == failed) return kinds[i].kind;
    return "OSError";
}

Value os_error_text(Vm *vm, int failed) {
    return value_of(
        text_from_c(vm, strerrordesc_np(failed) ? strerrordesc_np(failed) : "Unknown error"));
}

Value raise_os_error(Vm *vm, int failed, Value name, Value other) {
    if (failed == ENOMEM) return vm_raise(vm, "MemoryError", "no room for the program's files");
    Value args[5] = {small_int_value(failed), os_error_text(vm, failed), name, NONE, other};
    size_t n = is_value(other) ? 5 : is_value(name) ? 3 : 2;
    if (!is_value(args[1])) return NO_VALUE;
    Value exception = exception_new(vm, exception_type(vm, "OSError"), args, n);
    value_unref(vm, args[1]);
    return is_value(exception) ? vm_raise_exception(vm, exception) : NO_VALUE;
}

Value os_error_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    int64_t failed;
    const Type *type = object_of(callee);
    if (type == exception_type(vm, "OSError") && n >= 2 && n <= 5 && is_int(args[0]) &&
        int_fits_int64(args[0], &failed))
        callee = value_of(exception_type(vm, kind_of((int)failed)));
    return vm->types.base_exception->slots.construct(vm, callee, args, n, names);
}

bool os_error_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    bool has_fields = n >= 2 && n <= 5;
    bool has_name = has_fields && n > 2 && !is_none(args[2]);
    if (!vm->types.base_exception->slots.init(vm, self, args, has_name ? 2 : n, names))
        return false;
    if (!has_fields) return true;
    const Value fields[N_FIELDS] = {args[0], args[1], n > 2 ? args[2] : NONE,
                                    n > 4 ? args[4] : NONE};
    Tuple *kept = tuple_from(vm, fields, N_FIELDS);
    if (kept) value_set(vm, &exception_of(self)->extra, value_of(kept));
    return kept;
}

static Value field(Value self, size_t i) { // borrowed
    Value fields = exception_of(self)->extra;
    return is_value(fields) ? tuple_of(fields)->at[i] : NONE;
}

Value os_error_str(Vm *vm, Value self) {
    if (!is_value(exception_of(self)->extra)) return vm->types.base_exception->slots.str(vm, self);
    Str out = {0};
    str_add(&out, "[Errno ");
    bool ok = op_str_into(vm, field(self, ERRNO), &out);
    str_add(&out, "] ");
    ok = ok && op_str_into(vm, field(self, STRERROR), &out);
    static const char *const before[] = {[FILENAME] = ": ", [FILENAME_2] = " -> "};
    for (size_t i = FILENAME; ok && i < N_FIELDS && !is_none(field(self, i)); i++) {
        str_add(&out, before[i]);
        ok = op_repr_into(vm, field(self, i), &out);
    }
    if (ok) return text_value_from_str(vm, &out);
    vm_deinit(vm, &out);
    return NO_VALUE;
}

static bool set_field(Vm *vm, Value self, size_t i, Value v) {
    Value *fields = &exception_of(self)->extra;
    const Value none[N_FIELDS] = {NONE, NONE, NONE, NONE};
    if (!is_value(*fields)) {
        Tuple *made = tuple_from(vm, none, N_FIELDS);
        if (!made) return false;
        *fields = value_of(made);
    }
    value_set(vm, &tuple_of(*fields)->at[i], is_value(v) ? value_ref(v) : NONE);
    return true;
}

#define ATTRIBUTE(name, i)                                                                         \
    static Value get_##name(Vm *vm, Value self) {                                                  \
        (void)vm;                                                                                  \
        return value_ref(field(self, i));                                                          \
    }                                                                                              \
    static bool set_##name(Vm *vm, Value self, Value v) {                                          \
        return set_field(vm, self, i, v);                                                          \
    }
ATTRIBUTE(number, ERRNO)
ATTRIBUTE(strerror, STRERROR)
ATTRIBUTE(filename, FILENAME)
ATTRIBUTE(filename2, FILENAME_2)

const GetSetDef os_error_attributes[] = {{"errno", get_number, set_number},
                                         {"strerror", get_strerror, set_strerror},
                                         {"filename", get_filename, set_filename},
                                         {"filename2", get_filename2, set_filename2},
                                         {0}};
