// Every sentence of real programs, in both languages: short, whole, without what is Python's own
// affair, with causes that came before. The programs are those a course would write (programs/),
// the lessons', and cases of the language. Folders and files are given as arguments.
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "base/vec.h"
#include "program/program.h"
#include "trace/why.h"

enum { MOST_EVENTS = 8000, MOST_FAULTS = 40 };

typedef struct Checker {
    Tr *tables[2]; // English, Russian
    const char *path;
    const Trace *trace;
    uint32_t index;
    int n_faults, n_programs;
    long n_sentences;
} Checker;

static void fault(Checker *c, const char *what, const char *text) {
    if (++c->n_faults <= MOST_FAULTS)
        fprintf(stderr, "%s, event %u: %s: %s\n", c->path, c->index, what, text);
}

static int characters(const char *text) {
    int n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

static bool is_in(const char *word, size_t n, const char *const *words) {
    for (; *words; words++)
        if (strlen(*words) == n && memcmp(word, *words, n) == 0) return true;
    return false;
}

static bool is_latin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The Russian table's own words are Russian, but for what Python is written in.
static void check_words(Checker *c, const char *text) {
    static const char *const python[] = {"t",      "await",          "yield",      "break",
                                         "return", "finally",        "match",      "case",
                                         "None",   "CancelledError", "SystemExit", NULL};
    for (const char *at = text; *at;) {
        size_t n = 0;
        while (is_latin(at[n]))
            n++;
        if (n && !is_in(at, n, python)) fault(c, "a word that is not translated", text);
        at += n ? n : 1;
    }
}

// What a program itself has put into a text of its own is its affair.
static void check_internals(Checker *c, const char *text) {
    static const char *const words[] = {" object at 0x",    "<_Gathering", "__step",
                                        "__wakeup",         "Task._",      "_run_once",
                                        "<coroutine object"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(text, words[i]) && !strpbrk(text, "'\"")) fault(c, "Python's own affair", text);
}

// What the table says, and what it puts in for names, in one line.
static void check_runs(Checker *c, const WhyLine *line, bool is_russian, const char *text) {
    bool begins_small = false;
    for (int i = 0; i < line->n_runs; i++) {
        const WhyRun *run = &line->runs[i];
        if (run->slot >= 0 || run->kind != WHY_RUN_TEXT) continue;
        if (i == 0) begins_small = run->text[0] >= 'a' && run->text[0] <= 'z';
        if (strstr(run->text, "  ") || strpbrk(run->text, "{}~\n"))
            fault(c, "a slot or two spaces", text);
        if (is_russian) check_words(c, run->text);
    }
    if (begins_small) fault(c, "begins small", text);
}

// A value's way is numbered as it goes, from who sent it to the yield that slept before.
static bool is_way(const Why *why) {
    return strncmp(why->key, "why.frame-sent", strlen("why.frame-sent")) == 0;
}

static void check_causes(Checker *c, const Why *why, const WhyLine *line, const char *text) {
    bool is_named[WHY_CAUSES] = {false};
    for (int i = 0; i < line->n_runs; i++)
        if (line->runs[i].kind == WHY_RUN_CAUSE) is_named[line->runs[i].cause] = true;
    for (int i = 0; i < WHY_CAUSES; i++) {
        bool is_known = i < why->n_causes && why->causes[i].event != EVENT_NONE;
        if (is_known != is_named[i]) fault(c, "a cause without its number, or the other way", text);
        if (is_known && why->causes[i].event >= c->index)
            fault(c, "a cause that comes later", text);
        bool is_late = is_known && i && !is_way(why) && why->causes[i - 1].event != EVENT_NONE &&
                       why->causes[i - 1].event > why->causes[i].event;
        if (is_late) fault(c, "causes that are not in the order of time", text);
    }
}

static void check_sentence(Checker *c, const Why *why, bool is_russian, Arena *arena) {
    const Tr *table = c->tables[is_russian];
    const char *text = why_text(why, c->trace, table, arena);
    WhyLine line = why_line(why, c->trace, table, arena);
    size_t n = strlen(text);
    c->n_sentences++;
    if (characters(text) > WHY_CHARACTERS) fault(c, "too long", text);
    bool is_cut = n > 3 && strcmp(text + n - 3, "…") == 0;
    if (n < 10 || (!is_cut && !strchr(".!?", text[n - 1]))) fault(c, "not whole", text);
    if (n > 4 && (!strcmp(text + n - 4, "….") || !strcmp(text + n - 2, "..")))
        fault(c, "two stops", text);
    check_runs(c, &line, is_russian, text);
    check_causes(c, why, &line, text);
    if (trace_at(c->trace, c->index)->kind != EVENT_OUTPUT) check_internals(c, text);
}

static void check_program(Checker *c, const char *path) {
    Str text = {0};
    Error error;
    c->path = path;
    if (!file_read(path, SIZE_MAX, &text, &error)) {
        fault(c, "cannot be read", error.message);
        return;
    }
    ProgramConfig config = {.depth = REPORT_EXPRESSIONS, .max_events = MOST_EVENTS};
    Program *program = program_begin(&config, path, str_text(&text), text.n);
    program_run(program);
    Trace *trace = program_take(program);
    c->trace = trace;
    c->n_programs++;
    Model model;
    Arena arena = {0};
    Why why;
    model_init(&model, trace);
    while (model_step(&model)) {
        c->index = model.now.n - 1;
        if (!why_make(&model, &why)) fault(c, "no sentence", "");
        check_sentence(c, &why, false, &arena);
        check_sentence(c, &why, true, &arena);
        arena_reset(&arena);
    }
    arena_deinit(&arena);
    model_deinit(&model);
    trace_free(trace);
    str_deinit(&text);
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_program(const char *name) {
    size_t n = strlen(name);
    return n > 3 && strcmp(name + n - 3, ".py") == 0;
}

static void check_path(Checker *c, const char *path) {
    DIR *folder = opendir(path);
    if (!folder) {
        check_program(c, path);
        return;
    }
    VEC(char *) paths = {0};
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (!is_program(entry->d_name)) continue;
        Str whole = {0};
        str_printf(&whole, "%s/%s", path, entry->d_name);
        vec_push(&paths, strdup(str_text(&whole)));
        str_deinit(&whole);
    }
    closedir(folder);
    if (paths.n) qsort(paths.at, paths.n, sizeof *paths.at, by_name);
    for (size_t i = 0; i < paths.n; i++) {
        check_program(c, paths.at[i]);
        free(paths.at[i]);
    }
    vec_deinit(&paths);
}

int main(int argc, char **argv) {
    Error error;
    Checker checker = {.tables = {tr_load("en", &error), tr_load("ru", &error)}};
    for (int i = 1; i < argc; i++)
        check_path(&checker, argv[i]);
    tr_free(checker.tables[0]);
    tr_free(checker.tables[1]);
    printf("%ld sentences of %d programs, %d faults\n", checker.n_sentences, checker.n_programs,
           checker.n_faults);
    return checker.n_faults || !checker.n_sentences;
}
