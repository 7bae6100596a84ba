// Two columns: what one writes, and what it means.
#include "cli/help.h"

#include <string.h>

#include "base/str.h"

static int width_of(const char *text) {
    int n = 0;
    for (const char *c = text, *end = c + strlen(c); c < end; n++)
        utf8_next(&c, end);
    return n;
}

static void add_padded(Str *out, const char *text, int width) {
    str_add(out, text);
    for (int i = width_of(text); i < width; i++)
        str_add(out, " ");
}

// "--theme dark|light", "-o, --output FILE".
static const char *option_written(Arena *arena, const Tr *tr_table, const ArgsOption *option) {
    static const char *const value_keys[] = {
        [ARGS_COUNT] = "cli.value.count",       [ARGS_SECONDS] = "cli.value.seconds",
        [ARGS_CLOCK] = "cli.value.clock",       [ARGS_SIZE] = "cli.value.size",
        [ARGS_LANGUAGE] = "cli.value.language", [ARGS_FILE] = "cli.value.file",
    };
    Str out = {0};
    if (option->letter) str_printf(&out, "-%c, ", option->letter);
    str_printf(&out, "--%s", option->name);
    if (option->kind == ARGS_CHOICE)
        for (int i = 0; option->choices[i]; i++)
            str_printf(&out, "%c%s", i ? '|' : ' ', option->choices[i]);
    else if (option->kind != ARGS_FLAG)
        str_printf(&out, " %s", tr(tr_table, value_keys[option->kind]));
    const char *written = arena_copy(arena, str_text(&out), out.n);
    str_deinit(&out);
    return written;
}

static const char *option_meaning(Arena *arena, const Tr *tr_table, const ArgsOption *option) {
    const char *meaning = tr(tr_table, arena_printf(arena, "cli.option.%s", option->name));
    if (!option->standard) return meaning;
    return TR(arena, tr_table, "cli.with_standard", {"meaning", meaning},
              {"standard", option->standard});
}

typedef struct Row {
    const char *written, *meaning;
} Row;

static void add_rows(Str *out, const Row *rows, size_t n) {
    int width = 0;
    for (size_t i = 0; i < n; i++)
        if (width_of(rows[i].written) > width) width = width_of(rows[i].written);
    for (size_t i = 0; i < n; i++) {
        str_add(out, "  ");
        add_padded(out, rows[i].written, width + 2);
        str_printf(out, "%s\n", rows[i].meaning);
    }
}

char *help_text(Arena *arena, const ArgsTable *table, const Tr *tr_table, size_t command) {
    Str out = {0};
    Row *rows = arena_alloc(arena, (table->n_commands + table->n_options + 2) * sizeof *rows);
    size_t n = 0;
    if (command == 0) str_printf(&out, "%s\n\n", tr(tr_table, "cli.about"));
    for (size_t i = 0; i < table->n_commands; i++) {
        if (command != 0 && i != command) continue;
        const char *name = table->commands[i].name;
        rows[n++] = (Row){tr(tr_table, arena_printf(arena, "cli.usage.%s", name)),
                          tr(tr_table, arena_printf(arena, "cli.command.%s", name))};
    }
    add_rows(&out, rows, n);

    n = 0;
    for (size_t i = 0; i < table->n_options; i++) {
        const ArgsOption *option = &table->options[i];
        if (option->commands & 1u << command)
            rows[n++] = (Row){option_written(arena, tr_table, option),
                              option_meaning(arena, tr_table, option)};
    }
    rows[n++] = (Row){"-h, --help", tr(tr_table, "cli.option.help")};
    if (command == 0) rows[n++] = (Row){"--version", tr(tr_table, "cli.option.version")};
    str_printf(&out, "\n%s\n", tr(tr_table, "cli.options"));
    add_rows(&out, rows, n);
    if (command == 0) str_printf(&out, "\n%s\n", tr(tr_table, "cli.more"));

    char *text = arena_copy(arena, str_text(&out), out.n);
    str_deinit(&out);
    return text;
}
