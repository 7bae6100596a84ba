// _re: regular expressions by PCRE2, on units of 32 bits: one for each code point (or byte), so
// that its offsets are ours. modules/re.py translates Python's notation and makes the Match
// objects.
//
// A search gets a number of steps that takes a few milliseconds. Where they do not suffice, the
// pattern may be one whose search practically never ends; then it starts anew with a second form of
// the pattern that calls back after every item, which counts ticks: slower, but it can be watched
// and stopped.
#define PCRE2_CODE_UNIT_WIDTH 32
#include <pcre2.h>

#include "lang/box.h"
#include "lang/bytes.h"
#include "lang/dict.h"
#include "lang/list.h"
#include "lang/modules.h"
#include "lang/tuple.h"
#include "lang/work.h"

enum {
    FIRST_STEPS = 300000,
    WINDOW = 1 << 16, // how many places are tried as beginnings between two ticks
    KEPT_UNITS = 1 << 20,
    COMPILE_STACK_BYTES = 96 << 10,
    NOT_EMPTY_AT_START = 4,
};

typedef struct Regex {
    Object object;
    uint32_t *source; // owned; for `careful`
    size_t n_source;
    uint32_t options;
    pcre2_general_context *memory; // owned, as all of these
    pcre2_match_context *context;
    pcre2_code *code, *careful; // careful: NULL until it is needed
    pcre2_match_data *data;
    bool was_long;
    uint32_t *units; // owned: those of `subject`
    size_t capacity;
    Value subject; // owned; NO_VALUE: the units are of nothing
} Regex;

// ---- memory: the Vm's, so that it counts and goes with it

static void *allocate(size_t bytes, void *vm) {
    size_t *memory = vm_alloc(vm, bytes + 16); // its size in front, aligned as malloc's
    if (!memory) return NULL;
    *memory = bytes + 16;
    return memory + 2;
}

static void release(void *memory, void *vm) {
    if (memory) vm_free(vm, (size_t *)memory - 2, ((size_t *)memory)[-2]);
}

static Value no_memory(Vm *vm) {
    return vm_has_exception(vm) ? NO_VALUE : vm_raise(vm, "MemoryError", "%s", "");
}

// ---- subjects

static uint32_t *reserve(Vm *vm, Regex *regex, size_t n) {
    if (n <= regex->capacity) return regex->units;
    size_t bytes = regex->capacity * sizeof *regex->units;
    uint32_t *grown = vm_realloc(vm, regex->units, bytes, n * sizeof *grown);
    if (!grown) return NULL;
    regex->units = grown;
    regex->capacity = n;
    return grown;
}

// The units of a text or of bytes, valid until the next call; NULL: an exception is set.
static const uint32_t *units_of(Vm *vm, Regex *regex, Value subject, size_t *n) {
    static const uint32_t nothing[1];
    const uint8_t *bytes = NULL;
    const Text *text = is_text(subject) ? text_of(subject) : NULL;
    if (text) {
        *n = text->n;
        if (text->kind == 4) return text->n ? text->data : nothing;
        if (same(regex->subject, subject)) return regex->units;
    } else if (!bytes_view(subject, &bytes, n)) {
        return vm_raise(vm, "TypeError", "expected string or bytes-like object, got '%s'",
                        type_name(vm, subject)),
               NULL;
    }
    value_set(vm, &regex->subject, NO_VALUE);
    uint32_t *units = reserve(vm, regex, *n + 1);
    if (!units) return NULL;
    for (size_t i = 0; i < *n; i++) {
        units[i] = text ? text_at(text, i) : bytes[i];
        vm_step(vm, i);
    }
    if (text) regex->subject = value_ref(subject);
    return units;
}

// Of a long subject, once there is nothing more to be found in it.
static void forget_subject(Vm *vm, Regex *regex) {
    if (regex->capacity <= KEPT_UNITS) return;
    value_set(vm, &regex->subject, NO_VALUE);
    vm_free(vm, regex->units, regex->capacity * sizeof *regex->units);
    regex->units = NULL;
    regex->capacity = 0;
}

// ---- matching

typedef struct Attempt {
    Vm *vm;
    Regex *regex;
    const uint32_t *units;
    size_t n; // up to here
    uint32_t options;
} Attempt;

static int count_step(pcre2_callout_block *block, void *data) {
    (void)block;
    return vm_tick(data) ? 0 : PCRE2_ERROR_CALLOUT;
}

static pcre2_code *compile(const Regex *regex, uint32_t more, int *error, size_t *place) {
    pcre2_compile_context *context = pcre2_compile_context_create(regex->memory);
    if (!context) return *error = PCRE2_ERROR_HEAP_FAILED, NULL;
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    pcre2_code *code =
        pcre2_compile(regex->source, regex->n_source, regex->options | more, error, place, context);
    pcre2_compile_context_free(context);
    return code;
}

// With the careful form, for as long as it takes.
static int match_carefully(Attempt *a, size_t at, size_t last_start) {
    Regex *regex = a->regex;
    if (!regex->careful) {
        int error;
        size_t place;
        regex->careful = compile(regex, PCRE2_AUTO_CALLOUT, &error, &place);
        if (!regex->careful) return error;
    }
    pcre2_set_match_limit(regex->context, UINT32_MAX);
    pcre2_set_offset_limit(regex->context, last_start);
    int status =
        pcre2_match(regex->careful, a->units, a->n, at, a->options, regex->data, regex->context);
    pcre2_set_match_limit(regex->context, FIRST_STEPS);
    return status;
}

// 1: found, 0: not; -1: an exception is set. The offsets are in the match data.
static int match_at(Attempt *a, size_t at) {
    Regex *regex = a->regex;
    int status = PCRE2_ERROR_NOMATCH;
    bool is_anchored = a->options & PCRE2_ANCHORED;
    for (;;) { // a window of places to begin at after the other
        size_t last_start = a->n - at > WINDOW ? at + WINDOW : a->n;
        pcre2_set_offset_limit(regex->context, last_start);
        status =
            pcre2_match(regex->code, a->units, a->n, at, a->options, regex->data, regex->context);
        if (status == PCRE2_ERROR_MATCHLIMIT) status = match_carefully(a, at, last_start);
        if (status != PCRE2_ERROR_NOMATCH || is_anchored || last_start == a->n) break;
        a->options &= ~(uint32_t)PCRE2_NOTEMPTY_ATSTART;
        at = last_start + 1;
        if (!vm_tick(a->vm)) {
            status = PCRE2_ERROR_CALLOUT;
            break;
        }
    }
    if (status >= 0) return 1;
    if (status == PCRE2_ERROR_NOMATCH) return 0;
    if (status == PCRE2_ERROR_CALLOUT) return -1;
    if (status == PCRE2_ERROR_HEAPLIMIT || status == PCRE2_ERROR_NOMEMORY)
        no_memory(a->vm);
    else
        vm_raise(a->vm, "RuntimeError", "a search that takes so long is not supported here");
    return -1;
}

// [how]: 0 search, 1 match, 2 full match; + NOT_EMPTY_AT_START.
static uint32_t options_of(int64_t how) {
    static const uint32_t options[] = {0, PCRE2_ANCHORED, PCRE2_ANCHORED | PCRE2_ENDANCHORED};
    return options[how & 3] | (how & NOT_EMPTY_AT_START ? PCRE2_NOTEMPTY_ATSTART : 0);
}

// The places of the groups: (start, end, start, end …); -1 where a group took no part.
static Value spans_of(Vm *vm, const Regex *regex) {
    size_t n = 2 * (size_t)pcre2_get_ovector_count(regex->data);
    const size_t *offsets = pcre2_get_ovector_pointer(regex->data);
    Tuple *spans = tuple_new(vm, n);
    for (size_t i = 0; spans && i < n; i++)
        spans->at[i] = small_int_value(offsets[i] == PCRE2_UNSET ? -1 : (int64_t)offsets[i]);
    return value_of(spans);
}

// Begins an attempt on args (subject, from, to, …): false with an exception.
static bool begin(Vm *vm, Value self, const Value *args, Attempt *a, int64_t *from) {
    int64_t to;
    if (!op_index(vm, args[1], from) || !op_index(vm, args[2], &to)) return false;
    *a = (Attempt){.vm = vm, .regex = object_of(self)};
    a->units = units_of(vm, a->regex, args[0], &a->n);
    if (!a->units) return false;
    if (to < 0) to = 0;
    if ((size_t)to < a->n) a->n = (size_t)to;
    if (*from < 0) *from = 0;
    // What a long search needed is not kept for the short ones that follow.
    if (a->regex->was_long) {
        pcre2_match_data_free(a->regex->data);
        a->regex->data = NULL;
    }
    a->regex->was_long = a->n > KEPT_UNITS / 8;
    if (!a->regex->data)
        a->regex->data = pcre2_match_data_create_from_pattern(a->regex->code, a->regex->memory);
    if (!a->regex->data) return no_memory(vm), false;
    return true;
}

// match(subject, from, to, how): the spans, or None.
static Value regex_match(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Attempt a;
    int64_t from, how;
    if (!op_index(vm, args[3], &how) || !begin(vm, self, args, &a, &from)) return NO_VALUE;
    if ((size_t)from > a.n) return NONE;
    a.options = options_of(how);
    int found = match_at(&a, (size_t)from);
    if (found <= 0) forget_subject(vm, a.regex);
    return found < 0 ? NO_VALUE : found ? spans_of(vm, a.regex) : NONE;
}

// all(subject, from, to, most): a list of the spans of each match that follows the one before; an
// empty one may touch it, but none is at the same place as an empty one.
static Value regex_all(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Attempt a;
    int64_t from, most;
    if (!op_index(vm, args[3], &most) || !begin(vm, self, args, &a, &from)) return NO_VALUE;
    List *all = list_new(vm, 0);
    bool was_empty = false;
    while (all && (size_t)from <= a.n && (most <= 0 || all->n < (size_t)most)) {
        a.options = was_empty ? PCRE2_NOTEMPTY_ATSTART : 0;
        int found = match_at(&a, (size_t)from);
        if (found == 0) break;
        Value spans = found > 0 ? spans_of(vm, a.regex) : NO_VALUE;
        if (!is_value(spans) || !list_push(vm, all, spans) || !vm_tick(vm)) {
            value_unref(vm, value_of(all));
            all = NULL;
            break;
        }
        const size_t *offsets = pcre2_get_ovector_pointer(a.regex->data);
        was_empty = offsets[0] == offsets[1];
        from = (int64_t)offsets[1];
    }
    forget_subject(vm, a.regex);
    return value_of(all);
}

// ---- the type

typedef struct Compiling {
    Vm *vm;
    Regex *regex;
} Compiling;

static Value do_compile(void *data) {
    const Compiling *compiling = data;
    int error;
    size_t place;
    compiling->regex->code = compile(compiling->regex, 0, &error, &place);
    if (compiling->regex->code) return NONE;
    if (error == PCRE2_ERROR_HEAP_FAILED) return no_memory(compiling->vm);
    uint32_t message[256];
    char text[256] = "";
    if (pcre2_get_error_message(error, message, 256) >= 0)
        for (size_t i = 0; (text[i] = (char)message[i]); i++)
            ;
    return vm_raise(compiling->vm, "ValueError", "this pattern is not supported here: %s", text);
}

// The memory, the context and the units of the pattern. False: MemoryError.
static bool prepare(Vm *vm, Regex *regex, const Text *pattern) {
    regex->n_source = pattern->n;
    regex->source = vm_alloc(vm, (pattern->n + 1) * sizeof *regex->source);
    if (!regex->source) return false;
    for (size_t i = 0; i < pattern->n; i++) {
        regex->source[i] = text_at(pattern, i);
        vm_step(vm, i);
    }
    regex->memory = pcre2_general_context_create(allocate, release, vm);
    regex->context = regex->memory ? pcre2_match_context_create(regex->memory) : NULL;
    if (!regex->context) return no_memory(vm), false;
    pcre2_set_match_limit(regex->context, FIRST_STEPS);
    pcre2_set_heap_limit(regex->context, (uint32_t)(vm->limits.heap_bytes >> 10));
    pcre2_set_callout(regex->context, count_step, vm);
    return true;
}

// Regex(pattern, options): the pattern in PCRE2's notation; options: 1 ignore case, 2 many lines, 4
// the dot takes everything, 8 Unicode.
static Value regex_construct(Vm *vm, Value callee, const Value *args, size_t n,
                             const Tuple *names) {
    static const uint32_t options[] = {PCRE2_CASELESS, PCRE2_MULTILINE, PCRE2_DOTALL, PCRE2_UCP};
    int64_t given = 0;
    if (!native_no_names(vm, "Regex", names)) return NO_VALUE;
    if (n != 2 || !is_text(args[0]) || !op_index(vm, args[1], &given))
        return vm_has_exception(vm) ? NO_VALUE : vm_raise(vm, "TypeError", "pattern and options");
    Regex *regex = object_new(vm, object_of(callee), 0);
    if (!regex) return NO_VALUE;
    if (!prepare(vm, regex, text_of(args[0]))) {
        value_unref(vm, value_of(regex));
        return NO_VALUE;
    }
    regex->options = PCRE2_USE_OFFSET_LIMIT;
    for (int i = 0; i < 4; i++)
        if (given & 1 << i) regex->options |= options[i];
    Compiling compiling = {vm, regex};
    if (is_value(vm_with_stack(vm, COMPILE_STACK_BYTES, do_compile, &compiling)))
        return value_of(regex);
    value_unref(vm, value_of(regex));
    return NO_VALUE;
}

static void regex_free(Vm *vm, Object *self) {
    Regex *regex = (Regex *)self;
    pcre2_match_data_free(regex->data);
    pcre2_code_free(regex->code);
    pcre2_code_free(regex->careful);
    pcre2_match_context_free(regex->context);
    pcre2_general_context_free(regex->memory);
    vm_free(vm, regex->source, regex->source ? (regex->n_source + 1) * sizeof *regex->source : 0);
    vm_free(vm, regex->units, regex->capacity * sizeof *regex->units);
    value_unref(vm, regex->subject);
}

static const NativeDef methods[] = {
    {.name = "match", .takes = TAKES_MANY, .fn = regex_match, .n_min = 4, .n_max = 4},
    {.name = "all", .takes = TAKES_MANY, .fn = regex_all, .n_min = 4, .n_max = 4},
    {0}};
static const TypeDef regex_def = {.name = "_re.Regex",
                                  .instance_bytes = sizeof(Regex),
                                  .slots = {.free = regex_free, .construct = regex_construct},
                                  .methods = methods,
                                  .is_final = true};

static bool init(Vm *vm, Dict *dict) {
    return dict_set_c(vm, dict, "Regex", value_of(type_from_def(vm, &regex_def, NULL)));
}

const ModuleDef re_module = {.name = "_re", .init = init};
