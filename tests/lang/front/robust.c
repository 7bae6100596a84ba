// The parser on broken programs: whatever the bytes, it answers with a tree or with an error that
// can be shown, and takes time in proportion. The changes are drawn from a seed; the sanitizers of
// the debug preset see what goes wrong.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lang/syntax/parser.h"

// Parses [n] bytes and returns the error's words, "" for none; the caller frees them.
static char *parse(const char *bytes, size_t n) {
    Arena arena = {0};
    Source source = {0};
    SyntaxError error;
    Str shown = {0};
    bool is_text = source_init(&source, "x.py", bytes, n, &arena, &error);
    Node *tree = is_text ? parse_module(&source, &arena, &error) : NULL;
    assert_true((tree == NULL) == (error.kind != SYNTAX_OK));
    if (!tree) syntax_error_print(&error, &source, &shown);
    char *words = strdup(str_text(&shown));
    str_deinit(&shown);
    source_deinit(&source);
    arena_deinit(&arena);
    return words;
}

static const char program[] =
    "import a.b as c, d\n"
    "from ..e import (f, g as h,)\n"
    "@a.b(1)\n"
    "async def f(a, /, b: int = 1, *c, d, e=2, **g) -> {1: 'x', **y}:\n"
    "    '''text'''\n"
    "    async for x, *y in z: yield x\n"
    "    else: return await x\n"
    "    async with a as b, (c): pass\n"
    "class A(B, metaclass=C):\n"
    "    x: int = 0x1F + 1_0j - .5e-3\n"
    "    def g(self): return (yield), lambda a, *b, c=1: (a if b else not c)\n"
    "try:\n"
    "\tx = [i for i in j if k async for l in m]\n"
    "except* (A, B) as e:\n"
    "\traise X from e\n"
    "finally: del x[1:2, ...], y.z\n"
    "match x, y:\n"
    "    case [1, *_, -2+3j] | {'a': b, **c} | A(d, e=f.g) as h if i: pass\n"
    "    case None | (True): pass\n"
    "while a < b <= c is not d: a, (b, *c) = d = f'{a!r:>{w}} {b=} \\N{BULLET}', rb'\\x00'\n"
    "print(*a, **b, c=d, e=(f for f in g)); x @= y << ~z ** -1\n"
    "if (n := 10) > 5 and not x in y: global z; assert x, 'y' # note\n"
    "elif x: \\\n"
    "  pass\n";

static uint32_t random_below(uint64_t *state, size_t n) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*state >> 33) % n);
}

// Cuts, doubles, swaps stretches of the program, or puts single bytes into it.
static size_t change(uint64_t *state, char *text, size_t n, size_t room) {
    static const char bytes[] = "()[]{}:;,.=+-*/%@!$?\\'\"#\n\t \f\r\0ab1fr_\xC3\xA9\xFF\xEF\xBB";
    size_t at = random_below(state, n), length = 1 + random_below(state, 8);
    if (at + length > n) length = n - at;
    switch (random_below(state, 4)) {
    case 0: memmove(text + at, text + at + length, n - at - length); return n - length;
    case 1:
        if (n + length > room) return n;
        memmove(text + at + length, text + at, n - at);
        return n + length;
    case 2: text[at] = bytes[random_below(state, sizeof bytes - 1)]; return n;
    default: {
        size_t from = random_below(state, n - length + 1);
        memmove(text + at, text + from, length);
        return n;
    }
    }
}

static void test_changed_programs(void **state) {
    (void)state;
    char *whole = parse(program, sizeof program - 1);
    assert_string_equal(whole, "");
    free(whole);
    uint64_t seed = 1;
    for (int round = 0; round < 1500; round++) {
        char text[2 * sizeof program];
        size_t n = sizeof program - 1;
        memcpy(text, program, n);
        for (uint32_t i = 1 + random_below(&seed, 6); i && n > 16; i--)
            n = change(&seed, text, n, sizeof text);
        free(parse(text, n));
    }
}

static void test_every_prefix(void **state) {
    (void)state;
    for (size_t n = 0; n < sizeof program; n++)
        free(parse(program, n));
}

// [head], [part] a number of times, [tail].
static char *parse_repeated(const char *head, const char *part, size_t times, const char *tail) {
    Str text = {0};
    str_add(&text, head);
    for (size_t i = 0; i < times; i++)
        str_add(&text, part);
    str_add(&text, tail);
    char *words = parse(text.text, text.n);
    str_deinit(&text);
    return words;
}

static void assert_said(char *words, const char *message) {
    if (!strstr(words, message)) fail_msg("wanted %s, got %.300s", message, words);
    free(words);
}

static void test_depth(void **state) {
    (void)state;
    static const char *const nested[] = {"-",         "not ",         "lambda: ", "2**",
                                         "await x**", "1 if 1 else ", "~"};
    for (size_t i = 0; i < sizeof nested / sizeof *nested; i++)
        assert_said(parse_repeated("x = ", nested[i], 100000, "1\n"), "too deeply nested");
    assert_said(parse_repeated("", "(", 1000000, ""), "too many nested parentheses");
    assert_said(parse_repeated("x = ", "[", 200, "\n"), "'[' was never closed");
    assert_said(parse_repeated("if a: pass\n", "elif a: pass\n", 20000, ""), "too deeply nested");
}

static void test_length(void **state) {
    (void)state;
    assert_said(parse_repeated("x = ", "a+", 200000, "\n"), "invalid syntax");
    assert_said(parse_repeated("x = [", "1, ", 20000, "2 3]\n"), "Perhaps you forgot a comma?");
    assert_said(parse_repeated("", "x; ", 20000, "x y\n"), "invalid syntax");
    assert_said(parse_repeated("x = f'", "{a}", 20000, "{'\n"), "f-string: expecting '}'");
    assert_said(parse_repeated("def f(", "a=1, ", 20000, "b): pass\n"),
                "non-default argument follows default argument");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changed_programs),
        cmocka_unit_test(test_every_prefix),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
