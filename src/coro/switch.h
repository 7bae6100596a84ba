// The context switch: the contract that one implementation per architecture meets.
//
// A context that is not running is *parked*: everything needed to go on is on its own stack, and a
// pointer to it is the whole handle. There is switch_x86_64 and switch_aarch64 (a C file that knows
// how a parked context lies in memory and a .S that leaves and enters it) and, for all others,
// switch_ucontext. Nothing here enters the kernel, except in the fallback.
//
// What survives a switch is what the platform's calling convention says survives a call: the
// callee-saved registers and the floating-point *control* state (not its sticky exception flags).
#pragma once

#include "coro/coro.h"

typedef void CoroEntry(Coro *self, void *value); // must never return

#define CORO_HIDDEN __attribute__((visibility("hidden")))

// Parks the running context, leaving its handle in *[parked], and goes on with the context [other],
// whose call of coro_switch returns [value] (or whose entry gets it, the first time). Returns the
// value with which this context is resumed in turn.
//
// It resumes by a *jump*, not by `ret`: the processor predicts returns by its own stack of them,
// which knows nothing of the swap. That is also why callers end with `return coro_switch(…)`: as a
// tail call there is no `ret` of theirs after the swap either.
CORO_HIDDEN void *coro_switch(void **parked, void *other, void *value);

// Returns a context parked on the fresh stack [low, top) (top aligned to 64) that will call
// [entry](self, value of the first switch). Its backtrace ends there.
CORO_HIDDEN void *coro_switch_prepare(void *low, void *top, CoroEntry *entry, Coro *self);

// Fills in the stack pointer, the resume address and the registers of the context [parked].
CORO_HIDDEN void coro_switch_view(const void *parked, CoroView *view);
