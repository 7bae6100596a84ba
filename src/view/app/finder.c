// Matching is the best way to lay the letters of a word over a text, found by trying all: letters
// in a row and at the beginnings of words count most.
#include "view/app/finder.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { MOST_TEXT = 160, MOST_WORD = 32, IN_A_ROW = 8, AT_A_WORD = 7, ANYWHERE = 1, WORTH = 4 };

// ---- letters

static uint32_t lower(uint32_t c) {
    if (c >= 'A' && c <= 'Z') return c + 32;
    if (c >= 0x410 && c <= 0x42F) return c + 0x20; // А … Я
    if (c == 0x401 || c == 0x451) return 0x435;    // Ё and ё are sought as е
    return c;
}

static bool is_letter(uint32_t c) {
    return c >= 128 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

typedef struct Letters {
    uint32_t at[MOST_TEXT];
    int byte[MOST_TEXT + 1];
    int n;
} Letters;

static void spell(Letters *letters, const char *text) {
    const char *at = text, *end = text + strlen(text);
    letters->n = 0;
    while (at < end && letters->n < MOST_TEXT) {
        letters->byte[letters->n] = (int)(at - text);
        letters->at[letters->n++] = lower(utf8_next(&at, end));
    }
    letters->byte[letters->n] = (int)(at - text);
}

// ---- matching

static void add_span(FindSpan *spans, int *n_spans, int from, int n) {
    if (*n_spans && spans[*n_spans - 1].from + spans[*n_spans - 1].n == from) {
        spans[*n_spans - 1].n += n;
    } else if (*n_spans < FIND_SPANS) {
        spans[(*n_spans)++] = (FindSpan){from, n};
    }
}

int finder_match(const char *text, const char *word, bool together, FindSpan *spans, int *n_spans) {
    Letters t, w;
    spell(&t, text);
    spell(&w, word);
    if (w.n == 0) return 0;
    if (w.n > MOST_WORD || w.n > t.n) return -1;
    // best[i][j]: of the first i + 1 letters, the last of them at j; came[i][j]: where the one
    // before stands.
    static const int never = -1000;
    int best[MOST_WORD][MOST_TEXT], came[MOST_WORD][MOST_TEXT];
    for (int i = 0; i < w.n; i++) {
        int reach = never, reach_at = -1; // the best of the row above, left of j
        for (int j = 0; j < t.n; j++) {
            best[i][j] = never;
            came[i][j] = -1;
            if (reach > never && j % 2 == 0) reach--;
            if (i && j && best[i - 1][j - 1] > reach) reach = best[i - 1][j - 1], reach_at = j - 1;
            if (t.at[j] != w.at[i]) continue;
            bool begins = j == 0 || (!is_letter(t.at[j - 1]) && is_letter(t.at[j]));
            int here = begins ? AT_A_WORD : ANYWHERE;
            if (i == 0) {
                best[i][j] = here + (j == 0 ? 3 : 0);
                continue;
            }
            int row = j ? best[i - 1][j - 1] : never;
            if (row > never) best[i][j] = row + IN_A_ROW, came[i][j] = j - 1;
            if (!together && reach > never && reach + here > best[i][j])
                best[i][j] = reach + here, came[i][j] = reach_at;
        }
    }
    int at = -1, score = never;
    for (int j = 0; j < t.n; j++)
        if (best[w.n - 1][j] > score) score = best[w.n - 1][j], at = j;
    if (at < 0 || (w.n > 1 && score < WORTH * w.n)) return -1;
    if (!spans) return score;
    int places[MOST_WORD];
    for (int i = w.n - 1; i >= 0; at = came[i][at], i--)
        places[i] = at;
    for (int i = 0; i < w.n; i++)
        add_span(spans, n_spans, t.byte[places[i]], t.byte[places[i] + 1] - t.byte[places[i]]);
    return score;
}

enum { MOST_WORDS = 8 };

typedef struct Query {
    char words[MOST_WORDS][MOST_WORD * 4];
    int n;
    int only; // FindKind; -1: everything
    long number;
} Query;

static void read_query(Query *query, const char *text) {
    static const char narrowers[] = ">@:#"; // in the order of FindKind
    *query = (Query){.only = -1};
    while (*text == ' ')
        text++;
    const char *narrows = *text ? strchr(narrowers, *text) : NULL;
    if (narrows) query->only = (int)(narrows - narrowers), text++;
    while (*text && query->n < MOST_WORDS) {
        size_t n = strcspn(text, " ");
        if (n && n < sizeof query->words[0]) {
            memcpy(query->words[query->n], text, n);
            query->words[query->n++][n] = '\0';
        }
        text += n;
        while (*text == ' ')
            text++;
    }
    if (query->n != 1) return;
    char *end;
    long number = strtol(query->words[0], &end, 10);
    if (!*end) query->number = number;
}

static int by_place(const void *a, const void *b) {
    return ((const FindSpan *)a)->from - ((const FindSpan *)b)->from;
}

// All words in [text]: the sum of what they score, or -1.
static int match_all(const Query *query, const char *text, bool together, FindItem *item) {
    int sum = 0;
    if (item) item->n_spans = 0;
    for (int i = 0; i < query->n; i++) {
        int score = finder_match(text, query->words[i], together, item ? item->spans : NULL,
                                 item ? &item->n_spans : NULL);
        if (score < 0) return -1;
        sum += score;
    }
    if (item) qsort(item->spans, (size_t)item->n_spans, sizeof *item->spans, by_place);
    return sum;
}

// ---- looking

typedef struct Search {
    Findings *findings;
    const FindScope *scope;
    Query query;
    size_t first; // item of the present kind
} Search;

void findings_take(Findings *findings, size_t first, const FindItem *item) {
    enum { MOST_FILES = 2000 };
    // Of commands and files none is left out: who cannot type scrolls to it.
    size_t at = findings->items.n, most = item->kind == FIND_COMMAND ? ACTIONS
                                          : item->kind == FIND_FILE  ? MOST_FILES
                                                                     : FIND_MOST;
    findings->n_found[item->kind]++;
    while (at > first && findings->items.at[at - 1].score < item->score)
        at--;
    if (at - first >= most) return;
    vec_push(&findings->items, *item);
    memmove(&findings->items.at[at + 1], &findings->items.at[at],
            (findings->items.n - 1 - at) * sizeof *item);
    findings->items.at[at] = *item;
    if (findings->items.n - first > most) findings->items.n--;
}

static void take(Search *search, FindItem *item, int score) {
    item->score = score;
    findings_take(search->findings, search->first, item);
}

static bool is_offered(const FindScope *scope, Action action) {
    return action != ACTION_SEARCH && action != ACTION_ESCAPE &&
           (scope->has_hall || !action_needs_hall(action)) &&
           (scope->has_program || !action_needs_program(action));
}

static void find_commands(Search *search) {
    const FindScope *scope = search->scope;
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++) {
        if (!is_offered(scope, (Action)i)) continue;
        FindItem item = {.kind = FIND_COMMAND,
                         .id = (uint32_t)i,
                         .title = action_title(scope->texts, (Action)i),
                         .about = ""};
        int score = match_all(&search->query, item.title, false, &item);
        if (score < 0 && scope->others) {
            item.about = action_title(scope->others, (Action)i);
            item.n_spans = 0;
            score = match_all(&search->query, item.about, false, NULL);
        }
        if (score >= 0) take(search, &item, score);
    }
}

static void find_tasks(Search *search) {
    const Trace *trace = search->scope->trace;
    if (!trace) return;
    for (uint32_t id = 1; id < trace->objects.n; id++) {
        if (trace->objects.at[id].kind != OBJECT_TASK) continue;
        const ModelTask *task = model_task(search->scope->names, id);
        FindItem item = {.kind = FIND_TASK,
                         .id = id,
                         .title =
                             trace_text(trace, task ? task->name : trace_birth_name(trace, id)),
                         .about = ""};
        int score = match_all(&search->query, item.title, false, &item);
        if (score >= 0) take(search, &item, score);
    }
}

static void find_lines_of(Search *search, SourceId source) {
    const CodeText *code = code_text(search->scope->codes, source);
    for (size_t i = 0; i < code->lines.n; i++) {
        const CodeLine *line = &code->lines.at[i];
        uint32_t from = 0;
        while (from < line->n && (line->text[from] == ' ' || line->text[from] == '\t'))
            from++;
        if (from == line->n) continue;
        char *text = arena_copy(&search->findings->arena, line->text + from, line->n - from);
        FindItem item = {.kind = FIND_LINE,
                         .id = (uint32_t)i + 1,
                         .source = source,
                         .title = text,
                         .about = source > 1 ? code->name : ""};
        bool is_it = search->query.number == (long)i + 1;
        int score = match_all(&search->query, text, true, &item);
        if (is_it && score < 0) item.n_spans = 0;
        if (is_it || score >= 0) take(search, &item, is_it ? 10000 : 1); // in their order
    }
}

static void find_lines(Search *search) {
    const FindScope *scope = search->scope;
    if (!scope->codes || (!search->query.n && search->query.only != FIND_LINE)) return;
    for (SourceId source = 1; source < scope->codes->trace->sources.n; source++)
        find_lines_of(search, source);
}

static void find_lessons(Search *search) {
    const Shelf *shelf = search->scope->shelf;
    for (size_t i = 0; shelf && i < shelf->entries.n; i++) {
        const ShelfEntry *entry = &shelf->entries.at[i];
        FindItem item = {.kind = FIND_LESSON, .id = (uint32_t)i, .title = entry->id, .about = ""};
        if (entry->lesson) {
            const LessonText *text = lesson_text(entry->lesson, tr_name(search->scope->texts));
            item.title = text->title;
            item.about = text->summary;
        }
        int score = match_all(&search->query, item.title, false, &item);
        if (score < 0) {
            item.n_spans = 0;
            score = match_all(&search->query, item.about, true, NULL);
        }
        if (score >= 0) take(search, &item, score);
    }
}

static bool is_path(const char *query) {
    return query[0] == '/' || (query[0] == '~' && query[1] == '/');
}

void finder_search(Findings *findings, const FindScope *scope, const char *query) {
    static void (*const looks[FIND_FILE])(Search *) = {
        [FIND_COMMAND] = find_commands,
        [FIND_TASK] = find_tasks,
        [FIND_LINE] = find_lines,
        [FIND_LESSON] = find_lessons,
    };
    arena_reset(&findings->arena);
    vec_clear(&findings->items);
    memset(findings->n_found, 0, sizeof findings->n_found);
    if (scope->files || is_path(query)) {
        finder_search_files(findings, scope, query);
        return;
    }
    Search search = {.findings = findings, .scope = scope};
    read_query(&search.query, query);
    for (int kind = 0; kind < FIND_FILE; kind++) {
        search.first = findings->items.n;
        if (search.query.only < 0 || search.query.only == kind) looks[kind](&search);
    }
}

void findings_deinit(Findings *findings) {
    vec_deinit(&findings->items);
    arena_deinit(&findings->arena);
    *findings = (Findings){0};
}
