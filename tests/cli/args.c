// The words of a command line against a small table of commands and options.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cli/args.h"

typedef struct Values {
    int64_t boards, master_ns, at_ns, size[2], theme, loud;
    const char *file, *language;
} Values;

enum { OPEN, RUN, N_COMMANDS };
static const char *const themes[] = {"dark", "light", NULL};
static const char *const subjects[] = {"hall", "locks", NULL};
static const ArgsCommand commands[] = {{"open", false}, {"run", true}};
#define PLACE(member) offsetof(Values, member)
static const ArgsOption options[] = {
    {.name = "boards",
     .letter = 'b',
     .kind = ARGS_COUNT,
     .offset = PLACE(boards),
     .standard = "24",
     .min = 1,
     .max = 100000,
     .commands = 3},
    {.name = "master",
     .kind = ARGS_SECONDS,
     .offset = PLACE(master_ns),
     .min = 1000000,
     .max = INT64_C(86400000000000),
     .commands = 3},
    {.name = "at", .kind = ARGS_CLOCK, .offset = PLACE(at_ns), .max = INT64_MAX, .commands = 3},
    {.name = "size",
     .kind = ARGS_SIZE,
     .offset = PLACE(size),
     .standard = "1920x1080",
     .min = 320,
     .max = 7680,
     .commands = 1 << OPEN},
    {.name = "theme",
     .kind = ARGS_CHOICE,
     .offset = PLACE(theme),
     .choices = themes,
     .commands = 1 << OPEN},
    {.name = "loud", .letter = 'l', .kind = ARGS_FLAG, .offset = PLACE(loud), .commands = 3},
    {.name = "lang", .kind = ARGS_LANGUAGE, .offset = PLACE(language), .commands = 3},
    {.name = "output", .letter = 'o', .kind = ARGS_FILE, .offset = PLACE(file), .commands = 3},
};
static const ArgsTable table = {commands, N_COMMANDS, options, sizeof options / sizeof *options,
                                subjects};

enum { MAX_WORDS = 16 };

// Parses [line], words apart by single spaces; "" between two of them is an empty word.
static bool parse(void **state, const char *line, Values *values, Args *args, Error *error) {
    static char copy[512]; // args borrows from it
    const char *words[MAX_WORDS] = {"simul"};
    int n = 1;
    assert_true(strlen(line) < sizeof copy);
    memcpy(copy, line, strlen(line) + 1);
    for (char *rest = copy; *line && rest && n < MAX_WORDS;)
        words[n++] = strsep(&rest, " ");
    *values = (Values){0};
    return args_parse(&table, n, words, *state, values, args, error);
}

static void assert_parses(void **state, const char *line, Values *values, Args *args) {
    Error error;
    if (!parse(state, line, values, args, &error)) fail_msg("%s: %s", line, error.message);
}

static void assert_refused(void **state, const char *line, const char *message) {
    Values values;
    Args args;
    Error error;
    if (parse(state, line, &values, &args, &error)) fail_msg("accepted: %s", line);
    if (!strstr(error.message, message)) fail_msg("%s: %s", line, error.message);
    assert_null(strchr(error.message, '\n'));
}

static void commands_and_subjects(void **state) {
    Values values;
    Args args;
    assert_parses(state, "", &values, &args);
    assert_int_equal(args.command, OPEN);
    assert_null(args.subject);
    assert_parses(state, "hall", &values, &args);
    assert_int_equal(args.command, OPEN);
    assert_string_equal(args.subject, "hall");
    assert_parses(state, "--loud run --boards 3 hall", &values, &args);
    assert_int_equal(args.command, RUN);
    assert_string_equal(args.subject, "hall");
    assert_int_equal(values.loud, 1);
    assert_parses(state, "run -- --boards", &values, &args);
    assert_string_equal(args.subject, "--boards");
    assert_parses(state, "run -", &values, &args);
    assert_string_equal(args.subject, "-");
    assert_parses(state, "open", &values, &args); // the first command has no name to type
    assert_string_equal(args.subject, "open");
    assert_refused(state, "run", "'simul run' of what?");
    assert_refused(state, "run hall locks", "what is 'locks' for?");
}

static void values_are_read(void **state) {
    Values v;
    Args args;
    assert_parses(state, "", &v, &args);
    assert_int_equal(v.boards, 24);
    assert_int_equal(v.size[0], 1920);
    assert_int_equal(v.size[1], 1080);
    assert_null(v.file);
    assert_parses(state,
                  "--boards=100000 --master 0.25 --at 10:00:00.5 --size 320x7680 --theme light "
                  "-ofile --lang ru",
                  &v, &args);
    assert_int_equal(v.boards, 100000);
    assert_int_equal(v.master_ns, 250000000);
    assert_int_equal(v.at_ns, INT64_C(36000500000000));
    assert_int_equal(v.size[0], 320);
    assert_int_equal(v.size[1], 7680);
    assert_int_equal(v.theme, 1);
    assert_string_equal(v.file, "file");
    assert_string_equal(v.language, "ru");
    assert_parses(state, "-b 7 -b8 --output -x --at 90 --master 0,5", &v, &args);
    assert_int_equal(v.boards, 8); // the last one holds
    assert_string_equal(v.file, "-x");
    assert_int_equal(v.at_ns, INT64_C(90000000000));
    assert_int_equal(v.master_ns, 500000000);
    assert_parses(state, "--at 1:30", &v, &args);
    assert_int_equal(v.at_ns, INT64_C(90000000000));
    assert_parses(state, "--at 0", &v, &args);
    assert_int_equal(v.at_ns, 0);
}

static void absurd_values_are_refused(void **state) {
    static const char *const counts[] = {
        "0",    "-1", "100001", "1000000000", "99999999999999999999", "many", "1e3", "2.5",
        "0x10", "",   "+3",     "٣"};
    char line[128];
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        snprintf(line, sizeof line, "--boards=%s", counts[i]);
        assert_refused(state, line, "--boards needs a whole number from 1 to 100,000");
    }
    assert_refused(state, "--boards -5", "not '-5'");
    static const char *const seconds[] = {
        "0",  "-1",   "86400.000000001", "1e9", "0.0009", "five", "1.",
        ".5", "1..2", "9223372037",      "5s",  "inf",    "nan",  "1.0000000001"};
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++) {
        snprintf(line, sizeof line, "--master %s", seconds[i]);
        assert_refused(state, line, "--master needs seconds from 0.001");
    }
    static const char *const clocks[] = {"-1",     "1:60", "1:60:00",   "1:2:3:4",
                                         ":30",    "1:",   "10:00:00x", "noon",
                                         "0:61:0", "1::2", "--",        "9999999999999999:00:00",
                                         "1:-2"};
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++) {
        snprintf(line, sizeof line, "--at=%s", clocks[i]);
        assert_refused(state, line, "--at needs an instant");
    }
    static const char *const sizes[] = {
        "1920",    "1920x",  "x1080",      "1920*1080", "0x0",
        "319x400", "7681x9", "1920x1080x", "-1x-1",     "400x99999999999999999999"};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        snprintf(line, sizeof line, "--size %s", sizes[i]);
        assert_refused(state, line, "--size needs a width and a height from 320 to 7680");
    }
    assert_refused(state, "--theme blue", "--theme is one of: dark, light; not 'blue'");
    assert_refused(state, "--lang ru_RU", "not 'ru_RU'");
    assert_refused(state, "--output=", "--output needs the name of a file");
}

static void slips_get_a_suggestion(void **state) {
    assert_refused(state, "--bords 3", "no option '--bords'; did you mean '--boards'?");
    assert_refused(state, "--baords=3", "no option '--baords'; did you mean '--boards'?");
    assert_refused(state, "--halp", "did you mean '--help'?");
    assert_refused(state, "--wide", "no option '--wide'; 'simul --help' lists");
    assert_refused(state, "-x", "no option '-x'; 'simul --help' lists");
    assert_refused(state, "-theme", "did you mean '--theme'?");
    assert_refused(state, "run hall --theme dark", "'simul run' has no option --theme");
    assert_refused(state, "--boards", "--boards needs a value");
    assert_refused(state, "--output --loud", "--output needs a value");
    assert_refused(state, "--loud=yes", "--loud takes no value");
    assert_string_equal(args_meant("hal", subjects), "hall");
    assert_string_equal(args_meant("lcoks", subjects), "locks");
    assert_null(args_meant("generators", subjects));
    assert_null(args_meant("", subjects));
}

static void help_needs_nothing_else(void **state) {
    Values values;
    Args args;
    assert_parses(state, "run --help", &values, &args);
    assert_true(args.wants_help);
    assert_int_equal(args.command, RUN);
    assert_parses(state, "-h", &values, &args);
    assert_true(args.wants_help);
    assert_parses(state, "run --version", &values, &args);
    assert_true(args.wants_version);
}

static void language_is_known_before_the_rest(void **state) {
    (void)state;
    const char *late[] = {"simul", "--no-such", "--lang", "ru"};
    const char *joined[] = {"simul", "--lang=ru"};
    const char *unknown[] = {"simul", "--lang", "xx"};
    const char *cut[] = {"simul", "--lang"};
    assert_string_equal(args_language(4, late), "ru");
    assert_string_equal(args_language(2, joined), "ru");
    assert_null(args_language(3, unknown));
    assert_null(args_language(2, cut));
}

static int load_table(void **state) {
    Error error;
    *state = tr_load("en", &error);
    return *state ? 0 : -1;
}

static int free_table(void **state) {
    tr_free(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands_and_subjects),
        cmocka_unit_test(values_are_read),
        cmocka_unit_test(absurd_values_are_refused),
        cmocka_unit_test(slips_get_a_suggestion),
        cmocka_unit_test(help_needs_nothing_else),
        cmocka_unit_test(language_is_known_before_the_rest),
    };
    return cmocka_run_group_tests(tests, load_table, free_table);
}
