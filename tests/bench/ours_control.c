// How long a program can keep its host waiting: the longest time between two moments at which
// control comes back, over the operations of control.txt.
//
//     bench_control control          the longest of every 24th operation, in ms
//     bench_control each [TEXT]      a line for each operation (that holds TEXT)
#include "base/file.h"
#include "bench.h"
#include "lang/core/vm.h"

enum { RUN_MS = 1000 }; // of one operation

typedef struct Host {
    double begin_ns, last_ns, longest_ns;
} Host;

static int64_t due(void *data) {
    Host *host = data;
    double now = bench_cpu_ns();
    if (now - host->last_ns > host->longest_ns) host->longest_ns = now - host->last_ns;
    host->last_ns = now;
    return now - host->begin_ns < RUN_MS * 1e6 ? VM_DUE_TICKS : 0;
}

// What is printed costs the host nothing.
static void ignore(void *data, const char *bytes, size_t n) {
    (void)data, (void)bytes, (void)n;
}

static double longest_ms(const Str *program) {
    Host host = {0};
    Vm *vm = vm_new(NULL, &(VmOutput){NULL, ignore, ignore});
    host.begin_ns = host.last_ns = bench_cpu_ns();
    vm_watch(vm, (VmWatch){&host, due}, VM_DUE_TICKS);
    vm_run(vm, "bench.py", str_text(program), program->n);
    due(&host);
    vm_free_all(vm);
    return host.longest_ns / 1e6;
}

// Statements are parted by two blanks, so that one line can define something.
static void add_lines(Str *program, const char *line) {
    for (const char *gap; (gap = strstr(line, ";  ")); line = gap + 3)
        str_printf(program, "%.*s\n", (int)(gap - line), line);
    str_printf(program, "%s\n", line);
}

static double measure(const char *setup, const char *operation) {
    Str program = {0};
    str_printf(&program, "%s\n", setup);
    add_lines(&program, operation);
    double ms = longest_ms(&program);
    str_deinit(&program);
    return ms;
}

// Every [stride]th operation.
static int measure_all(const char *only, size_t stride, bool tells) {
    Str text = {0};
    Error error;
    if (!file_read(CONTROL_TXT, 1 << 20, &text, &error)) return bench_skip(error.message);
    const char *setup = "pass";
    double worst = 0;
    size_t n = 0;
    for (char *rest, *line = strtok_r(text.text, "\n", &rest); line;
         line = strtok_r(NULL, "\n", &rest)) {
        if (line[0] == '@') setup = line + 2;
        if (line[0] == '@' || line[0] == '#' || (only && !strstr(line, only))) continue;
        if (n++ % stride) continue;
        double ms = measure(setup, line), again;
        for (int i = 0; i < 2 && ms > 10; i++) // what the machine was busy with does not come back
            if ((again = measure(setup, line)) < ms) ms = again;
        if (ms > worst) worst = ms;
        if (tells) printf("%8.2f ms  %-50s  %.30s\n", ms, line, setup);
        fflush(stdout);
    }
    str_deinit(&text);
    return bench_print(worst);
}

int main(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    if (strcmp(name, "control") == 0) return measure_all(NULL, 24, false);
    if (strcmp(name, "each") == 0) return measure_all(argc > 2 ? argv[2] : NULL, 1, true);
    return bench_unknown(name);
}
