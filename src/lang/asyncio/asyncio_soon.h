// Loops of the program's own: where the class of a loop, or the program for this one loop, has its
// own call_soon, all that becomes ready is given to that, as asyncio does. Which may keep it, tell
// of it, run it in another order, or pass it on to ours.
#pragma once

#include "lang/asyncio/asyncio.h"

// Around what may make something ready: where the queue ends before; and afterwards, giving all
// that has come since to call_soon. False: that has raised, and what it raised is set.
static inline size_t soon_begin(const LoopObject *loop) {
    return UNLIKELY(loop->has_own_soon) ? loop_ready_mark(loop->loop) : 0;
}
bool soon_give(LoopObject *loop, size_t mark);
static inline bool soon_end(LoopObject *loop, size_t mark) {
    return LIKELY(!loop->has_own_soon) || soon_give(loop, mark);
}
// The same where nobody is there to be told of an exception but the loop's handler.
void soon_end_quietly(LoopObject *loop, size_t mark);

// The callback of a future that is done, and whom it is given to: taken out of the future's list.
// The function and the Context are new references, the future is taken over.
typedef struct SoonCallback {
    Value fn, future, context;
} SoonCallback;
SoonCallback future_take_callback(Vm *vm, void *callback);
extern FutureFn *const future_calls_back; // by which such a callback is known
