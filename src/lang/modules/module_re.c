// _re: regular expressions by PCRE2, on units of 32 bits: one for each code point (or byte), so
// that its offsets are ours. modules/re.py translates Python's notation and makes the Match
// objects.
//
// PCRE2 goes over a window of places to begin at, and each place gets a number of steps. Where they
// do not suffice, fewer places get more of them. Where that takes longer than some milliseconds,
// the pattern may be one whose search practically never ends; then a second form of it searches
// that calls back after every item, which counts ticks: slower, but it can be watched and stopped.
// So it does from the start in a text so long that a single step of the first form may take too
// long.
//
// In a long text the places at which no match can begin are passed here, for PCRE2 would do so at
// once to the end of the text.
#define PCRE2_CODE_UNIT_WIDTH 32
#include <pcre2.h>

#include "lang/core/work.h"
#include "lang/modules/modules.h"
#include "lang/types/box.h"
#include "lang/types/bytes.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/tuple.h"

enum {
    SCANNED_UNITS = 1 << 22, // that the places of a window may go over, each to the end
    LONG_UNITS = 1 << 23,    // too many for one step
    WATCHED_UNITS = 1 << 14, // from here on the host is asked after each window
    KEPT_UNITS = 1 << 20,
    COMPILE_STACK_BYTES = 96 << 10,
    NOT_EMPTY_AT_START = 4,
};

// Of a window: how many places, and how many steps all of them get. Behind the last is `careful`.
static const struct Level {
    uint32_t places, steps;
} levels[] = {{64, 4096}, {16, 1 << 15}, {4, 1 << 18}};
enum { N_LEVELS = sizeof levels / sizeof *levels, TICKS_A_WINDOW = 16 };

typedef struct Regex {
    Object object;
    uint32_t *source, *long_source; // owned; long_source: of `careful`
    size_t n_source, n_long_source;
    uint32_t options;
    bool may_ignore_case;          // somewhere
    bool takes_long;               // a single step, in a long text
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
    if (bytes > VM_PIECE_BYTES) vm_set_bytes(vm, memory, 0, bytes); // PCRE2 would touch it at once
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
    size_t level;
    size_t seen; // where a careful search was when it last counted
} Attempt;

// A step from one place to another went over what is between them.
static int count_step(pcre2_callout_block *block, void *data) {
    enum { UNITS_A_TICK = 64 };
    Attempt *a = data;
    size_t at = block->current_position, far = at > a->seen ? at - a->seen : a->seen - at;
    a->seen = at;
    return vm_ticks(a->vm, 1 + far / UNITS_A_TICK) ? 0 : PCRE2_ERROR_CALLOUT;
}

static pcre2_code *compile(const Regex *regex, bool is_careful, int *error) {
    pcre2_compile_context *context = pcre2_compile_context_create(regex->memory);
    if (!context) return *error = PCRE2_ERROR_HEAP_FAILED, NULL;
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    size_t place;
    pcre2_code *code =
        is_careful
            ? pcre2_compile(regex->long_source, regex->n_long_source,
                            regex->options | PCRE2_AUTO_CALLOUT, error, &place, context)
            : pcre2_compile(regex->source, regex->n_source, regex->options, error, &place, context);
    pcre2_compile_context_free(context);
    return code;
}

// ---- where a match may begin

// What PCRE2 knows of the first unit of a match.
typedef struct Starts {
    enum { START_ANYWHERE, START_UNIT, START_SET, START_OF_LINE } kind;
    uint32_t unit;
    const uint8_t *set; // of units below 255, and of all the others
    bool may_ignore_case;
} Starts;

static Starts starts_of(const Regex *regex) {
    Starts starts = {.may_ignore_case = regex->may_ignore_case};
    uint32_t kind = 0;
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODETYPE, &kind);
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODEUNIT, &starts.unit);
    pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTBITMAP, &starts.set);
    starts.kind = kind == 1    ? START_UNIT
                  : kind == 2  ? START_OF_LINE
                  : starts.set ? START_SET
                               : START_ANYWHERE;
    return starts;
}

// False only where certainly none begins.
static bool may_start(const Starts *starts, const uint32_t *units, size_t at) {
    uint32_t unit = units[at];
    switch (starts->kind) {
    case START_UNIT:
        if (unit == starts->unit) return true;
        // The other case of an ASCII letter differs in a bit; those of the rest may be anywhere.
        return starts->may_ignore_case &&
               ((unit ^ starts->unit) == 0x20 || unit > 127 || starts->unit > 127);
    case START_SET:
        if (unit > 255) unit = 255;
        return starts->set[unit / 8] >> unit % 8 & 1;
    case START_OF_LINE: return at == 0 || units[at - 1] == '\n';
    default: return true;
    }
}

// The first such place from [at] on, or the end.
static size_t next_start(const Attempt *a, const Starts *starts, size_t at) {
    for (; at < a->n && !may_start(starts, a->units, at); at++)
        vm_step(a->vm, at);
    return at;
}

// The last such place in a window, at [from] or behind it.
static size_t last_start(const Attempt *a, const Starts *starts, size_t from, size_t end) {
    while (end > from && !may_start(starts, a->units, end))
        end--;
    return end;
}

// ---- searching

// With the careful form, for as long as it takes.
static int match_carefully(Attempt *a, size_t at, uint32_t options) {
    Regex *regex = a->regex;
    if (!regex->careful) {
        int error;
        regex->careful = compile(regex, true, &error);
        if (!regex->careful) return error;
    }
    a->seen = at;
    pcre2_set_match_limit(regex->context, UINT32_MAX);
    pcre2_set_callout(regex->context, count_step, a);
    return pcre2_match(regex->careful, a->units, a->n, at, options, regex->data, regex->context);
}

// The places from [at] to [last]. They are not enough: PCRE2_ERROR_MATCHLIMIT.
static int match_window(Attempt *a, size_t at, size_t last, uint32_t options) {
    Regex *regex = a->regex;
    pcre2_set_offset_limit(regex->context, last);
    if (a->level == N_LEVELS || (regex->takes_long && a->n > LONG_UNITS))
        return match_carefully(a, at, options);
    uint32_t n_places = (uint32_t)(last - at) + 1; // few
    pcre2_set_match_limit(regex->context, n_places ? levels[a->level].steps / n_places : 1);
    return pcre2_match(regex->code, a->units, a->n, at, options, regex->data, regex->context);
}

static size_t places_of(const Attempt *a) {
    size_t most = SCANNED_UNITS / (a->n + 1) + 1;
    size_t places = levels[a->level < N_LEVELS ? a->level : N_LEVELS - 1].places;
    return places < most ? places : most;
}

// One window after the other, from [at] on; 0 or the status of PCRE2.
static int search(Attempt *a, size_t at) {
    size_t begin = at;
    bool is_anchored = a->options & PCRE2_ANCHORED;
    Starts starts = {0};
    if (!is_anchored && a->n - at > levels[0].places) starts = starts_of(a->regex);
    for (;;) {
        uint32_t options = a->options;
        if (at > begin) options &= ~(uint32_t)PCRE2_NOTEMPTY_ATSTART;
        size_t places = places_of(a), end = a->n - at < places ? a->n : at + places - 1;
        size_t next = end + 1; // what PCRE2 looks for behind the window is the next one
        if (is_anchored) {
            end = at;
        } else if (starts.kind && end < a->n) {
            next = last_start(a, &starts, at, end);
            if (next == at)
                options |= PCRE2_ANCHORED, end = next++;
            else
                end = next - 1;
        }
        int status = match_window(a, at, end, options);
        if (a->n > WATCHED_UNITS || a->level) vm_look(a->vm);
        if (!vm_ticks(a->vm, TICKS_A_WINDOW)) return PCRE2_ERROR_CALLOUT;
        if (status == PCRE2_ERROR_MATCHLIMIT && a->level < N_LEVELS) {
            a->level++;
            continue;
        }
        if (status != PCRE2_ERROR_NOMATCH || is_anchored || next > a->n) return status;
        if (a->level) a->level--;
        at = starts.kind ? next_start(a, &starts, next) : next;
    }
}

// 1: found, 0: not; -1: an exception is set. The offsets are in the match data.
static int match_at(Attempt *a, size_t at) {
    int status = search(a, at);
    if (status >= 0) return 1;
    if (status == PCRE2_ERROR_NOMATCH) return 0;
    if (status == PCRE2_ERROR_CALLOUT) return -1;
    if (status == PCRE2_ERROR_HEAPLIMIT || status == PCRE2_ERROR_NOMEMORY)
        no_memory(a->vm);
    else
        vm_raise(a->vm, "RuntimeError", "this search is not supported here: error %d", status);
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
    if (found <= 0 || a.options & PCRE2_ANCHORED) forget_subject(vm, a.regex);
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
    compiling->regex->code = compile(compiling->regex, false, &error);
    if (compiling->regex->code) return NONE;
    if (error == PCRE2_ERROR_HEAP_FAILED) return no_memory(compiling->vm);
    uint32_t message[256];
    char text[256] = "";
    if (pcre2_get_error_message(error, message, 256) >= 0)
        for (size_t i = 0; (text[i] = (char)message[i]); i++)
            ;
    return vm_raise(compiling->vm, "ValueError", "this pattern is not supported here: %s", text);
}

// Its units, owned by the caller. NULL: MemoryError.
static uint32_t *copy_source(Vm *vm, const Text *pattern, size_t *n) {
    uint32_t *source = vm_alloc(vm, (pattern->n + 1) * sizeof *source);
    if (!source) return NULL;
    *n = pattern->n;
    for (size_t i = 0; i < pattern->n; i++) {
        source[i] = text_at(pattern, i);
        vm_step(vm, i);
    }
    return source;
}

static void free_source(Vm *vm, uint32_t *source, size_t n) {
    vm_free(vm, source, source ? (n + 1) * sizeof *source : 0);
}

// Flags in the pattern begin with "(?".
static bool has_own_flags(Vm *vm, const Regex *regex) {
    for (size_t i = 0; i + 2 < regex->n_source; i++) {
        vm_step(vm, i);
        const uint32_t *at = regex->source + i;
        if (at[0] == '(' && at[1] == '?' && at[2] != ':' && at[2] != '>') return true;
    }
    return false;
}

// The memory, the context and the units of the pattern. False: MemoryError.
static bool prepare(Vm *vm, Regex *regex, const Text *pattern, const Text *long_pattern) {
    regex->source = copy_source(vm, pattern, &regex->n_source);
    if (!regex->source) return false;
    regex->long_source = copy_source(vm, long_pattern, &regex->n_long_source);
    if (!regex->long_source) return false;
    regex->takes_long = regex->n_source != regex->n_long_source;
    regex->may_ignore_case = has_own_flags(vm, regex);
    regex->memory = pcre2_general_context_create(allocate, release, vm);
    regex->context = regex->memory ? pcre2_match_context_create(regex->memory) : NULL;
    if (!regex->context) return no_memory(vm), false;
    pcre2_set_heap_limit(regex->context, (uint32_t)(vm->limits.heap_bytes >> 10));
    return true;
}

// Regex(pattern, long_pattern, options): the pattern in PCRE2's notation, and the same where no
// step goes over much of a long text; options: 1 ignore case, 2 many lines, 4 the dot takes
// everything, 8 Unicode.
static Value regex_construct(Vm *vm, Value callee, const Value *args, size_t n,
                             const Tuple *names) {
    static const uint32_t options[] = {PCRE2_CASELESS, PCRE2_MULTILINE, PCRE2_DOTALL, PCRE2_UCP};
    int64_t given = 0;
    if (!native_no_names(vm, "Regex", names)) return NO_VALUE;
    if (n != 3 || !is_text(args[0]) || !is_text(args[1]) || !op_index(vm, args[2], &given))
        return vm_has_exception(vm) ? NO_VALUE : vm_raise(vm, "TypeError", "patterns and options");
    Regex *regex = object_new(vm, object_of(callee), 0);
    if (!regex) return NO_VALUE;
    if (!prepare(vm, regex, text_of(args[0]), text_of(args[1]))) {
        value_unref(vm, value_of(regex));
        return NO_VALUE;
    }
    regex->options = PCRE2_USE_OFFSET_LIMIT;
    for (int i = 0; i < 4; i++)
        if (given & 1 << i) regex->options |= options[i];
    if (regex->options & PCRE2_CASELESS) regex->may_ignore_case = true;
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
    free_source(vm, regex->source, regex->n_source);
    free_source(vm, regex->long_source, regex->n_long_source);
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
