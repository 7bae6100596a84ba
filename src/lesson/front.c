// The events of libyaml, of which a lesson accepts few.
#include "lesson/front.h"

#include <string.h>
#include <yaml.h>

#include "base/vec.h"

typedef struct Reader {
    Arena *arena;
    const char *path, *text;
    Error *error;
    yaml_parser_t yaml;
    yaml_event_t event; // the present one
    VEC(FrontField) fields;
} Reader;

enum { FIRST_LINE = 1 }; // of the YAML in the file, from 0

static bool fail_at(Reader *r, yaml_mark_t mark, const char *message) {
    return error_at(r->error, r->path, (int)mark.line + FIRST_LINE + 1, (int)mark.column + 1,
                    r->text, "%s", message);
}

static bool fail(Reader *r) {
    return fail_at(r, r->event.start_mark,
                   "the front matter has lines like 'title: A lazy generator' or "
                   "'systems: [G1, G2]'");
}

static bool next(Reader *r) {
    yaml_event_delete(&r->event);
    if (yaml_parser_parse(&r->yaml, &r->event)) return true;
    memset(&r->event, 0, sizeof r->event);
    if (r->yaml.problem && strstr(r->yaml.problem, "mapping values"))
        return fail_at(r, r->yaml.problem_mark,
                       "a text with a colon in it stands in quotes: title: \"Two: one\"");
    return fail_at(r, r->yaml.problem_mark, r->yaml.problem ? r->yaml.problem : "this is not YAML");
}

static const char *scalar(Reader *r) {
    return arena_copy(r->arena, (const char *)r->event.data.scalar.value,
                      r->event.data.scalar.length);
}

// The value of a field: the present event begins it.
static bool read_values(Reader *r, FrontField *field) {
    VEC(const char *) values = {0};
    field->line = (int)r->event.start_mark.line + FIRST_LINE + 1;
    field->col = (int)r->event.start_mark.column + 1;
    bool is_list = r->event.type == YAML_SEQUENCE_START_EVENT, ok = !is_list || next(r);
    while (ok) {
        if (is_list && r->event.type == YAML_SEQUENCE_END_EVENT) break;
        ok = r->event.type == YAML_SCALAR_EVENT || fail(r);
        if (ok) vec_push(&values, scalar(r));
        if (!ok || !is_list) break;
        ok = next(r);
    }
    const char **kept = arena_alloc(r->arena, (values.n + 1) * sizeof *kept);
    if (values.n) memcpy(kept, values.at, values.n * sizeof *kept);
    field->values = kept;
    field->n = values.n;
    vec_deinit(&values);
    return ok;
}

static bool read_fields(Reader *r) {
    // The stream, the document, the mapping.
    for (int i = 0; i < 3; i++)
        if (!next(r)) return false;
    if (r->event.type != YAML_MAPPING_START_EVENT) return fail(r);
    for (;;) {
        if (!next(r)) return false;
        if (r->event.type == YAML_MAPPING_END_EVENT) return true;
        if (r->event.type != YAML_SCALAR_EVENT) return fail(r);
        FrontField field = {.key = scalar(r),
                            .key_line = (int)r->event.start_mark.line + FIRST_LINE + 1,
                            .key_col = (int)r->event.start_mark.column + 1};
        FrontMatter so_far = {r->fields.at, r->fields.n, 0};
        if (front_find(&so_far, field.key))
            return fail_at(r, r->event.start_mark, "this key is there twice");
        if (!next(r) || !read_values(r, &field)) return false;
        vec_push(&r->fields, field);
    }
}

// The byte behind the line that ends the front matter; 0 if there is none. *[yaml_end] is where
// that line begins.
static size_t find_end(const char *text, size_t n, size_t *yaml_end) {
    for (size_t at = 4; at < n;) {
        const char *newline = memchr(text + at, '\n', n - at);
        size_t end = newline ? (size_t)(newline - text) : n;
        size_t length = end - at - (end > at && text[end - 1] == '\r');
        if (length == 3 && memcmp(text + at, "---", 3) == 0) {
            *yaml_end = at;
            return end < n ? end + 1 : n;
        }
        at = end + 1;
    }
    return 0;
}

bool front_read(Arena *arena, const char *path, const char *text, size_t n, FrontMatter *out,
                Error *error) {
    Reader r = {.arena = arena, .path = path, .text = text, .error = error};
    size_t yaml_end = 0;
    bool begins = n > 4 && memcmp(text, "---\n", 4) == 0;
    size_t end = begins ? find_end(text, n, &yaml_end) : 0;
    if (!end)
        return error_at(error, path, 1, 1, text, "%s",
                        begins ? "the front matter does not end: a line '---' is missing"
                               : "a lesson begins with its front matter: a line '---', 'title: "
                                 "...', and again '---'");
    if (!yaml_parser_initialize(&r.yaml)) check_no_memory("the front matter");
    yaml_parser_set_input_string(&r.yaml, (const unsigned char *)text + 4, yaml_end - 4);
    bool ok = read_fields(&r);
    yaml_event_delete(&r.event);
    yaml_parser_delete(&r.yaml);
    FrontField *fields = arena_alloc(arena, (r.fields.n + 1) * sizeof *fields);
    if (r.fields.n) memcpy(fields, r.fields.at, r.fields.n * sizeof *fields);
    *out = (FrontMatter){fields, r.fields.n, end};
    vec_deinit(&r.fields);
    return ok;
}

const FrontField *front_find(const FrontMatter *front, const char *key) {
    for (size_t i = 0; i < front->n; i++)
        if (strcmp(front->fields[i].key, key) == 0) return &front->fields[i];
    return NULL;
}
