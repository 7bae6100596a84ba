// All of libsimul: coroutines, the event loop, and the record of a run. A C program needs nothing
// else of Simul: `gcc program.c $(pkg-config --cflags --libs simul)`.
#pragma once

#include "coro/coro.h"
#include "loop/future.h"
#include "loop/group.h"
#include "loop/loop.h"
#include "loop/queue.h"
#include "loop/sync.h"
#include "loop/task.h"
#include "loop/wait.h"
#include "run/record.h"
#include "trace/store.h"
#include "trace/trace.h"
