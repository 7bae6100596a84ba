// The calls that are going on, read off the machine's own stack: for showing, not for handling
// errors. It relies on frame pointers (-fno-omit-frame-pointer) on x86-64 and AArch64.
#pragma once

#include <stddef.h>
#include <stdint.h>

// One call: it goes on at `address` when what it called returns, and its frame takes `bytes`.
typedef struct Call {
    uintptr_t address, frame; // frame: its base, above which is the caller's
    size_t bytes;
} Call;

// Writes the calls that lead to the caller of this function, innermost first, at most [most] and
// only those of this program itself. Returns how many.
int calls_walk(Call *calls, int most);

// A call that stands still on another stack.
typedef struct ParkedCall {
    uintptr_t address, frame, end; // goes on there; the base of its frame; where its frame ends
    uintptr_t stack_high;          // frames lie below it
} ParkedCall;
// The same of the calls that lead to it.
int calls_walk_parked(ParkedCall from, Call *calls, int most);

// The registers that every function leaves as it found them: what they hold in the call that goes
// on at [address], one of the callers of this function. Returns how many; 0: it is not known.
typedef struct CallRegister {
    const char *name;
    uint64_t value;
} CallRegister;
enum { CALL_REGISTERS = 12 };
int call_registers(uintptr_t address, CallRegister registers[CALL_REGISTERS]);

// The names of this program's functions, from its table of symbols. NULL: it was stripped.
typedef struct CallNames CallNames;
CallNames *call_names_load(void);
void call_names_free(CallNames *names);
// The function that holds [address]; "" if nobody knows. Lives as long as [names], which may be
// NULL.
const char *call_name(const CallNames *names, uintptr_t address);
