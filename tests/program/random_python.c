// A program is a few functions of each kind, which only call those above them, so that it ends;
// then a main part that uses them.
#include "random_python.h"

#include <stdbool.h>

typedef struct Maker {
    Str *out;
    uint64_t random;
    int n_functions, n_generators, n_coroutines;
    int depth; // of indentation
    int n_statements;
} Maker;

static int roll(Maker *m, int n) {
    m->random = m->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return n > 0 ? (int)((m->random >> 33) % (unsigned)n) : 0;
}

#define LINE(m, ...)                                                                               \
    (str_printf((m)->out, "%*s", (m)->depth * 4, ""), str_printf((m)->out, __VA_ARGS__),           \
     str_add((m)->out, "\n"))

static const char *variable(Maker *m) {
    static const char *const names[] = {"a", "b", "c"};
    return names[roll(m, 3)];
}

static void expression(Maker *m, int depth) {
    switch (depth > 2 ? roll(m, 2) : roll(m, 7)) {
    case 0: str_printf(m->out, "%d", roll(m, 20) - 5); break;
    case 1: str_add(m->out, variable(m)); break;
    case 2:
        str_add(m->out, "(");
        expression(m, depth + 1);
        str_add(m->out, roll(m, 2) ? " + " : " * ");
        expression(m, depth + 1);
        str_add(m->out, ")");
        break;
    case 3:
        str_add(m->out, "len([");
        expression(m, depth + 1);
        str_add(m->out, ", 'x'])");
        break;
    case 4:
        str_add(m->out, "(1 if ");
        expression(m, depth + 1);
        str_add(m->out, " > 3 else 2)");
        break;
    case 5:
        if (!m->n_functions) {
            str_add(m->out, "abs(-7)");
            break;
        }
        str_printf(m->out, "f%d(", roll(m, m->n_functions));
        expression(m, depth + 1);
        str_add(m->out, ")");
        break;
    default: str_printf(m->out, "sum([%s for a in range(%d)])", variable(m), roll(m, 4)); break;
    }
}

typedef enum Kind { FUNCTION, GENERATOR, COROUTINE } Kind;

static void block(Maker *m, Kind kind, int n);

static void assignment(Maker *m) {
    str_printf(m->out, "%*s%s = ", m->depth * 4, "", variable(m));
    expression(m, 0);
    str_add(m->out, "\n");
}

static void inner_block(Maker *m, Kind kind) {
    m->depth++;
    block(m, kind, 1 + roll(m, 2));
    m->depth--;
}

// What keeps a coroutine waiting, never for ever: whoever holds the gate only sleeps.
static void waiting(Maker *m) {
    switch (roll(m, 7)) {
    case 0: LINE(m, "jobs.put_nowait(%s)", variable(m)); break;
    case 1:
        LINE(m, "try: %s = await asyncio.wait_for(jobs.get(), %d / 4)", variable(m), roll(m, 3));
        LINE(m, "except TimeoutError: log.append('late')");
        break;
    case 2:
        LINE(m, "async with gate:");
        LINE(m, "    await asyncio.sleep(%d / 8)", roll(m, 4));
        break;
    case 3: LINE(m, "%s = await asyncio.to_thread(len, [%s])", variable(m), variable(m)); break;
    case 4:
        LINE(m, "async for %s in ticks(%d): print(%s)", variable(m), roll(m, 3), variable(m));
        break;
    case 5:
        LINE(m, "try:");
        LINE(m, "    async with asyncio.timeout(%d / 8): await asyncio.sleep(0.2)", roll(m, 4));
        LINE(m, "except TimeoutError: pass");
        break;
    default:
        LINE(m, "async with asyncio.TaskGroup() as group:");
        LINE(m, "    group.create_task(asyncio.sleep(0.1), name='inner')");
        break;
    }
}

static void of_its_kind(Maker *m, Kind kind) {
    int with = roll(m, 6);
    if (kind == GENERATOR && with == 0 && m->n_generators)
        LINE(m, "%s = yield from g%d(2)", variable(m), roll(m, m->n_generators));
    else if (kind == GENERATOR)
        LINE(m, "%s = (yield %s) or 1", variable(m), variable(m));
    else if (kind == COROUTINE && with == 0 && m->n_coroutines)
        LINE(m, "%s = await c%d(1)", variable(m), roll(m, m->n_coroutines));
    else if (kind == COROUTINE && with == 1 && m->n_coroutines)
        LINE(m, "await asyncio.gather(c%d(2), c%d(3), return_exceptions=True)",
             roll(m, m->n_coroutines), roll(m, m->n_coroutines));
    else if (kind == COROUTINE && with < 4)
        waiting(m);
    else if (kind == COROUTINE)
        LINE(m, "await asyncio.sleep(%d / 4)", roll(m, 5));
    else if (m->n_generators)
        LINE(m, "%s = sum(g%d(1))", variable(m), roll(m, m->n_generators));
    else
        assignment(m);
}

static void statement(Maker *m, Kind kind) {
    int n = m->depth > 3 ? roll(m, 4) : roll(m, 9);
    switch (n) {
    case 0:
    case 1: assignment(m); break;
    case 2: LINE(m, "log.append(%s)", variable(m)); break;
    case 3: of_its_kind(m, kind); break;
    case 4: LINE(m, "print(%s, %s)", variable(m), variable(m)); break;
    case 5:
        LINE(m, "for %s in range(%d):", variable(m), roll(m, 3));
        inner_block(m, kind);
        break;
    case 6:
        LINE(m, "if %s > %d:", variable(m), roll(m, 9));
        inner_block(m, kind);
        break;
    case 7:
        LINE(m, "try:");
        inner_block(m, kind);
        m->depth++;
        LINE(m, "if a == b: raise ValueError(a)");
        m->depth--;
        LINE(m, "except ValueError as error:");
        inner_block(m, kind);
        break;
    default: of_its_kind(m, kind); break;
    }
}

static void block(Maker *m, Kind kind, int n) {
    for (int i = 0; i < n; i++)
        statement(m, kind);
}

static void define(Maker *m, Kind kind, int number) {
    static const char *const heads[] = {"def f", "def g", "async def c"};
    LINE(m, "%s%d(a, b=2, c=3):", heads[kind], number);
    m->depth++;
    block(m, kind, 2 + roll(m, 3));
    if (kind == GENERATOR) LINE(m, "yield a");
    if (roll(m, 6) == 0) LINE(m, "if c > 5: raise KeyError(b)");
    LINE(m, "return a");
    m->depth--;
    LINE(m, "%s", "");
}

static void write_main(Maker *m) {
    LINE(m, "async def ticks(n):");
    LINE(m, "    for i in range(n):");
    LINE(m, "        await asyncio.sleep(0.1)");
    LINE(m, "        yield i");
    LINE(m, "async def main(a=1, b=1, c=1):");
    m->depth++;
    LINE(m, "tasks = [asyncio.create_task(c%d(i), name=str(i)) for i in range(%d)]", roll(m, 3),
         1 + roll(m, 4));
    block(m, COROUTINE, 4);
    if (roll(m, 2)) LINE(m, "tasks[0].cancel()");
    LINE(m, "print(await asyncio.gather(*tasks, return_exceptions=True))");
    m->depth--;
}

void random_python(uint64_t seed, Str *out) {
    enum { EVERY = 6 }; // so many programs have one without tasks among them
    Maker maker = {.out = out, .random = seed * 977 + 5}, *m = &maker;
    bool has_tasks = seed % EVERY != 0;
    LINE(m, "import asyncio");
    LINE(m, "log = []");
    LINE(m, "jobs, gate = asyncio.Queue(), asyncio.Semaphore(1)");
    for (int i = 0; i < 3; i++) {
        define(m, FUNCTION, i);
        m->n_functions++;
        define(m, GENERATOR, i);
        m->n_generators++;
        define(m, COROUTINE, i);
        m->n_coroutines++;
    }
    if (has_tasks) write_main(m);
    LINE(m, "a = b = c = 1");
    block(m, FUNCTION, 4);
    LINE(m, "walk = g%d(3)", roll(m, 3));
    LINE(m, "print(next(walk))");
    LINE(m, "try:");
    LINE(m, "    print(walk.%s)", roll(m, 2) ? "send(5)" : "throw(ValueError('in'))");
    LINE(m, "except (StopIteration, ValueError, KeyError) as error:");
    LINE(m, "    print(repr(error))");
    if (has_tasks) LINE(m, "asyncio.run(main())");
    LINE(m, "print(len(log), a, b, c)");
}
