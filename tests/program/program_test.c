// Programs under control: recorded the same however they are sliced, told without being changed,
// and folded the same whichever way a position was reached.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "program/leavers.h"
#include "program/probe.h"
#include "random_python.h"
#include "run/cursor.h"
#include "trace/model.h"
#include "trace/store.h"

enum { PROGRAMS = 40 };

static Program *begin_text(const char *text, ReportDepth depth, const VmOutput *forward) {
    ProgramConfig config = {.depth = depth, .forward = forward};
    return program_begin(&config, "/test.py", text, strlen(text));
}

static Trace *record_text(const char *text, ReportDepth depth, int64_t slice_ns) {
    Program *program = begin_text(text, depth, NULL);
    while (program_run_some(program, slice_ns))
        continue;
    assert_int_equal(program_state(program), PROGRAM_ENDED);
    return program_take(program);
}

static Trace *record_random(uint64_t seed, ReportDepth depth, int64_t slice_ns) {
    Str text = {0};
    random_python(seed, &text);
    Trace *trace = record_text(str_text(&text), depth, slice_ns);
    str_deinit(&text);
    return trace;
}

static uint64_t next_random(uint64_t *random) {
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *random >> 33;
}

// ---- conditions

static Probe *probe_of(const Program *program, const Condition *conditions, size_t n) {
    Probe *probe = probe_begin(program, conditions, n);
    while (probe_follow(probe, program, INT64_MAX))
        continue;
    assert_false(probe->differs);
    return probe;
}

static void conditions_are_asked(void **state) {
    (void)state;
    static const char text[] = "limit = 2\n"
                               "def show(xs, n):\n"
                               "    inner = lambda: n\n"
                               "    print(inner(), xs)\n"
                               "xs = []\n"
                               "for i in range(5):\n"
                               "    xs.append(i)\n"
                               "    show(xs, i)\n"
                               "class Box:\n"
                               "    top = 7\n"
                               "    low = top\n";
    static const Condition conditions[] = {
        {"/test.py", 4, "any(x > limit for x in xs) and (lambda: n)() == 4"},
        {"/test.py", 7, "  i % 2"},
        {"/test.py", 11, "top == 7"},
        {"/test.py", 8, "nobody > 3"},
        {"/test.py", 8, "i +"},
        {"/test.py", 7, "print('not heard') or [] or show(xs, i) or i == 99"},
        {"/other.py", 7, "True"},
    };
    Program *program = begin_text(text, REPORT_EXPRESSIONS, NULL);
    program_run(program);
    Trace *shown = program_trace(program);
    Probe *probe = probe_of(program, conditions, 7);
    size_t n[7] = {0};
    for (size_t i = 0; i < probe->hits.n; i++) {
        ProbeHit hit = probe->hits.at[i];
        n[hit.condition]++;
        const Event *e = trace_at(shown, hit.event);
        assert_int_equal(e->kind, EVENT_LINE);
        assert_int_equal(trace_line(shown, e->object), conditions[hit.condition].line);
    }
    static const size_t times[7] = {1, 2, 1, 5, 5, 0, 0};
    assert_memory_equal(n, times, sizeof n);
    assert_string_equal(probe->asked.at[3].wrong, "NameError: name 'nobody' is not defined");
    assert_string_equal(probe->asked.at[4].wrong, "SyntaxError: invalid syntax");
    assert_null(probe->asked.at[0].wrong);
    probe_free(probe);
    program_free(program);
}

// A condition may do what it likes: the program that is asked knows nothing of it.
static void conditions_change_nothing(void **state) {
    (void)state;
    static const char text[] = "import collections, os\n"
                               "class Count:\n"
                               "    n = 0\n"
                               "    def __eq__(self, other):\n"
                               "        self.n += 1\n"
                               "        return self.n == other\n"
                               "    @property\n"
                               "    def next(self):\n"
                               "        self.n += 1\n"
                               "        return self.n\n"
                               "count, xs, d = Count(), [1, 2], collections.defaultdict(list)\n"
                               "gen = iter([3, 4, 5, 6, 7])\n"
                               "def bump(): xs.append(0); return len(xs)\n"
                               "def squares():\n"
                               "    yield 1\n"
                               "    yield 4\n"
                               "square = squares()\n"
                               "for i in range(3):\n"
                               "    i + i\n"
                               "    len, f = len, bump\n"
                               "found = count.n, len(xs), len(d), next(gen), next(square)\n"
                               "for k in range(5):\n"
                               "    k + k\n";
    enum { LINE = 19, CONDITIONS = 17 };
    static const struct {
        const char *text;
        size_t hits;
        const char *wrong;
    } cases[CONDITIONS] = {
        {"count == 1", 3, NULL},                   // always the first time
        {"count.next == 1", 3, NULL},              // a property
        {"xs.append(i) or len(xs) == 3", 3, NULL}, // a method
        {"xs.pop() == 2", 3, NULL},
        {"bump() == 3", 3, NULL},
        {"d[i] == [] and len(d) == 1", 3, NULL}, // what is missing is put in
        {"4 in gen", 3, NULL},                   // used up
        {"[x for x in gen][0] == 3", 3, NULL},
        {"4 in square", 3, NULL},
        {"sum(square) == 5", 3, NULL},
        {"any(x == 2 for x in xs)", 3, NULL},
        {"(j := i) == 1", 1, NULL},
        {"exec('xs.clear(); d.clear()') or not xs", 3, NULL},
        {"open('made.txt', 'w').write('x') == 1 and i == 2", 1, NULL},
        {"os._exit(3)", 3, "SystemExit: 3"},
        {"__import__('sys').exit(3)", 3, "SystemExit: 3"},
        {"len(xs) == 2 and i == 1", 1, NULL},
    };
    Program *program = begin_text(text, REPORT_EXPRESSIONS, NULL);
    program_run(program);
    for (int i = 0; i < CONDITIONS; i++) {
        const Condition conditions[] = {{"/test.py", LINE, cases[i].text},
                                        {"/test.py", 23, "found[k] == (0, 2, 0, 3, 1)[k]"}};
        Probe *probe = probe_of(program, conditions, 2);
        size_t n[2] = {0};
        for (size_t hit = 0; hit < probe->hits.n; hit++)
            n[probe->hits.at[hit].condition]++;
        if (n[0] != cases[i].hits) fail_msg("%s holds %zu times", cases[i].text, n[0]);
        const char *wrong = probe->asked.at[0].wrong;
        if (cases[i].wrong)
            assert_string_equal(wrong, cases[i].wrong);
        else if (wrong)
            fail_msg("%s: %s", cases[i].text, wrong);
        if (n[1] != 5) fail_msg("%s has changed something", cases[i].text);
        assert_int_equal(probe_reached(probe), program_n_events(program));
        probe_free(probe);
    }
    program_free(program);
}

// A function that is called may do more than look, too, however well that is hidden.
static void calls_change_nothing(void **state) {
    (void)state;
    static const char text[] =
        "import collections, functools\n"
        "xs, d, calls = [1, 2], {'a': 1}, 0\n"
        "gen, pairs = (x for x in [3, 4]), enumerate('ab')\n"
        "class Box:\n"
        "    count = xs.append\n"
        "    def __init__(self): self.made = xs.append(1)\n"
        "    def __getitem__(self, at): return xs.pop()\n"
        "    @functools.cached_property\n"
        "    def kept(self): return 1\n"
        "box = Box.__new__(Box)\n"
        "class Falsy:\n"
        "    def __bool__(self): return xs.pop() == 2\n"
        "falsy = Falsy()\n"
        "def grows(ys): ys += [1]; return len(ys) == 3\n"
        "def sets(ys): ys[0] = 7; return ys[0] == 7\n"
        "def deletes(ys): del ys[0]; return len(ys) == 1\n"
        "def tells(): global calls; calls += 1; return calls == 1\n"
        "def marks(b): b.mark = 1; return b.mark\n"
        "def unpacks(b): b.a, *b.rest = 1, 2; return b.a\n"
        "def walks(): return [x for x in gen] == [3, 4]\n"
        "def tries():\n"
        "    try: xs.append(3)\n"
        "    except Exception: pass\n"
        "    return len(xs) == 3\n"
        "def names(): return [(xs := []) for _ in '1'] == [[]]\n"
        "def outer():\n"
        "    n = 0\n"
        "    def inner(): nonlocal n; n += 1; return n\n"
        "    return inner\n"
        "inner = outer()\n"
        "@functools.lru_cache\n"
        "def cached(n): return n + 1\n"
        "def raises():\n"
        "    try: raise error\n"
        "    except ValueError as e: return e.__traceback__ is not None\n"
        "class Shared:\n"
        "    def __iter__(self): return gen\n"
        "shared, error = Shared(), ValueError()\n"
        "for i in range(2):\n"
        "    i + i\n"
        "found = (xs, d, calls, list(gen), list(pairs), vars(box), inner(),\n"
        "         cached.cache_info().misses, error.__traceback__)\n"
        "end = [[1, 2], {'a': 1}, 0, [3, 4], [(0, 'a'), (1, 'b')], {}, 1, 0, None]\n"
        "for k in range(9):\n"
        "    k + k\n";
    enum { LINE = 40, LAST = 45 };
    static const char *const calls[] = {
        "grows(xs)",
        "sets(xs)",
        "deletes(xs)",
        "tells()",
        "marks(box)",
        "unpacks(box)",
        "walks()",
        "3 in shared",
        "[x for x in shared] == [3, 4]",
        "tries()",
        "names()",
        "inner() == 1",
        "cached(1) == 2",
        "raises()",
        "xs.__init__() or not xs",
        "box.count(0) or len(xs) == 3",
        "Box() and len(xs) == 3",
        "box[0] == 2",
        "box.kept",
        "falsy",
        "sorted([3], key=xs.append) and len(xs) == 3",
        "list(map(xs.append, [1])) and len(xs) == 3",
        "functools.partial(xs.append, 1)() or len(xs) == 3",
        "d.setdefault('b', 2) == 2",
        "next(pairs) == (0, 'a')",
        "[p for p in pairs] == [(0, 'a'), (1, 'b')]",
        "zip(pairs).__next__() == ((0, 'a'),)",
        "setattr(box, 'n', 1) or box.n",
        "Box.__init__(box) or len(xs) == 3",
        "len(xs) == 2",
    };
    Program *program = begin_text(text, REPORT_LINES, NULL);
    program_run(program);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        const Condition conditions[] = {{"/test.py", LINE, calls[i]},
                                        {"/test.py", LAST, "found[k] == end[k]"}};
        Probe *probe = probe_of(program, conditions, 2);
        size_t n[2] = {0};
        for (size_t hit = 0; hit < probe->hits.n; hit++)
            n[probe->hits.at[hit].condition]++;
        const char *wrong = probe->asked.at[0].wrong;
        if (n[0] != 2 || wrong)
            fail_msg("%s holds %zu times; %s", calls[i], n[0], wrong ? wrong : "");
        if (n[1] != 9) fail_msg("%s has changed something", calls[i]);
        probe_free(probe);
    }
    program_free(program);
}

static volatile sig_atomic_t n_copies;

static void count_copy(int signal) {
    (void)signal;
    n_copies++;
}

// One that only looks, with all that it calls, needs no copy of the process: it may be asked often.
static void looking_needs_no_copy(void **state) {
    (void)state;
    static const char text[] = "import math\n"
                               "class Point:\n"
                               "    def __init__(self, x): self.x = x\n"
                               "    @property\n"
                               "    def far(self): return self.x > 4\n"
                               "    def __eq__(self, other): return self.x == other.x\n"
                               "    def parts(self):\n"
                               "        for i, c in enumerate(str(self.x)): yield i, c\n"
                               "def is_prime(n):\n"
                               "    if n < 2: return False\n"
                               "    return all(n % d for d in range(2, math.isqrt(n) + 1))\n"
                               "def total(xs):\n"
                               "    sum = 0\n"
                               "    for i, x in enumerate(xs): sum += i * x\n"
                               "    return sum\n"
                               "def caught(d):\n"
                               "    try: return d['b']\n"
                               "    except KeyError: return d.get('a')\n"
                               "for i in range(6):\n"
                               "    p, d, text = Point(i), {'a': i}, str(i)\n"
                               "    i + i\n";
    static const Condition conditions[] = {
        {"/test.py", 21, "is_prime(i)"},
        {"/test.py", 21, "p.far and p == p"},
        {"/test.py", 21, "total([1, i]) == 3"},
        {"/test.py", 21, "caught(d) == 2"},
        {"/test.py", 21, "text.startswith('4') and text.join('ab') == 'a4b'"},
        {"/test.py", 21, "(lambda x: x + 1)(i) == 6 and list(map(is_prime, [i])) == [True]"},
        {"/test.py", 21, "list(p.parts()) == [(0, '3')] and (q := i) == 3"},
        {"/test.py", 21, "nobody()"},
    };
    enum { N = sizeof conditions / sizeof *conditions };
    Program *program = begin_text(text, REPORT_LINES, NULL);
    program_run(program);
    struct sigaction counts = {.sa_handler = count_copy, .sa_flags = SA_RESTART}, before;
    n_copies = 0;
    sigaction(SIGCHLD, &counts, &before);
    Probe *probe = probe_of(program, conditions, N);
    sigaction(SIGCHLD, &before, NULL);
    size_t n[N] = {0};
    for (size_t hit = 0; hit < probe->hits.n; hit++)
        n[probe->hits.at[hit].condition]++;
    static const size_t times[N] = {3, 1, 1, 1, 1, 1, 1, 6};
    for (int i = 0; i < N; i++)
        if (n[i] != times[i]) fail_msg("%s holds %zu times", conditions[i].text, n[i]);
    assert_string_equal(probe->asked.at[7].wrong, "NameError: name 'nobody' is not defined");
    if (n_copies) fail_msg("%d copies", (int)n_copies);
    probe_free(probe);
    program_free(program);
}

// One that never answers is asked once; the program is followed all the same.
static void a_condition_takes_too_long(void **state) {
    (void)state;
    static const char text[] = "def wait():\n"
                               "    while True: pass\n"
                               "for i in range(3):\n"
                               "    i + i\n";
    static const Condition condition = {"/test.py", 4, "wait()"};
    Program *program = begin_text(text, REPORT_LINES, NULL);
    program_run(program);
    Probe *probe = probe_of(program, &condition, 1);
    assert_int_equal(probe->hits.n, 1);
    assert_string_equal(probe->asked.at[0].wrong, "the condition takes too long to answer");
    probe_free(probe);
    program_free(program);
}

// An endless program is followed as far as it was recorded, and no further than need be.
static void conditions_follow_the_record(void **state) {
    (void)state;
    static const char text[] = "n = 0\nwhile True:\n    n += 1\n";
    static const Condition condition = {"/test.py", 3, "n == 50"};
    ProgramConfig config = {.depth = REPORT_LINES, .max_events = 100};
    Program *program = program_begin(&config, "/test.py", text, strlen(text));
    program_run(program);
    Probe *probe = probe_begin(program, &condition, 1);
    while (probe_follow(probe, program, 0))
        continue;
    size_t before = probe->hits.n;
    program_allow(program, 10000);
    program_run(program);
    while (probe_follow(probe, program, 0))
        continue;
    assert_true(before <= 1);
    assert_int_equal(probe->hits.n, 1);
    assert_int_equal(trace_at(program_trace(program), probe->hits.at[0].event)->kind, EVENT_LINE);
    probe_free(probe);
    program_free(program);
}

// What is asked changes nothing of what a program does, threads and tasks included.
static void asking_changes_nothing(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
        Str text = {0};
        random_python(seed, &text);
        Program *program = begin_text(str_text(&text), REPORT_EXPRESSIONS, NULL);
        program_run(program);
        Trace *shown = program_trace(program);
        Condition conditions[20];
        for (int i = 0; i < 20; i++)
            conditions[i] = (Condition){"/test.py", 3 * i + 1, "[x for x in range(50)]"};
        Probe *probe = probe_of(program, conditions, 20);
        for (size_t i = 0; i < probe->hits.n; i++)
            assert_true(probe->hits.at[i].event < shown->n);
        uint32_t n = 0;
        for (size_t i = 0; i < shown->lists[TRACE_LINES].n; i++) {
            const Event *e = trace_at(shown, shown->lists[TRACE_LINES].at[i]);
            int line = trace_line(shown, e->object);
            n += line % 3 == 1 && line < 60;
        }
        assert_int_equal(probe->hits.n, n); // every line of them, and at its place
        probe_free(probe);
        program_free(program);
        str_deinit(&text);
    }
}

// ---- the record

static void slices_change_nothing(void **state) {
    (void)state;
    Program *program = begin_text("for i in range(9): i + i\n", REPORT_LINES, NULL);
    int n_slices = 1;
    while (program_run_some(program, 0))
        n_slices++;
    assert_true(n_slices >= 9);
    program_free(program);
    for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
        Trace *whole = record_random(seed, REPORT_EXPRESSIONS, INT64_MAX);
        Trace *sliced = record_random(seed, REPORT_EXPRESSIONS, 0);
        assert_true(trace_equal(whole, sliced));
        assert_true(whole->n > 100);
        trace_free(whole);
        trace_free(sliced);
    }
}

static void add_bytes(void *data, const char *bytes, size_t n) {
    str_add_bytes(data, bytes, n);
}

// What the trace says was printed is what was printed, at every depth, and as without a trace.
static void outputs_are_whole(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
        Str text = {0}, alone = {0};
        random_python(seed, &text);
        Vm *vm = vm_new(NULL, &(VmOutput){&alone, add_bytes, add_bytes});
        int status = vm_run(vm, "/test.py", str_text(&text), text.n);
        vm_free_all(vm);
        for (int depth = 0; depth <= REPORT_EXPRESSIONS; depth++) {
            Str printed = {0}, told = {0};
            VmOutput output = {&printed, add_bytes, add_bytes};
            Program *program = begin_text(str_text(&text), (ReportDepth)depth, &output);
            program_run(program);
            assert_int_equal(program_exit_status(program), status);
            const Trace *trace = program_trace(program);
            for (size_t i = 0; i < trace->lists[TRACE_OUTPUTS].n; i++) {
                const Event *event = trace_at(trace, trace->lists[TRACE_OUTPUTS].at[i]);
                str_add(&told, trace_text(trace, (StringId)event->value));
            }
            assert_string_equal(str_text(&printed), str_text(&alone));
            assert_string_equal(str_text(&told), str_text(&alone));
            program_free(program);
            str_deinit(&printed);
            str_deinit(&told);
        }
        str_deinit(&text);
        str_deinit(&alone);
    }
}

static void a_file_keeps_it(void **state) {
    (void)state;
    Trace *trace = record_random(3, REPORT_EXPRESSIONS, INT64_MAX);
    char path[] = "/tmp/simul-program-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    Error error;
    assert_true(trace_save(trace, path, &error));
    Trace *loaded = trace_load(path, &error);
    assert_non_null(loaded);
    assert_true(trace_equal(trace, loaded));
    remove(path);
    trace_free(trace);
    trace_free(loaded);
}

// ---- the model

static void check_walk(const Trace *trace, uint64_t seed) {
    uint64_t *hashes = malloc((trace->n + 1) * sizeof *hashes);
    Model model;
    model_init(&model, trace);
    hashes[0] = model_hash(&model);
    while (model_step(&model))
        hashes[model.now.n] = model_hash(&model);
    while (model_back(&model))
        assert_int_equal(model_hash(&model), hashes[model.now.n]);
    uint64_t random = seed;
    for (int i = 0; i < 200; i++) {
        bool is_jump = next_random(&random) % 4 == 0;
        uint32_t distance = (uint32_t)(next_random(&random) % 40);
        uint32_t position = is_jump ? (uint32_t)(next_random(&random) % (trace->n + 1))
                            : next_random(&random) % 2 ? model.now.n + distance
                            : model.now.n > distance   ? model.now.n - distance
                                                       : 0;
        model_seek(&model, position);
        assert_int_equal(model_hash(&model), hashes[model.now.n]);
    }
    model_deinit(&model);
    free(hashes);
}

static void the_same_whichever_way(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
        Trace *trace = record_random(seed, (ReportDepth)(seed % 3), INT64_MAX);
        check_walk(trace, seed);
        trace_free(trace);
    }
}

static const ModelVariable *variable_of(const Model *model, const ModelFrame *frame,
                                        const char *name) {
    const ModelVariable *v = model_first_variable(model, frame);
    while (v && strcmp(trace_text(model->trace, v->name), name) != 0)
        v = model_next_variable(model, v);
    return v;
}

static void to_event(Model *model, EventKind kind, int nth) {
    while (nth) {
        assert_true(model_step(model));
        nth -= model_event(model)->kind == kind;
    }
}

// A value travels straight to the innermost generator, and back to the one that sent it.
static void a_delegating_channel(void **state) {
    (void)state;
    Trace *trace = record_text("def inner():\n"
                               "    got = yield 1\n"
                               "    return got + 1\n"
                               "def outer():\n"
                               "    end = yield from inner()\n"
                               "    yield end\n"
                               "g = outer()\n"
                               "next(g)\n"
                               "g.send(41)\n",
                               REPORT_LINES, INT64_MAX);
    Model model;
    model_init(&model, trace);
    to_event(&model, EVENT_FRAME_SUSPEND, 2); // outer delegates, inner yields
    const ModelFrame *outer = model_frame(&model, 2), *inner = model_frame(&model, 3);
    assert_non_null(outer);
    assert_non_null(inner);
    assert_int_equal(outer->delegate, 3);
    assert_int_equal(inner->parent, 2);
    assert_int_equal(outer->state, FRAME_SUSPENDED);
    assert_int_equal(inner->state, FRAME_SUSPENDED);
    assert_int_equal(inner->at, FRAME_AT_YIELD);
    assert_int_equal(inner->value, event_int_value(1));
    assert_int_equal(trace_line(trace, inner->place), 2);
    assert_int_equal(trace_line(trace, outer->place), 5);
    assert_int_equal(model_running_frame(&model)->id, 1);
    to_event(&model, EVENT_FRAME_RESUME, 1); // send(41)
    assert_int_equal(model_running_frame(&model)->id, 3);
    assert_int_equal(inner->how, RESUME_SEND);
    assert_int_equal(inner->value, event_int_value(41));
    assert_null(variable_of(&model, inner, "got")); // the assignment waits, too
    to_event(&model, EVENT_LINE, 1);
    assert_int_equal(variable_of(&model, inner, "got")->value, event_int_value(41));
    to_event(&model, EVENT_FRAME_RESUME, 1);
    assert_int_equal(model_running_frame(&model)->id, 2);
    assert_int_equal(outer->delegate, 0);
    assert_int_equal(outer->how, RESUME_RETURN);
    assert_int_equal(outer->value, event_int_value(42));
    model_deinit(&model);
    trace_free(trace);
}

static void each_line_of_output_is_an_event(void **state) {
    (void)state;
    Trace *trace =
        record_text("print('a\\nb', end='')\nprint('c')\n1 / 0\n", REPORT_SWITCHES, INT64_MAX);
    static const char *const lines[] = {"a\n", "bc\n", "Traceback (most recent call last):\n"};
    assert_true(trace->lists[TRACE_OUTPUTS].n > 4);
    for (size_t i = 0; i < 3; i++) {
        const Event *event = trace_at(trace, trace->lists[TRACE_OUTPUTS].at[i]);
        assert_string_equal(trace_text(trace, (StringId)event->value), lines[i]);
        assert_int_equal(event->a, i < 2 ? 1 : 2);
    }
    trace_free(trace);
}

static void what_is_changed_inside_is_noticed(void **state) {
    (void)state;
    Trace *trace = record_text("row = []\n"
                               "for i in range(2):\n"
                               "    row.append(i)\n"
                               "del i\n"
                               "x = 1\n",
                               REPORT_LINES, INT64_MAX);
    Model model;
    model_init(&model, trace);
    model_seek(&model, trace->n - 2); // before the end of the module's frame
    const ModelFrame *module = model_frame(&model, 1);
    assert_non_null(module);
    const ModelVariable *row = variable_of(&model, module, "row");
    assert_string_equal(trace_text(trace, (StringId)(row->value >> 1)), "[0, 1]");
    assert_int_equal(variable_of(&model, module, "i")->scope, VARIABLE_GONE);
    // row = []; for, append, for, append, for, del, x: a loop's line is told each time it turns
    assert_int_equal(trace->lists[TRACE_LINES].n, 8);
    model_deinit(&model);
    trace_free(trace);
}

// ---- control

static void an_endless_loop_hands_back(void **state) {
    (void)state;
    static const char *const programs[] = {
        "while True: pass\n",
        "def f():\n    while True: yield 1\nfor x in f(): pass\n",
        "import asyncio\nasync def f():\n    while True: await "
        "asyncio.sleep(0)\nasyncio.run(f())\n",
        "sum(iter(int, 1))\n",
        "import threading\ndef f():\n    while True: pass\n"
        "t = threading.Thread(target=f)\nt.start()\nt.join()\n",
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        Program *program = begin_text(programs[i], REPORT_SWITCHES, NULL);
        for (int slice = 0; slice < 3; slice++)
            assert_true(program_run_some(program, 1000000));
        assert_int_equal(program_state(program), PROGRAM_RUNS);
        program_stop(program);
        assert_int_equal(program_state(program), PROGRAM_ENDED);
        const Trace *trace = program_trace(program);
        const Event *last = trace_at(trace, trace->n - 1);
        assert_int_equal(last->kind, EVENT_RUN_END);
        assert_int_equal(last->a, RUN_STOPPED);
        program_free(program);
    }
}

static void a_full_record_can_go_on(void **state) {
    (void)state;
    const char *text = "n = 0\nwhile n < 20000:\n    n += 1\nprint(n)\n";
    ProgramConfig config = {.depth = REPORT_LINES, .max_events = 1000};
    Program *program = program_begin(&config, "/test.py", text, strlen(text));
    program_run(program);
    assert_int_equal(program_state(program), PROGRAM_FULL);
    assert_false(program_run_some(program, INT64_MAX));
    program_allow(program, PROGRAM_MAX_EVENTS);
    program_run(program);
    assert_int_equal(program_state(program), PROGRAM_ENDED);
    assert_int_equal(program_trace(program)->lists[TRACE_OUTPUTS].n, 1);
    program_free(program);
}

// Nobody waits for its end, nor for what it leaves, wherever it is.
static void a_program_is_freed_bit_by_bit(void **state) {
    (void)state;
    static const char *const programs[] = {
        "x = [[i] for i in range(10 ** 8)]\n",
        "x = []\ndef g():\n    yield\nwhile True:\n    x.append(g())\n    next(x[-1])\n",
        "import asyncio\nasync def f(): await asyncio.sleep(1)\nasync def main():\n"
        "    await asyncio.gather(*[f() for i in range(100000)])\nasyncio.run(main())\n",
        "import threading\nx = []\ndef f():\n    while True: x.append([1])\n"
        "threading.Thread(target=f).start()\nf()\n",
        "print(1)\n",
        "1 +\n",
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        Program *program = begin_text(programs[i], REPORT_SWITCHES, NULL);
        program_run_some(program, 100000000);
        int n = 1;
        while (program_free_some(program, 0))
            n++;
        assert_true(n > (i < 4 ? 10 : 0));
        program = begin_text(programs[i], REPORT_SWITCHES, NULL);
        program_run_some(program, 20000000);
        if (program_free_some(program, 1)) program_free(program);
    }
    Leavers leavers = {0};
    leavers_add(&leavers, NULL);
    assert_false(leavers_free_some(&leavers, 0));
    leavers_add(&leavers, begin_text(programs[0], REPORT_SWITCHES, NULL));
    leavers_add(&leavers, begin_text(programs[4], REPORT_SWITCHES, NULL));
    while (leavers_free_some(&leavers, 100000))
        continue;
    leavers_add(&leavers, begin_text(programs[2], REPORT_SWITCHES, NULL));
    leavers_deinit(&leavers);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_is_freed_bit_by_bit),
        cmocka_unit_test(conditions_are_asked),
        cmocka_unit_test(conditions_change_nothing),
        cmocka_unit_test(calls_change_nothing),
        cmocka_unit_test(looking_needs_no_copy),
        cmocka_unit_test(a_condition_takes_too_long),
        cmocka_unit_test(conditions_follow_the_record),
        cmocka_unit_test(asking_changes_nothing),
        cmocka_unit_test(slices_change_nothing),
        cmocka_unit_test(outputs_are_whole),
        cmocka_unit_test(a_file_keeps_it),
        cmocka_unit_test(the_same_whichever_way),
        cmocka_unit_test(a_delegating_channel),
        cmocka_unit_test(each_line_of_output_is_an_event),
        cmocka_unit_test(what_is_changed_inside_is_noticed),
        cmocka_unit_test(an_endless_loop_hands_back),
        cmocka_unit_test(a_full_record_can_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
