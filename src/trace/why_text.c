// From a Why to words. While the text is filled, the subject, the numbers of the causes and the
// ends of names are control characters; then it is cut into runs at them.
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"
#include "base/str.h"
#include "trace/why.h"

// A CAUSE is followed by its digit, a NAME by that of its slot.
// A WORD of the table, no name, is written large where a sentence begins with it.
enum { CHIP = 1, CAUSE = 2, NO_CAUSE = 3, NAME = 4, NAME_END = 5, WORD = 6 };
#define HARD_SPACE "\xC2\xA0"
enum { MAX_SLOTS = WHY_SLOTS + WHY_CAUSES };

typedef struct Teller {
    const Why *why;
    const Trace *trace;
    const Tr *table;
    Arena *arena;
    int longest; // of a name, in characters
} Teller;

// A text of the program on one line, cut after [longest] characters.
static const char *clean(const Teller *teller, const char *text, int longest) {
    Str out = {0};
    const char *end = text + strlen(text);
    while (end > text && (end[-1] == '\n' || end[-1] == ' '))
        end--;
    for (int n = 0; text < end; n++) {
        if (n == longest - 1) {
            const char *next = text;
            utf8_next(&next, end);
            if (next < end) { // more than one is left
                str_add(&out, "…");
                break;
            }
        }
        uint32_t c = utf8_next(&text, end);
        str_add_utf8(&out, c < ' ' || c == 127 ? ' ' : c);
    }
    const char *result = arena_copy(teller->arena, str_text(&out), out.n);
    str_deinit(&out);
    return result;
}

static const char *sync_name(const Teller *teller, const WhySlot *slot) {
    static const char *const keys[] = {
        [SYNC_LOCK] = "why.sync-lock",
        [SYNC_EVENT] = "why.sync-event",
        [SYNC_CONDITION] = "why.sync-condition",
        [SYNC_SEMAPHORE] = "why.sync-semaphore",
        [SYNC_QUEUE] = "why.sync-queue",
        [SYNC_LIFO_QUEUE] = "why.sync-queue",
        [SYNC_PRIORITY_QUEUE] = "why.sync-queue",
        [SYNC_GROUP] = "why.sync-group",
        [SYNC_BARRIER] = "why.sync-barrier",
    };
    return TR(teller->arena, teller->table, keys[slot->sync], {"n", .number = slot->ordinal});
}

enum { CLOCK_FROM_MINUTES = 2 };

static bool is_for_clock(int64_t ns) {
    return ns >= CLOCK_FROM_MINUTES * INT64_C(60000000000);
}

// The program's clock goes on by microseconds whenever it is read, which nobody wants to be told.
static int64_t rounded(const Trace *trace, int64_t ns) {
    const int64_t ms = 1000000;
    int64_t unit = ns >= 1000 * ms ? 10 * ms : ms;
    bool is_far = ns > INT64_MAX - unit; // a timer for ever
    return trace->sources.n > 1 && !is_far ? (ns + unit / 2) / unit * unit : ns;
}

const char *why_instant(const Trace *trace, const Tr *table, Arena *arena, int64_t time_ns) {
    time_ns = rounded(trace, time_ns);
    return is_for_clock(trace_time(trace, trace->n)) ? tr_clock(arena, table, time_ns)
                                                     : tr_seconds(arena, table, time_ns);
}

// The slot "at" is an instant; any other is a length of time.
static const char *time_text(const Teller *teller, const WhySlot *slot) {
    if (strcmp(slot->name, "at") == 0)
        return why_instant(teller->trace, teller->table, teller->arena, slot->value);
    int64_t ns = rounded(teller->trace, slot->value);
    return is_for_clock(ns) ? tr_clock(teller->arena, teller->table, ns)
                            : tr_seconds(teller->arena, teller->table, ns);
}

// The expression at a place, its line ends as spaces.
static const char *source_text(const Teller *teller, PlaceId id) {
    if (!id) return "";
    size_t n;
    const char *text = trace_place_text(teller->trace, id, &n);
    char *copy = arena_copy(teller->arena, text, n);
    char *to = copy;
    for (const char *from = copy; *from; from++) {
        bool is_space = *from == ' ' || *from == '\n' || *from == '\t';
        if (!is_space)
            *to++ = *from;
        else if (to > copy && to[-1] != ' ')
            *to++ = ' ';
    }
    *to = '\0';
    return copy;
}

static const char *path_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// What an expression that awaits it, or delegates to it, is about.
static const char *without_await(const char *text) {
    static const char *const words[] = {"await ", "yield from "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(text, words[i], strlen(words[i])) == 0) return text + strlen(words[i]);
    return text;
}

// Names say who is meant: the ordinary ones are not cut.
static int longest_of(const Teller *teller, const WhySlot *slot) {
    bool is_name = slot->kind == WHY_TASK || slot->kind == WHY_SYNC;
    return is_name && teller->longest < WHY_NAME ? WHY_NAME : teller->longest;
}

static const char *slot_text(const Teller *teller, const WhySlot *slot) {
    const char *text = "";
    switch (slot->kind) {
    case WHY_SYNC:
        if (!slot->value) return sync_name(teller, slot);
        text = trace_text(teller->trace, (StringId)slot->value);
        break;
    case WHY_TASK:
        if (!slot->value)
            return TR(teller->arena, teller->table, "why.task-nameless",
                      {"n", .number = slot->ordinal});
        // fall through
    case WHY_TEXT: text = trace_text(teller->trace, (StringId)slot->value); break;
    case WHY_MODULE: return tr(teller->table, "why.module");
    case WHY_LOOP: return tr(teller->table, "why.loop");
    case WHY_SOURCE:
        text = source_text(teller, (PlaceId)slot->value);
        if (strcmp(slot->name, "awaited") == 0) text = without_await(text);
        break;
    case WHY_FILE: text = path_name(trace_text(teller->trace, (StringId)slot->value)); break;
    case WHY_VALUE:
        if (slot->value & 1) return arena_printf(teller->arena, "%" PRId64, slot->value >> 1);
        text = trace_text(teller->trace, (StringId)(slot->value >> 1));
        break;
    case WHY_FUTURE: return arena_printf(teller->arena, "F%u", (unsigned)slot->value);
    case WHY_TIME: return time_text(teller, slot);
    case WHY_CALLER: return tr(teller->table, "why.callback");
    case WHY_COUNT: return NULL;
    }
    return clean(teller, text, longest_of(teller, slot));
}

// A trace need not name all causes.
static bool is_known(const Why *why, int i) {
    return i < why->n_causes && why->causes[i].event != EVENT_NONE;
}

// Takes out the numbers of causes that are not known, each with the space before it; in place.
static char *without_unknown(char *filled) {
    for (char *mark; (mark = strchr(filled, NO_CAUSE));) {
        size_t space = sizeof HARD_SPACE - 1;
        bool has_space =
            mark - filled >= (ptrdiff_t)space && memcmp(mark - space, HARD_SPACE, space) == 0;
        memmove(has_space ? mark - space : mark, mark + 1, strlen(mark));
    }
    return filled;
}

// A word of the table in a slot, not a name of the program.
static bool is_word(const WhySlot *slot) {
    switch (slot->kind) {
    case WHY_MODULE:
    case WHY_LOOP:
    case WHY_CALLER: return true;
    case WHY_TASK:
    case WHY_SYNC: return slot->value == 0;
    default: return false;
    }
}

// The capital of the small letter at [at], of the two alphabets of the tables, in its place.
static void make_large(char *at) {
    unsigned char *c = (unsigned char *)at;
    if (*c >= 'a' && *c <= 'z')
        *c -= 'a' - 'A';
    else if (c[0] == 0xD0 && c[1] >= 0xB0 && c[1] <= 0xBF) // а … п
        c[1] -= 0x20;
    else if (c[0] == 0xD1 && c[1] >= 0x80 && c[1] <= 0x8F) // р … я
        c[0] = 0xD0, c[1] += 0x20;
}

// Takes out the marks of words, in place.
static char *without_word_marks(char *filled) {
    char *begin = *filled == NAME ? filled + 2 : filled;
    if (*begin == WORD) make_large(begin + 1);
    for (char *mark; (mark = strchr(filled, WORD));)
        memmove(mark, mark + 1, strlen(mark));
    return filled;
}

// A sentence ends with one stop, also where it ends with what Python says or what is cut.
static char *with_stop(Arena *arena, char *filled) {
    static const char cut[] = "…";
    char *end = filled + strlen(filled);
    bool has_stop = end > filled && end[-1] == '.';
    char *before = has_stop ? end - 1 : end;
    while (before > filled && before[-1] == NAME_END)
        before--;
    size_t n = sizeof cut - 1;
    bool is_cut = before >= filled + n && memcmp(before - n, cut, n) == 0;
    if (is_cut && has_stop) end[-1] = '\0';
    bool is_ended = has_stop || is_cut || (before > filled && strchr(".?!", before[-1]));
    return is_ended ? filled : arena_printf(arena, "%s.", filled);
}

// The filled text with its control characters.
static char *fill(const Teller *teller, const char *key) {
    static const char *const names[WHY_CAUSES] = {"1", "2", "3"};
    static const char *const marks[WHY_CAUSES] = {"\x02"
                                                  "1",
                                                  "\x02"
                                                  "2",
                                                  "\x02"
                                                  "3"};
    const Why *why = teller->why;
    TrSlot slots[MAX_SLOTS];
    int n = 0;
    for (int i = 0; i < why->n_slots; i++, n++) {
        const WhySlot *slot = &why->slots[i];
        const char *text = slot_text(teller, slot);
        bool is_marked = slot->about || slot->kind == WHY_SOURCE || slot->kind == WHY_VALUE ||
                         slot->kind == WHY_TEXT || slot->kind == WHY_FILE;
        if (is_marked && !text) // a count, which chooses a plural nowhere
            text = arena_printf(teller->arena, "%" PRId64, slot->value);
        if (text && is_word(slot)) text = arena_printf(teller->arena, "\x06%s", text);
        if (is_marked) text = arena_printf(teller->arena, "\x04%c%s\x05", '0' + i, text);
        slots[n] = (TrSlot){slot->name, text, slot->value};
        if (why->subject && strcmp(slot->name, "task") == 0) slots[n].text = "\x01";
    }
    for (int i = 0; i < WHY_CAUSES; i++, n++)
        slots[n] = (TrSlot){.name = names[i], .text = is_known(why, i) ? marks[i] : "\x03"};
    char *filled = tr_format(teller->arena, teller->table, key, slots, (size_t)n);
    return with_stop(teller->arena, without_unknown(without_word_marks(filled)));
}

static int slot_of_subject(const Why *why) {
    for (int i = 0; i < why->n_slots; i++)
        if (strcmp(why->slots[i].name, "task") == 0) return i;
    return -1;
}

static const char *subject_name(const Teller *teller) {
    int i = slot_of_subject(teller->why);
    return i < 0 ? "" : slot_text(teller, &teller->why->slots[i]);
}

static int count_characters(const char *text) {
    int n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

// With "(1)" for a cause and the name for the subject.
static int length_of(const char *filled, const char *subject) {
    int n = count_characters(filled), subject_length = count_characters(subject);
    for (; *filled; filled++) {
        if (*filled == CHIP) n += subject_length - 1;
        if (*filled == CAUSE) n += 1;
        if (*filled == NAME) n -= 2;
        if (*filled == NAME_END) n -= 1;
    }
    return n;
}

static bool fits(const Teller *teller, const char *filled) {
    return length_of(filled, subject_name(teller)) <= WHY_CHARACTERS;
}

// A language may have to say a sentence in other words where it is a callback's doing, or a
// future's, and not a task's.
typedef enum Doer { DOER_TASK, DOER_CALLBACK, DOER_FUTURE } Doer;

static Doer doer_of(const Why *why) {
    for (int i = 0; i < why->n_slots; i++) {
        if (strcmp(why->slots[i].name, "other") != 0) continue;
        if (why->slots[i].kind == WHY_CALLER) return DOER_CALLBACK;
        if (why->slots[i].kind == WHY_FUTURE) return DOER_FUTURE;
    }
    return DOER_TASK;
}

// The key of the sentence in words for its doer, or of its short form; NULL: there is none.
static const char *form_of(const Teller *teller, Doer doer, bool is_short) {
    static const char *const forms[][2] = {
        [DOER_TASK] = {"why.%s", "why.%s.short"},
        [DOER_CALLBACK] = {"why.%s.callback", "why.%s.callback.short"},
        [DOER_FUTURE] = {"why.%s.future", "why.%s.future.short"},
    };
    const char *form = forms[doer][is_short], *hole = strchr(form, '%');
    const char *name = teller->why->key + strlen("why.");
    const char *key = arena_printf(teller->arena, "why.%s%s", name, hole + strlen("%s"));
    return tr_has(teller->table, key) ? key : NULL;
}

// The longest form that is short enough: the whole text; the short one, if there is one; then that
// with names cut further and further.
static char *fill_to_length(Teller *teller) {
    static const int longest[] = {40, 24, 20, 16, 12, 9, 7, 5, 3, 2};
    Doer doer = doer_of(teller->why);
    const char *key = form_of(teller, doer, false);
    if (!key) key = form_of(teller, doer = DOER_TASK, false);
    CHECK(key, "no text for %s", teller->why->key);
    teller->longest = longest[0];
    char *filled = fill(teller, key);
    if (fits(teller, filled)) return filled;
    const char *shorter = form_of(teller, doer, true);
    if (shorter) key = shorter;
    for (size_t i = 0; i < sizeof longest / sizeof *longest; i++) {
        teller->longest = longest[i];
        filled = fill(teller, key);
        if (fits(teller, filled)) break;
    }
    return filled;
}

static Teller teller_of(const Why *why, const Trace *trace, const Tr *table, Arena *arena) {
    return (Teller){.why = why, .trace = trace, .table = table, .arena = arena};
}

WhyLine why_line(const Why *why, const Trace *trace, const Tr *table, Arena *arena) {
    Teller teller = teller_of(why, trace, table, arena);
    const char *at = fill_to_length(&teller);
    const char *subject = subject_name(&teller);
    size_t most = 1;
    for (const char *c = at; *c; c++)
        most += *c >= CHIP && *c <= NAME_END ? 2 : 0;
    WhyLine line = {.runs = arena_alloc(arena, most * sizeof *line.runs)};
    bool has_chip = false;
    int slot = -1, subject_slot = slot_of_subject(why);
    while (*at) {
        size_t length = strcspn(at, "\x01\x02\x04\x05");
        WhyRun run = {.kind = WHY_RUN_TEXT, .slot = slot};
        if (length) {
            run.text = arena_copy(arena, at, length);
            at += length;
        } else if (*at == NAME) {
            slot = at[1] - '0';
            at += 2;
        } else if (*at == NAME_END) {
            slot = -1;
            at++;
        } else if (*at == CHIP) {
            if (!has_chip) run.kind = WHY_RUN_CHIP;
            run.text = subject;
            run.slot = subject_slot;
            has_chip = true;
            at++;
        } else {
            run = (WhyRun){WHY_RUN_CAUSE, arena_copy(arena, at + 1, 1), at[1] - '1', -1};
            at += 2;
        }
        if (run.text) line.runs[line.n_runs++] = run;
    }
    return line;
}

const char *why_text(const Why *why, const Trace *trace, const Tr *table, Arena *arena) {
    WhyLine line = why_line(why, trace, table, arena);
    Str out = {0};
    for (int i = 0; i < line.n_runs; i++)
        str_printf(&out, line.runs[i].kind == WHY_RUN_CAUSE ? "(%s)" : "%s", line.runs[i].text);
    const char *text = arena_copy(arena, str_text(&out), out.n);
    str_deinit(&out);
    return text;
}

const char *why_bare_text(const Why *why, const Trace *trace, const Tr *table, Arena *arena) {
    static const char nbsp[] = "\u00a0";
    const size_t n_nbsp = sizeof nbsp - 1;
    WhyLine line = why_line(why, trace, table, arena);
    Str out = {0};
    for (int i = 0; i < line.n_runs; i++) {
        const WhyRun *run = &line.runs[i];
        const char *text = str_text(&out);
        size_t apart = 0; // what keeps a number apart
        if (out.n && text[out.n - 1] == ' ') apart = 1;
        if (out.n >= n_nbsp && strcmp(text + out.n - n_nbsp, nbsp) == 0) apart = n_nbsp;
        if (run->kind != WHY_RUN_CAUSE) {
            str_add(&out, run->text);
        } else if (apart) {
            out.n -= apart;
            out.text[out.n] = '\0';
        }
    }
    const char *text = arena_copy(arena, str_text(&out), out.n);
    str_deinit(&out);
    return text;
}
