// A comparison in words: when both end, what they print, what becomes of their tasks, which lines
// of the programs differ.
#include <errno.h>
#include <string.h>

#include "base/str.h"
#include "run/comparison.h"
#include "trace/why.h"

typedef struct Telling {
    const Comparison *c;
    const Tr *table;
    Arena arena;
    Str out;
    const char *names[COMPARISON_RUNS];
} Telling;

// An instant as people say it: to the millisecond.
static const char *instant(Telling *t, int run, int64_t ns) {
    ns = (ns + COMPARISON_SAME_NS / 2) / COMPARISON_SAME_NS * COMPARISON_SAME_NS;
    return why_instant(t->c->traces[run], t->table, &t->arena, ns);
}

static void say(Telling *t, const char *text) {
    str_printf(&t->out, "%s\n", text);
}

static void tell_ends(Telling *t) {
    const Comparison *c = t->c;
    for (int run = 0; run < COMPARISON_RUNS; run++)
        say(t, TR(&t->arena, t->table, "compare.ends", {"name", .text = t->names[run]},
                  {"at", .text = instant(t, run, c->end_ns[run])}));
    int64_t apart = c->end_ns[1] - c->end_ns[0], length = apart < 0 ? -apart : apart;
    if (length < COMPARISON_SAME_NS) return;
    // What the programs' own few microseconds add up to is not told.
    int64_t unit = length < 100 * COMPARISON_SAME_NS     ? COMPARISON_SAME_NS
                   : length < 10000 * COMPARISON_SAME_NS ? 10 * COMPARISON_SAME_NS
                                                         : 100 * COMPARISON_SAME_NS;
    length = (length + unit / 2) / unit * unit;
    say(t, TR(&t->arena, t->table, apart < 0 ? "compare.saved" : "compare.lost",
              {"name", .text = t->names[1]},
              {"for", .text = tr_seconds(&t->arena, t->table, length)}));
}

static void tell_row(Telling *t, size_t row) {
    for (int run = 0; run < COMPARISON_RUNS; run++) {
        if (row >= t->c->lines[run].n) continue;
        const ComparedLine *line = &t->c->lines[run].at[row];
        str_printf(&t->out, "  %4zu  %10s  %c %s\n", row + 1, instant(t, run, line->time_ns),
                   "-+"[run], line -> text);
    }
}

static void tell_output(Telling *t) {
    const Comparison *c = t->c;
    size_t counts[4] = {0};
    for (size_t row = 0; row < c->n_rows; row++)
        counts[comparison_row(c, row)]++;
    if (counts[ROW_SAME] == c->n_rows) {
        say(t, tr(t->table, c->n_rows ? "compare.same-output" : "compare.no-output"));
        return;
    }
    if (c->first_other == SIZE_MAX)
        say(t, TR(&t->arena, t->table, "compare.later", {"n", .number = (int64_t)counts[ROW_LATER]},
                  {"total", .number = (int64_t)c->n_rows}));
    else
        say(t, TR(&t->arena, t->table, "compare.first",
                  {"line", .number = (int64_t)c->first_other + 1},
                  {"n", .number = (int64_t)(counts[ROW_OTHER] + counts[ROW_ALONE])},
                  {"total", .number = (int64_t)c->n_rows}));
    for (size_t row = 0; row < c->n_rows; row++)
        if (comparison_row(c, row) != ROW_SAME) tell_row(t, row);
}

static const char *end_of(Telling *t, const ComparedTask *task, int run) {
    static const char *const keys[] = {"compare.task.pending", "compare.task.done",
                                       "compare.task.failed", "compare.task.cancelled"};
    if (!task->id[run]) return tr(t->table, "compare.task.none");
    if (task->end_ns[run] < 0) return tr(t->table, keys[OUTCOME_PENDING]);
    return TR(&t->arena, t->table, keys[task->outcome[run]],
              {"at", .text = instant(t, run, task->end_ns[run])});
}

static void tell_tasks(Telling *t) {
    bool any = false;
    for (size_t i = 0; i < t->c->tasks.n; i++) {
        const ComparedTask *task = &t->c->tasks.at[i];
        if (!comparison_task_differs(task)) continue;
        if (!any) say(t, tr(t->table, "compare.tasks"));
        any = true;
        str_printf(&t->out, "  %s: %s | %s\n", task->name, end_of(t, task, 0), end_of(t, task, 1));
    }
}

static void tell_code(Telling *t) {
    const Comparison *c = t->c;
    if (!c->code[0].n && !c->code[1].n) return;
    say(t, TR(&t->arena, t->table, "compare.code", {"n", .number = (int64_t)c->code[0].n},
              {"other", .number = (int64_t)c->code[1].n}));
    for (int run = 0; run < COMPARISON_RUNS; run++) {
        const Trace *trace = c->traces[run];
        const char *at = trace_text(trace, trace_source(trace, 1)->object);
        int line = 1;
        for (size_t i = 0; i < c->code[run].n; i++) {
            for (; line < c->code[run].at[i].line; line++)
                at = strchr(at, '\n') + 1;
            str_printf(&t->out, "  %4d  %c %.*s\n", line, "-+"[run], (int)strcspn(at, "\n"), at);
        }
    }
}

bool comparison_tell(const Comparison *comparison, const Tr *table, FILE *out, Error *error) {
    Telling telling = {.c = comparison, .table = table};
    for (int run = 0; run < COMPARISON_RUNS; run++)
        telling.names[run] = comparison_name(comparison->traces[run]);
    tell_ends(&telling);
    tell_output(&telling);
    tell_tasks(&telling);
    tell_code(&telling);
    bool ok = fwrite(telling.out.text, 1, telling.out.n, out) == telling.out.n;
    ok = fflush(out) == 0 && ok;
    str_deinit(&telling.out);
    arena_deinit(&telling.arena);
    return ok || error_set(error, "what was to be printed got lost: %s", strerror(errno));
}
