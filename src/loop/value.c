// The exceptions of C programs, and the default hooks that let the loop carry them.
#include "loop/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"

const char *loop_error_name(LoopErrorKind kind) {
    switch (kind) {
    case LOOP_ERROR_CANCELLED: return "CancelledError";
    case LOOP_ERROR_TIMEOUT: return "TimeoutError";
    case LOOP_ERROR_INVALID_STATE: return "InvalidStateError";
    case LOOP_ERROR_QUEUE_EMPTY: return "QueueEmpty";
    case LOOP_ERROR_QUEUE_FULL: return "QueueFull";
    case LOOP_ERROR_BROKEN_BARRIER: return "BrokenBarrierError";
    case LOOP_ERROR_RUNTIME: return "RuntimeError";
    case LOOP_ERROR_VALUE: return "ValueError";
    case LOOP_ERROR_GROUP: return "ExceptionGroup";
    case LOOP_ERROR_EXIT: return "SystemExit";
    case LOOP_ERROR_USER: break;
    }
    return "Error";
}

static void *new_bytes(size_t n) {
    void *bytes = calloc(1, n);
    if (!bytes) check_no_memory("an exception");
    return bytes;
}

LoopError *loop_error_new(LoopErrorKind kind, const char *message) {
    LoopError *error = new_bytes(sizeof *error);
    size_t n = strlen(message) + 1;
    error->refs = 1;
    error->kind = kind;
    error->message = memcpy(new_bytes(n), message, n);
    return error;
}

LoopError *loop_error_ref(LoopError *error) {
    error->refs++;
    return error;
}

void loop_error_unref(LoopError *error) {
    while (error && --error->refs == 0) {
        LoopError *cause = error->cause;
        for (size_t i = 0; i < error->n_members; i++)
            loop_error_unref(error->members[i]);
        free(error->members);
        free(error->message);
        free(error);
        error = cause; // a chain of causes may be long
    }
}

void loop_error_describe(const LoopError *error, Str *out) {
    str_add(out, loop_error_name(error->kind));
    if (error->message[0]) str_printf(out, ": %s", error->message);
    if (error->kind != LOOP_ERROR_GROUP) return;
    str_add(out, " [");
    for (size_t i = 0; i < error->n_members; i++) {
        if (i) str_add(out, ", ");
        loop_error_describe(error->members[i], out);
    }
    str_add(out, "]");
}

// ---- the hooks

static void *make(void *data, LoopErrorKind kind, const char *message) {
    (void)data;
    return loop_error_new(kind, message);
}

static void *make_cancelled(void *data, const void *message) {
    (void)data;
    return loop_error_new(LOOP_ERROR_CANCELLED, message ? message : "");
}

static void *make_group(void *data, const char *message, void *const *members, size_t n) {
    (void)data;
    LoopError *group = loop_error_new(LOOP_ERROR_GROUP, message);
    group->members = new_bytes(n * sizeof *group->members);
    group->n_members = n;
    for (size_t i = 0; i < n; i++)
        group->members[i] = loop_error_ref(members[i]);
    return group;
}

static LoopErrorKind kind_of(void *data, const void *exception) {
    (void)data;
    return ((const LoopError *)exception)->kind;
}

static void retain_exception(void *data, void *exception) {
    (void)data;
    loop_error_ref(exception);
}

static void release_exception(void *data, void *exception) {
    (void)data;
    loop_error_unref(exception);
}

static void set_cause(void *data, void *exception, void *cause) {
    (void)data;
    LoopError *error = exception;
    LoopError *old = error->cause;
    error->cause = loop_error_ref(cause);
    loop_error_unref(old);
}

static void describe_exception(void *data, const void *exception, Str *out) {
    (void)data;
    loop_error_describe(exception, out);
}

const LoopValues loop_c_values = {
    .make = make,
    .make_cancelled = make_cancelled,
    .make_group = make_group,
    .kind = kind_of,
    .retain_exception = retain_exception,
    .release_exception = release_exception,
    .set_cause = set_cause,
    .describe_exception = describe_exception,
};
