// The name stands in the source in front of the call that makes the object: "lock =
// asyncio.Lock()".
#include "lang/watch/sync_told.h"

#include <ctype.h>
#include <string.h>

#include "lang/asyncio/asyncio.h"
#include "lang/core/class.h"
#include "lang/core/frame.h"
#include "lang/core/function.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/types/int.h"
#include "lang/types/text.h"
#include "lang/watch/reporter.h"

void sync_forget(Vm *vm, const SyncTold *told) {
    if (vm->reporter && told->id) report_sync(vm, told->id, SYNC_DROP, 0, NO_VALUE);
}

static void told_free(Vm *vm, Object *object) {
    sync_forget(vm, (const SyncTold *)object);
}

static const TypeDef told_def = {.name = "_asyncio.Told",
                                 .instance_bytes = sizeof(SyncTold),
                                 .slots = {.construct = object_construct, .free = told_free}};

Type *sync_told_type(Vm *vm) {
    if (!vm->types.sync_told) vm->types.sync_told = type_from_def(vm, &told_def, NULL);
    return vm->types.sync_told;
}

static SyncTold *told_of(const Vm *vm, Value v) {
    bool is_one =
        is_object(v) && vm->types.sync_told && op_is_instance((Vm *)vm, v, vm->types.sync_told);
    return is_one ? object_of(v) : NULL;
}

ObjectId sync_told_id(const Vm *vm, Value v) {
    const SyncTold *told = told_of(vm, v);
    return told ? told->id : 0;
}

static bool is_of(const Frame *frame, Value self) { // a call of a method of [self]
    return frame->slots && frame->code->n_slots && same(frame->slots[0], self);
}

// The frame of the program, or of a module, that makes [v]: behind the constructors of its classes.
static const Frame *maker_of(const Vm *vm, Value v) {
    const Frame *frame = vm->frame;
    while (frame && is_of(frame, v))
        frame = frame->back;
    return frame;
}

// What a value is assigned to at [at], where its expression begins: "lock", "self.lock"; [*n] is 0
// where that cannot be seen.
static const char *name_before(const char *line, const char *at, size_t *n) {
    *n = 0;
    while (at > line && at[-1] == ' ')
        at--;
    if (at - line < 2 || at[-1] != '=' || strchr("=!<>:+-*/", at[-2])) return line;
    at--;
    const char *from = line + strspn(line, " \t"), *end = from;
    while (isalnum((unsigned char)*end) || *end == '_' || *end == '.' || (*end & 0x80))
        end++;
    const char *behind = end + strspn(end, " ");
    if (end > from && (behind == at || *behind == ':')) *n = (size_t)(end - from);
    return from;
}

static const char *variable_name(const Frame *frame, size_t *n) {
    *n = 0;
    const Node *node = frame->at;
    const char *line = frame->code->unit->source.text;
    if (!node || !line) return "";
    for (int i = 1; i < node->span.line && line; i++) {
        line = strchr(line, '\n');
        if (line) line++;
    }
    if (!line || strcspn(line, "\n") < (size_t)node->span.col) return "";
    return name_before(line, line + node->span.col, n);
}

void sync_tell_new(Vm *vm, Value v, SyncKind kind, uint32_t capacity) {
    SyncTold *told = told_of(vm, v);
    const Frame *maker = vm->reporter && told && !told->id ? maker_of(vm, v) : NULL;
    if (!maker || maker->code->unit->is_built_in) return;
    size_t n;
    const char *name = variable_name(maker, &n);
    told->id = report_sync_new(vm, kind, capacity, name, n, "");
}

void sync_tell(Vm *vm, Value v, SyncVerb verb, uint32_t n, Value contents) {
    SyncTold *told = told_of(vm, v);
    if (!told) return;
    if (verb == SYNC_ACQUIRE || verb == SYNC_RELEASE) {
        Task *task = verb == SYNC_ACQUIRE && vm->loop ? loop_current_task(vm->loop) : NULL;
        told->holder = task ? task_id(task) : 0;
    }
    if (vm->reporter && told->id) report_sync(vm, told->id, verb, n, contents);
}

// ---- from the language

static int index_of(const char *const *names, int n, Value v) {
    for (int i = 0; is_text(v) && i < n; i++)
        if (text_is(text_of(v), names[i])) return i;
    return -1;
}

static const char *const kinds[] = {"lock",  "event", "condition", "semaphore", "queue",
                                    "stack", "heap",  "group",     "barrier"};
static const char *const verbs[] = {"acquire", "release", "set",       "clear", "notify",
                                    "put",     "get",     "task_done", "join",  "wait"};
enum { KINDS = SYNC_BARRIER + 1, VERBS = SYNC_WAIT + 1 }; // whoever is freed is dropped by itself
_Static_assert(sizeof kinds / sizeof *kinds == KINDS, "a name for each kind");
_Static_assert(sizeof verbs / sizeof *verbs == VERBS, "a name for each verb");

static uint32_t number_of(Value v) {
    if (!is_small_int(v) || small_int(v) < 0) return 0;
    return small_int(v) < UINT32_MAX ? (uint32_t)small_int(v) : UINT32_MAX;
}

static Value sync_new(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int kind = index_of(kinds, KINDS, args[1]);
    CHECK(kind >= 0, "what a module of ours tells of itself");
    if (vm->reporter) sync_tell_new(vm, args[0], (SyncKind)kind, number_of(args[2]));
    return NONE;
}

// sync_part(part, whole, kind, name): the lock of a condition is told of if the condition is.
static Value sync_part(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    SyncTold *part = told_of(vm, args[0]);
    const SyncTold *whole = told_of(vm, args[1]);
    const Frame *maker = vm->reporter && part && whole ? maker_of(vm, args[1]) : NULL;
    if (!maker || !whole->id || part->id) return NONE;
    char *attribute = text_c(text_of(args[3]));
    size_t length;
    const char *name = variable_name(maker, &length);
    part->id = report_sync_new(vm, (SyncKind)index_of(kinds, KINDS, args[2]), 1, name, length,
                               length ? attribute : "");
    vm_free_text(vm, attribute);
    return NONE;
}

static Value tell(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    int verb = index_of(verbs, VERBS, args[1]);
    CHECK(verb >= 0, "what a module of ours tells of itself");
    sync_tell(vm, args[0], (SyncVerb)verb, n > 2 ? number_of(args[2]) : 0,
              n > 3 ? args[3] : NO_VALUE);
    return NONE;
}

static Value is_held_by(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    const SyncTold *told = told_of(vm, args[0]);
    const FutureObject *task = is_future_object(vm, args[1]) ? object_of(args[1]) : NULL;
    bool is_task = told && told->holder && task && task->future && is_value(task->coroutine);
    return bool_value(is_task && task_id(future_as_task(task->future)) == told->holder);
}

const NativeDef sync_told_functions[] = {
    {.name = "sync_new", .takes = TAKES_MANY, .fn = sync_new, .n_min = 3, .n_max = 3},
    {.name = "sync_part", .takes = TAKES_MANY, .fn = sync_part, .n_min = 4, .n_max = 4},
    {.name = "sync_tell", .takes = TAKES_MANY, .fn = tell, .n_min = 2, .n_max = 4},
    {.name = "sync_is_held_by", .takes = TAKES_MANY, .fn = is_held_by, .n_min = 2, .n_max = 2},
    {0}};
