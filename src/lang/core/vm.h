// One interpreter: its types, its modules, the exception that is on its way, its limits. Nothing is
// global: two programs run side by side in two Vms.
#pragma once

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "lang/core/type.h"
#include "loop/loop.h"

typedef struct Exception Exception; // exception.h

// The built-in types, by the names that Python has for them.
typedef struct VmTypes {
    Type *object, *type, *none_type, *bool_, *int_, *float_, *text, *bytes, *bytearray, *memoryview,
        *tuple, *list, *dict, *set, *frozenset, *range, *slice, *function, *native, *method,
        *property, *classmethod, *staticmethod, *super, *module, *cell, *code, *frame, *traceback,
        *generator, *coroutine, *async_generator, *ellipsis, *not_implemented, *native_method,
        *getset, *slot_wrapper, *method_wrapper, *mapping_proxy, *member, *coroutine_wrapper,
        *async_step, *async_throw_step, *anext_awaitable, *base_exception, *base_exception_group,
        *stop_iteration;
    Type *text_stream, *binary_stream, *unraisable;                  // of sys, once it is imported
    Type *loop, *future, *handle, *future_iterator, *queue, *gather; // of asyncio, once imported
    Type *sync_told;                                                 // of sync_told.h, likewise
    Type *grouper, *tee, *tee_block;                                 // of itertools
    Type *context_variable, *context_token, *context;                // of contextvars, likewise
    Type *complex;
    Type *module_spec, *file_loader, *namespace_loader, *built_in_importer; // of spec.h
    Type *weakref, *asyncgen_hooks;
    // Of the containers: box_init_types makes these.
    Type *list_iterator, *list_reverse_iterator, *tuple_iterator, *sequence_iterator,
        *call_iterator, *range_iterator, *long_range_iterator, *set_iterator, *dict_keys,
        *dict_values, *dict_items, *dict_iterators[2][3], *generic_alias, *union_type, *enumerate,
        *zip, *map, *filter, *reversed, *deque, *deque_iterator, *deque_reverse_iterator;
    // Of texts and bytes: scalar_init_types makes these, and bytes and bytearray.
    Type *text_iterator, *text_ascii_iterator, *bytes_iterator, *bytearray_iterator;
} VmTypes;

enum { VM_UNIT_BYTES = 16, VM_UNIT_CLASSES = 33 }; // objects of up to 512 bytes come from pages

// The date at which each program begins, since 1970: 2023-11-14 22:13:20 UTC.
#define VM_START_NS INT64_C(1700000000000000000)

// Words of the command line, borrowed.
typedef struct VmWords {
    const char *const *at;
    size_t n;
} VmWords;

// What a program may use up; 0: the default in brackets.
typedef struct VmLimits {
    int recursion;       // depth of calls (1000)
    size_t heap_bytes;   // (256 MiB): MemoryError
    size_t output_bytes; // (64 MiB): vm->stop says so
    int int_digits;      // of an int as text (4300); -1: any number
} VmLimits;

// The exception that is being handled; a generator has one of these of its own, in front of its
// resumer's.
typedef struct Handled {
    Value exception; // or NO_VALUE; owned
    struct Handled *outer;
} Handled;

// A name that the core itself asks for; interned once for each Vm (vm->names.init).
// clang-format off
#define VM_NAMES(X) \
    X(init, "__init__") \
    X(new_, "__new__") \
    X(del, "__del__") \
    X(dict, "__dict__") \
    X(class_, "__class__") \
    X(name, "__name__") \
    X(qualname, "__qualname__") \
    X(doc, "__doc__") \
    X(module, "__module__") \
    X(bases, "__bases__") \
    X(mro, "__mro__") \
    X(slots, "__slots__") \
    X(annotations, "__annotations__") \
    X(builtins, "__builtins__") \
    X(file, "__file__") \
    X(getattr, "__getattr__") \
    X(getattribute, "__getattribute__") \
    X(setattr, "__setattr__") \
    X(delattr, "__delattr__") \
    X(set_name, "__set_name__") \
    X(init_subclass, "__init_subclass__") \
    X(class_getitem, "__class_getitem__") \
    X(classcell, "__classcell__") \
    X(metaclass, "metaclass") \
    X(main, "__main__") \
    X(empty, "") \
    X(enter, "__enter__") \
    X(exit, "__exit__") \
    X(aenter, "__aenter__") \
    X(aexit, "__aexit__") \
    X(send, "send") \
    X(throw_, "throw") \
    X(close, "close") \
    X(match_args, "__match_args__") \
    X(wrapped, "__wrapped__") \
    X(notes, "__notes__") \
    X(all, "__all__") \
    X(path, "__path__") \
    X(package, "__package__") \
    X(weakref, "__weakref__") \
    X(write, "write") \
    X(flush, "flush") \
    X(cell_contents, "cell_contents") \
    X(return_, "return") \
    X(create_task, "create_task") \
    X(add_done_callback, "add_done_callback") \
    X(call_at, "call_at") \
    X(call_soon, "call_soon") \
    X(call_later, "call_later") \
    X(time, "time") \
    X(empty_, "empty") \
    X(full, "full") \
    X(qsize, "qsize") \
    X(put_item, "_put") \
    X(get_item, "_get") \
    X(put_nowait, "put_nowait") \
    X(get_nowait, "get_nowait")
// clang-format on
typedef struct VmNames {
#define VM_NAME(member, text) Text *member;
    VM_NAMES(VM_NAME)
#undef VM_NAME
} VmNames;

// Where the program's output goes and its input comes from. Each gets `data` first; the bytes are
// UTF-8.
typedef struct VmOutput {
    void *data;
    void (*out)(void *data, const char *bytes, size_t n);
    void (*err)(void *data, const char *bytes, size_t n);
    // Reads up to [n] bytes of the input; 0: it has ended. NULL: there is none.
    size_t (*in)(void *data, char *bytes, size_t n);
} VmOutput;

// The host of a run, to whom control comes back while the program goes on. [due] is called on the
// program's coroutine when about as many ticks have passed as it returned the last time; 0: the run
// is to stop. A tick is a step of the program (a turn of a loop, a call, an item) or as much work
// within C, some tens of nanoseconds. It may switch away, but runs nothing of the program.
typedef struct VmWatch {
    void *data;
    int64_t (*due)(void *data); // NULL: nobody watches
} VmWatch;

// After so many ticks a host may want to look at its clock: a millisecond or less, a few at worst.
enum { VM_DUE_TICKS = 2000 };

// Why a run is being ended from outside. From then on every tick fails, so that handlers and
// `finally` of the program cannot hold it.
typedef enum VmStop { VM_GOES_ON, VM_STOPPED, VM_OUTPUT_FULL } VmStop;

struct Vm {
    VmTypes types;
    Dict *builtins;
    Dict *modules;           // sys.modules
    Dict *sys;               // the names of the module sys, once it is imported; borrowed
    Value asyncgen_hooks[2]; // sys.set_asyncgen_hooks: firstiter, finalizer; or NO_VALUE
    Dict *interned;          // Texts used as names: equal ones are the same object
    Value exception;         // on its way: an Exception, or NO_VALUE
    Value unwinding;         // what no handler of the program sees: see generator_abandon
    Handled *handled;        // what sys.exc_info tells: of the running generator, or of the program
    Frame *frame;            // the innermost
    Loop *loop;              // that runs, or NULL
    struct LoopObject *loops; // all there are, of asyncio.h
    Coro *coro;               // the coroutine that runs, NULL on the main stack
    VmLimits limits;
    VmOutput output;
    VmNames names;
    Dict *exceptions;      // the built-in exception types by their names
    Text *characters[256]; // the texts of one character, as they are asked for
    Tuple *empty_tuple;
    CoroPool *stacks;       // of generators and coroutines
    CoroPool *big_stacks;   // of calls for which the present one has no room
    CoroPool *last_stack;   // of vm_free_some
    struct TypeCacheEntry { // what type_find_cached found
        uint32_t version;
        const Text *name;
        Value found;
    } type_cache[1024];
    size_t heap_bytes;         // in use
    size_t printed_bytes;      // so far
    int depth;                 // of calls
    int origin_depth;          // of the calls that new coroutines remember
    uint64_t n_made;           // generators and futures so far
    uint32_t next_task_number; // for the names of tasks
    int64_t ticks_left;        // until vm_due
    int64_t ticks_given;       // what ticks_left began with
    int64_t host_ticks;        // then: until the watch is due ...
    int64_t slice_ticks;       // ... and until another thread takes its turn
    VmWatch watch;
    VmStop stop;
    bool is_due; // within `due`
    bool is_new; // `exception` has no traceback entry for the innermost frame yet
    uint32_t next_type_version, next_dict_version;
    struct VmPages *pages;             // owned: where small objects come from
    void *free_units[VM_UNIT_CLASSES]; // chains of freed ones, by size in units
    struct Unit *units;                // all there are
    int n_texts_run, next_sweep;       // of exec and eval: see units_forget
    struct VmBlock *blocks;            // owned: larger pieces of memory
    VEC(Object *) dying;               // whose turn to be freed comes when the stack is short again
    int n_freeing;                     // object_free calls within one another
    bool is_finishing;                 // the program is over, and its modules go
    bool is_ending; // being freed as a whole: nothing of the program runs any more
    bool may_await; // the program, outside functions: as a notebook does
    int exit_status;
    int64_t clock_ns;                // the virtual time; vm_clock reads it
    struct Files *files;             // owned: what the program sees of files
    struct ByteStream *byte_streams; // the open ones
    const char *allowed_folder;      // borrowed; NULL: none
    Str input;                       // what was read of the input and not yet asked for ...
    size_t input_at;                 // ... from here on
    const char *name;                // what the program was called by, borrowed: sys.argv[0] ...
    VmWords arguments;               // ... and the words behind it
    struct Threads *threads;         // owned, of thread.h
    struct ContextCell *context;     // what the context variables are; of context.h
    struct VmProgram *program;       // owned: what vm_begin began; or NULL
    struct ContainerPage *container_pages[VM_UNIT_CLASSES]; // owned: of each size, the newest first
    void *free_containers[VM_UNIT_CLASSES];                 // chains of freed ones
    size_t n_container_pages, n_blocks;                     // made so far
    size_t n_containers, next_gc, next_gc_bytes; // living ones; how many ask for a collection
    int64_t ticks_kept;                          // while is_gc_due stops the others
    bool is_gc_due, is_gc_off, is_collecting;
    int64_t gc_thresholds[3];  // what gc.get_threshold() says
    struct WeakTable *weak;    // owned: of weakref.c
    struct Reporter *reporter; // owned: of those who watch (reporter.h); NULL: nobody does
    struct Asking *asking; // borrowed, of condition.c: what runs may only look; NULL: it may all
};

// ---- life

// [limits] may be NULL. Never NULL.
Vm *vm_new(const VmLimits *limits, const VmOutput *output);
void vm_free_all(Vm *vm); // the Vm and everything in it
// The same in portions, of a program that vm_begin began and that has ended: true until all is
// gone, each time that the watch's `due` called vm_hand_back.
bool vm_free_some(Vm *vm);

// Runs the program [path], whose text is the [n] bytes at [text]. Returns its exit status as
// python3's; a traceback of what was not caught went to output.err.
int vm_run(Vm *vm, const char *path, const char *text, size_t n);

// Lets the program read and write in the real folder [path] (absolute; borrowed), from vm_run on.
void vm_allow_files(Vm *vm, const char *path);
// The same in portions. vm_go_on runs on until the program has ended (false), or until the watch's
// `due` called vm_hand_back. [path] and [text] are borrowed until the end.
void vm_begin(Vm *vm, const char *path, const char *text, size_t n);
bool vm_go_on(Vm *vm);
void vm_hand_back(Vm *vm);        // only within `due`; returns when the program is to go on
int vm_exit_status(const Vm *vm); // once it has ended

// Calls [fn] with [data] on a stack that has room: the present one, or a big one.
Value vm_with_room(Vm *vm, Value (*fn)(void *data), void *data);
// The same for what needs [bytes] of stack.
Value vm_with_stack(Vm *vm, size_t bytes, Value (*fn)(void *data), void *data);
// True while the present stack has room for another call of the program.
bool vm_has_room(const Vm *vm);

// ---- ticks

// From now on [watch] watches; the first time [ticks] from now.
void vm_watch(Vm *vm, VmWatch watch, int64_t ticks);
// Ends the run: the next tick raises KeyboardInterrupt, and so does each after it.
void vm_stop(Vm *vm, VmStop why);
bool vm_due(Vm *vm);       // when no ticks are left; false: raised
void vm_spend_due(Vm *vm); // the same where nothing can be raised: the next tick does

// Counts [n] ticks. False: the run is to stop, and KeyboardInterrupt is set.
static inline bool vm_ticks(Vm *vm, size_t n) {
    vm->ticks_left -= (int64_t)n;
    return __builtin_expect(vm->ticks_left > 0, 1) || vm_due(vm);
}
static inline bool vm_tick(Vm *vm) {
    return vm_ticks(vm, 1);
}
// Counts [n] ticks where the run cannot be ended.
static inline void vm_spend(Vm *vm, size_t n) {
    vm->ticks_left -= (int64_t)n;
    if (__builtin_expect(vm->ticks_left <= 0, 0)) vm_spend_due(vm);
}
// What may have taken long, or a moment: the host may look now. The threads' slices do not feel it.
void vm_look(Vm *vm);
// Counts them for the next tick to find.
static inline void vm_work(Vm *vm, size_t n) {
    vm->ticks_left -= (int64_t)n;
}
// Repeats the first [unit] of the [bytes] at [memory] all over it, counting ticks. False: as
// vm_ticks.
bool vm_fill(Vm *vm, void *memory, size_t unit, size_t bytes);
// Whether the program may have so much more memory; MemoryError.
bool vm_may_have(Vm *vm, size_t bytes);

// ---- output

// Prints the [n] bytes (UTF-8), as long as the limit of output allows: then the run is stopped.
void vm_print(Vm *vm, const char *bytes, size_t n);
void vm_print_error(Vm *vm, const char *bytes, size_t n);

// ---- memory

void vm_free_memory(Vm *vm); // all of it, at the end; without asking the objects

// For what must not fail: lifts the limit of memory; returns what vm_limit_memory takes back.
static inline size_t vm_unlimit_memory(Vm *vm) {
    size_t limit = vm->limits.heap_bytes;
    vm->limits.heap_bytes = SIZE_MAX;
    return limit;
}
static inline void vm_limit_memory(Vm *vm, size_t limit) {
    vm->limits.heap_bytes = limit;
}

// An object of [type] with one reference, its fields behind the header zeroed; NULL with
// MemoryError set when the heap is full. [extra] bytes are added to the type's instance_bytes.
void *object_new(Vm *vm, Type *type, size_t extra);
// Like the address of [object], but for containers the same in every run: for hashes, by which sets
// are in order.
uintptr_t vm_place(const Object *object);

// Counted against the limit like objects. NULL with MemoryError set.
void *vm_alloc(Vm *vm, size_t bytes);
void *vm_realloc(Vm *vm, void *old, size_t old_bytes, size_t bytes);
void vm_free(Vm *vm, void *memory, size_t bytes);
void object_free_memory(Vm *vm, Object *object); // of which nothing is left but the memory

// ---- exceptions

// Sets an exception of the built-in type [name] ("ValueError") and returns NO_VALUE.
Value vm_raise(Vm *vm, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// The same with a Value as its only argument (KeyError: the key).
Value vm_raise_value(Vm *vm, const char *name, Value argument);
// Sets [exception] (an instance; takes it), with the one being handled as its context.
Value vm_raise_exception(Vm *vm, Value exception);
static inline bool vm_has_exception(const Vm *vm) {
    return vm->exception.bits != 0;
}
bool vm_exception_is(Vm *vm, const char *name); // what is set is of that built-in type
Value vm_take_exception(Vm *vm);                // and clears it
bool vm_exception_is_type(const Vm *vm, const Type *type);
// Sets [exception] (takes it) again, as it was: no context, no new traceback entry.
void vm_set_exception(Vm *vm, Value exception);
Value vm_handled(const Vm *vm); // the innermost one that is handled, borrowed; or NO_VALUE
void vm_clear_exception(Vm *vm);
