// What a program's values and exceptions are, as far as the loop needs to know.
// The loop carries both as `void *` and never looks inside: a C program's values are whatever it
// likes and its exceptions are LoopErrors; the lesson language plugs in its own through LoopValues.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct Future;

// The exceptions that the loop itself raises or treats in a special way.
typedef enum LoopErrorKind {
    LOOP_ERROR_CANCELLED,     // asyncio.CancelledError
    LOOP_ERROR_TIMEOUT,       // TimeoutError
    LOOP_ERROR_INVALID_STATE, // asyncio.InvalidStateError
    LOOP_ERROR_QUEUE_EMPTY,
    LOOP_ERROR_QUEUE_FULL,
    LOOP_ERROR_BROKEN_BARRIER,
    LOOP_ERROR_RUNTIME, // RuntimeError
    LOOP_ERROR_VALUE,   // ValueError
    LOOP_ERROR_GROUP,   // ExceptionGroup, raised by a TaskGroup
    LOOP_ERROR_EXIT,    // SystemExit, KeyboardInterrupt: ends the run
    LOOP_ERROR_USER,    // anything else
} LoopErrorKind;

// "CancelledError", "TimeoutError" …; "Error" for LOOP_ERROR_USER.
const char *loop_error_name(LoopErrorKind kind);

// The default exception, counted by reference.
typedef struct LoopError {
    unsigned refs;
    LoopErrorKind kind;
    char *message;              // owned; "" where there is none
    struct LoopError *cause;    // owned; what this one was raised from, or NULL
    struct LoopError **members; // owned, each of them too; of a LOOP_ERROR_GROUP
    size_t n_members;
} LoopError;

// Returns a new error with one reference, to be released by loop_error_unref. [message] is copied.
LoopError *loop_error_new(LoopErrorKind kind, const char *message);
LoopError *loop_error_ref(LoopError *error);
void loop_error_unref(LoopError *error); // NULL is allowed

// Adds "Name" or "Name: message", and for a group its members in brackets.
void loop_error_describe(const LoopError *error, Str *out);

// How the loop handles values and exceptions. A field that is NULL keeps the default: values are
// not counted and have no text, exceptions are LoopErrors and messages of cancel are C strings.
// Every function gets `data` first. If one of the exception functions is given, all must be.
typedef struct LoopValues {
    void *data;

    // Values.
    void (*retain)(void *data, void *value);
    void (*release)(void *data, void *value);
    void (*describe)(void *data, const void *value, Str *out); // for the trace
    // How messages of exceptions call a future; NULL: as future_describe does.
    void (*describe_future)(void *data, const struct Future *future, Str *out);

    // Exceptions. Those returned are new references that the caller owns.
    void *(*make)(void *data, LoopErrorKind kind, const char *message);
    void *(*make_cancelled)(void *data, const void *message); // what cancel was given; may be NULL
    void *(*make_group)(void *data, const char *message, void *const *members, size_t n);
    LoopErrorKind (*kind)(void *data, const void *exception);
    void (*retain_exception)(void *data, void *exception);
    void (*release_exception)(void *data, void *exception);
    void (*set_cause)(void *data, void *exception, void *cause); // raise exception from cause
    void (*describe_exception)(void *data, const void *exception, Str *out);
} LoopValues;

// The defaults, for C programs.
extern const LoopValues loop_c_values;
