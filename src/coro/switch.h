// The context switch: the contract that one implementation per architecture meets.
//
// A context that is not running is *parked*: everything needed to go on is on its own stack, and a
// pointer to it is the whole handle. There is switch_x86_64 and switch_aarch64 (a .S that leaves
// and enters a context, and a C file that knows how a parked one lies in memory) and, for all
// others, switch_ucontext. Nothing here enters the kernel, except in the fallback.
//
// What survives a switch is what the platform's calling convention says survives a call: the
// callee-saved registers and the floating-point *control* state (not its sticky exception flags).
#pragma once

#include "coro/coro.h"

#define CORO_HIDDEN __attribute__((visibility("hidden")))

// Parks the running context, leaving its handle in *[parked], and goes on with the context [other],
// whose call of coro_switch (or coro_switch_start) returns [value]. Returns the value with which
// this context is resumed in turn.
//
// It resumes by a *jump*, not by `ret`: the processor predicts returns by its own stack of them,
// which knows nothing of the swap. That is also why callers end with `return coro_switch(…)`: as a
// tail call there is no `ret` of theirs after the swap either.
CORO_HIDDEN void *coro_switch(void **parked, void *value, void *other);

// The same, but goes on with coro_switch_main(self, value) on the stack of [self], which ends at
// [top] (aligned to 64) and is not in use, with the default floating-point control state.
CORO_HIDDEN void *coro_switch_start(void **parked, void *value, void *top, Coro *self);

// What coro_switch_start calls: the outermost frame of every coroutine, defined by the caller's
// side.
CORO_HIDDEN _Noreturn void coro_switch_main(Coro *self, void *value);

// Fills in the stack pointer, the resume address and the registers of the context [parked].
CORO_HIDDEN void coro_switch_view(const void *parked, CoroView *view);
