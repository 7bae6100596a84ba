// Tells an overflow of a coroutine's stack from any other crash: a SIGSEGV handler that knows where
// the guards are.
#pragma once

#include "coro/pool.h"

// Has the guards of [slab] (borrowed until coro_overflow_forget) recognised from now on. The first
// call in the process installs the handler; each thread that uses coroutines calls it, because the
// alternate stack on which the handler runs is the thread's.
void coro_overflow_watch(CoroSlab *slab);

void coro_overflow_forget(CoroSlab *slab);
