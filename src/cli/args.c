// One pass over the words notes the options and the other words; the command is known only then, so
// whether each option belongs to it is checked last.
#include "cli/args.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/vec.h"

enum { MAX_WORD = 64 }; // no name is longer

static const ArgsOption help_option = {.name = "help", .letter = 'h'};
static const ArgsOption version_option = {.name = "version"};

typedef struct Given {
    const ArgsOption *option;
    const char *value; // NULL for a flag
} Given;

typedef struct Parser {
    const ArgsTable *table;
    const Tr *tr;
    Arena arena; // for what is put into the error
    VEC(const char *) words;
    VEC(Given) given;
    Args *args;
    Error *error;
} Parser;

// ---- likely slips

// The edits (a letter more, less, another, two swapped) between [a] and [b].
static int edits_between(const char *a, const char *b) {
    int n = (int)strlen(b);
    if (strlen(a) > MAX_WORD || n > MAX_WORD) return MAX_WORD;
    int before[MAX_WORD + 1] = {0}, last[MAX_WORD + 1], now[MAX_WORD + 1];
    for (int j = 0; j <= n; j++)
        last[j] = j;
    for (int i = 1; a[i - 1]; i++) {
        now[0] = i;
        for (int j = 1; j <= n; j++) {
            int best = last[j - 1] + (a[i - 1] != b[j - 1]);
            if (last[j] + 1 < best) best = last[j] + 1;
            if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && before[j - 2] + 1 < best) best = before[j - 2] + 1;
            now[j] = best;
        }
        memcpy(before, last, sizeof last);
        memcpy(last, now, sizeof now);
    }
    return last[n];
}

const char *args_meant(const char *word, const char *const *names) {
    const char *best = NULL;
    int fewest = INT_MAX;
    for (; *names; names++) {
        int edits = edits_between(word, *names);
        int length = (int)strlen(*names);
        if (edits > (length + 1) / 3 || edits >= length) continue;
        if (edits < fewest) best = *names, fewest = edits;
    }
    return best;
}

// ---- errors

#define FAIL(parser, key, ...)                                                                     \
    error_set((parser)->error, "%s", TR(&(parser)->arena, (parser)->tr, key, __VA_ARGS__))

static bool fail_unknown_option(Parser *parser, const char *word, size_t length) {
    const ArgsTable *table = parser->table;
    const char **names = arena_alloc(&parser->arena, (table->n_options + 3) * sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < table->n_options; i++)
        names[n++] = table->options[i].name;
    names[n++] = help_option.name;
    names[n] = version_option.name;
    const char *option = arena_copy(&parser->arena, word, length);
    const char *meant = args_meant(option + strspn(option, "-"), names);
    if (meant)
        return FAIL(parser, "cli.unknown_option_meant", {"option", option}, {"meant", meant});
    return FAIL(parser, "cli.unknown_option", {"option", option});
}

// ---- values

// Reads digits from [*at] into [number]; false if there is none or it does not fit.
static bool read_digits(const char **at, int64_t *number) {
    const char *begin = *at;
    *number = 0;
    for (; **at >= '0' && **at <= '9'; ++*at) {
        bool overflow = __builtin_mul_overflow(*number, 10, number) ||
                        __builtin_add_overflow(*number, **at - '0', number);
        if (overflow) return false;
    }
    return *at > begin;
}

// Reads "12", "12.5" or "12,5" seconds into [ns].
static bool read_seconds(const char **at, int64_t *ns) {
    int64_t unit = 1000000000;
    if (!read_digits(at, ns) || __builtin_mul_overflow(*ns, unit, ns)) return false;
    if (**at != '.' && **at != ',') return true;
    const char *begin = ++*at;
    for (; **at >= '0' && **at <= '9'; ++*at) {
        unit /= 10;
        if (!unit || __builtin_add_overflow(*ns, unit * (**at - '0'), ns)) return false;
    }
    return *at > begin;
}

// Reads "90", "1:30" or "0:01:30" into [ns].
static bool read_clock(const char *at, int64_t *ns) {
    const int64_t minute_ns = INT64_C(60000000000);
    int64_t minutes = 0, part;
    int n_colons = 0;
    for (const char *c = at; *c; c++)
        n_colons += *c == ':';
    if (n_colons > 2) return false;
    for (int i = 0; i < n_colons; i++) {
        if (!read_digits(&at, &part) || *at++ != ':' || (i && part >= 60)) return false;
        if (__builtin_mul_overflow(minutes, 60, &minutes) ||
            __builtin_add_overflow(minutes, part, &minutes))
            return false;
    }
    if (!read_seconds(&at, ns) || *at || (n_colons && *ns >= minute_ns)) return false;
    return !__builtin_mul_overflow(minutes, minute_ns, &minutes) &&
           !__builtin_add_overflow(*ns, minutes, ns);
}

static bool in_range(const ArgsOption *option, int64_t number) {
    return number >= option->min && number <= option->max;
}

static bool store_choice(Parser *parser, const ArgsOption *option, const char *value,
                         int64_t *number) {
    const char *all = option->choices[0];
    for (int i = 0; option->choices[i]; i++) {
        if (strcmp(option->choices[i], value) == 0) {
            *number = i;
            return true;
        }
        if (i) all = arena_printf(&parser->arena, "%s, %s", all, option->choices[i]);
    }
    return FAIL(parser, "cli.bad_choice", {"option", option->name}, {"choices", all},
                {"value", value});
}

// Reads [value] and stores it at the option's place in [values].
static bool store(Parser *parser, const ArgsOption *option, const char *value, char *values) {
    void *place = values + option->offset;
    int64_t *number = place;
    const char *at = value;
    TrSlot name = {"option", option->name}, given = {"value", value};
    TrSlot min = {"min", .number = option->min}, max = {"max", .number = option->max};
    switch (option->kind) {
    case ARGS_FLAG: *number = 1; return true;
    case ARGS_COUNT:
        if (read_digits(&at, number) && !*at && in_range(option, *number)) return true;
        return FAIL(parser, "cli.bad_count", name, given, min, max);
    case ARGS_SECONDS:
        if (read_seconds(&at, number) && !*at && in_range(option, *number)) return true;
        min.text = tr_seconds(&parser->arena, parser->tr, option->min);
        max.text = tr_seconds(&parser->arena, parser->tr, option->max);
        return FAIL(parser, "cli.bad_seconds", name, given, min, max);
    case ARGS_CLOCK:
        if (read_clock(value, number) && in_range(option, *number)) return true;
        return FAIL(parser, "cli.bad_clock", name, given);
    case ARGS_SIZE:
        if (read_digits(&at, &number[0]) && *at++ == 'x' && read_digits(&at, &number[1]) && !*at &&
            in_range(option, number[0]) && in_range(option, number[1]))
            return true;
        return FAIL(parser, "cli.bad_size", name, given, min, max);
    case ARGS_CHOICE: return store_choice(parser, option, value, number);
    case ARGS_LANGUAGE:
        if (!tr_speaks(value)) return FAIL(parser, "cli.bad_language", name, given);
        *(const char **)place = value;
        return true;
    case ARGS_FILE:
        if (!*value) return FAIL(parser, "cli.bad_file", name);
        *(const char **)place = value;
        return true;
    }
    CHECK(false, "option %s has no kind", option->name);
    return false;
}

// ---- words

static const ArgsOption *find_option(const Parser *parser, const char *name, size_t length,
                                     char letter) {
    const ArgsTable *table = parser->table;
    for (size_t i = 0; i < table->n_options + 2; i++) {
        const ArgsOption *option = i < table->n_options    ? &table->options[i]
                                   : i == table->n_options ? &help_option
                                                           : &version_option;
        bool same = letter
                        ? option->letter == letter
                        : strlen(option->name) == length && memcmp(option->name, name, length) == 0;
        if (same) return option;
    }
    return NULL;
}

// Reads the option argv[*i] and its value, moving [*i] to the last word it took.
static bool read_option(Parser *parser, int argc, const char *const *argv, int *i) {
    const char *word = argv[*i], *value = NULL;
    bool is_long = word[1] == '-';
    size_t length = is_long ? strcspn(word + 2, "=") : 0;
    char letter = word[1];
    if (is_long) letter = '\0';
    const ArgsOption *option = find_option(parser, word + 2, length, letter);
    if (!option) return fail_unknown_option(parser, word, is_long ? length + 2 : strlen(word));
    if (is_long ? word[2 + length] == '=' : word[2] != '\0') value = word + 2 + length + is_long;
    if (option->kind == ARGS_FLAG) {
        if (value) return FAIL(parser, "cli.takes_no_value", {"option", option->name});
    } else if (!value) {
        bool is_there = *i + 1 < argc && strncmp(argv[*i + 1], "--", 2) != 0;
        if (!is_there) return FAIL(parser, "cli.needs_value", {"option", option->name});
        value = argv[++*i];
    }
    if (option == &help_option)
        parser->args->wants_help = true;
    else if (option == &version_option)
        parser->args->wants_version = true;
    else
        vec_push(&parser->given, (Given){option, value});
    return true;
}

static bool read_words(Parser *parser, int argc, const char *const *argv) {
    bool only_words = false;
    for (int i = 1; i < argc; i++) {
        if (!only_words && strcmp(argv[i], "--") == 0)
            only_words = true;
        else if (only_words || argv[i][0] != '-' || !argv[i][1])
            vec_push(&parser->words, argv[i]);
        else if (!read_option(parser, argc, argv, &i))
            return false;
    }
    return true;
}

// Finds the command and its subject among the words.
static bool choose_command(Parser *parser) {
    const ArgsTable *table = parser->table;
    Args *args = parser->args;
    size_t next = 0;
    for (size_t i = 1; parser->words.n && i < table->n_commands; i++) {
        if (strcmp(parser->words.at[0], table->commands[i].name) != 0) continue;
        args->command = i;
        next = 1;
    }
    const ArgsCommand *command = &table->commands[args->command];
    if (next < parser->words.n) args->subject = parser->words.at[next++];
    if (command->needs_other && next < parser->words.n) args->other = parser->words.at[next++];
    while (command->takes_rest && next < parser->words.n)
        vec_push(&args->rest, parser->words.at[next++]);
    if (next < parser->words.n)
        return FAIL(parser, "cli.too_many", {"word", parser->words.at[next]},
                    {"subject", args->subject});
    if (command->needs_subject && !args->subject && !args->wants_help && !args->wants_version)
        return FAIL(parser, command->needs_other ? "cli.needs_other" : "cli.needs_subject",
                    {"command", command->name});
    if (command->needs_other && !args->other && !args->wants_help && !args->wants_version)
        return FAIL(parser, "cli.needs_other", {"command", command->name});
    return true;
}

static bool store_all(Parser *parser, void *values) {
    const ArgsTable *table = parser->table;
    for (size_t i = 0; i < table->n_options; i++) {
        const ArgsOption *option = &table->options[i];
        if (option->standard && !store(parser, option, option->standard, values))
            CHECK(false, "the standard of --%s is refused: %s", option->name,
                  parser->error->message);
    }
    size_t command = parser->args->command;
    for (size_t i = 0; i < parser->given.n; i++) {
        Given given = parser->given.at[i];
        if (!(given.option->commands & 1u << command)) {
            if (command == 0)
                return FAIL(parser, "cli.not_for_window", {"option", given.option->name});
            return FAIL(parser, "cli.not_for_command", {"option", given.option->name},
                        {"command", table->commands[command].name});
        }
        if (!store(parser, given.option, given.value, values)) return false;
        parser->args->given |= UINT64_C(1) << (given.option - table->options);
    }
    return true;
}

const char *args_language(int argc, const char *const *argv) {
    for (int i = 1; i < argc; i++) {
        const char *value = "";
        if (strncmp(argv[i], "--lang=", 7) == 0)
            value = argv[i] + 7;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            value = argv[i + 1];
        if (tr_speaks(value)) return value;
    }
    return NULL;
}

bool args_parse(const ArgsTable *table, int argc, const char *const *argv, const Tr *tr,
                void *values, Args *args, Error *error) {
    *args = (Args){0};
    Parser parser = {.table = table, .tr = tr, .args = args, .error = error};
    bool ok =
        read_words(&parser, argc, argv) && choose_command(&parser) && store_all(&parser, values);
    vec_deinit(&parser.words);
    vec_deinit(&parser.given);
    arena_deinit(&parser.arena);
    return ok;
}

void args_deinit(Args *args) {
    vec_deinit(&args->rest);
}
