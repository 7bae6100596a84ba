// Our figures of the stage at 1920 × 1080, from what the person did to the pixels, without a
// display: a program of ten million events, one of ten thousand tasks, one that never ends, an
// ordinary one. window_costs.py measures the same in a real window.
#include "base/check.h"
#include "bench.h"
#include "gui/raster.h"
#include "gui/window.h"
#include "program/program.h"
#include "view/app/app.h"

enum { N_PICTURES = 300, N_WARM = 10, P50 = 50, P99 = 99 };

typedef struct Stage {
    App app;
    Pixels pixels;
    Raster *raster;
    uint64_t random;
    double ms[N_PICTURES];
} Stage;

static Stage stage;

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double percentile(int part) {
    qsort(stage.ms, N_PICTURES, sizeof *stage.ms, ascending);
    return stage.ms[(N_PICTURES - 1) * part / 100];
}

static uint32_t roll(uint32_t n) {
    stage.random = stage.random * 6364136223846793005 + 1442695040888963407;
    return (uint32_t)((stage.random >> 33) % n);
}

// ---- the window

// Opens the program [name]; if [whole], runs it to its end or until its record is full, and makes
// ready all that the window makes when it has nothing else to do.
static void open_program(const char *name, bool whole) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", PROGRAMS_DIR, name);
    Error error = {0};
    ViewConfig config = {.program_path = path,
                         .depth = REPORT_LINES,
                         .language = "en",
                         .theme = VIEW_DARK,
                         .w = 1920,
                         .h = 1080,
                         .is_paused = true,
                         .no_motion = true};
    CHECK(app_init(&stage.app, &config, &error), "%s", error.message);
    stage.pixels = pixels_new(stage.app.w, stage.app.h);
    stage.raster = raster_new();
    if (!whole) return;
    program_run(stage.app.program);
    int64_t wall_ns = 1;
    stage.app.is_prepared = false;
    while (!stage.app.is_prepared)
        app_advance(&stage.app, wall_ns++);
}

static void draw(void) {
    raster_draw(stage.raster, app_draw(&stage.app), stage.pixels, NULL);
}

static void close_program(void) {
    raster_free(stage.raster);
    pixels_free(&stage.pixels);
    app_deinit(&stage.app);
}

// ---- figures

// To a random instant: until the model is there, or the picture of it.
static double scrub_ms(bool with_picture) {
    App *app = &stage.app;
    open_program("mill.py", true);
    CHECK(app->record->n >= 10000000, "only %u events", app->record->n);
    int64_t end_ns = cursor_end_time(&app->now);
    for (int i = -N_WARM; i < N_PICTURES; i++) {
        double begin = bench_cpu_ns();
        app->stage.timeline_zoom = i % 2 ? 1 : 1e-7F; // all of it is seen, too
        app_go_to(app, (int64_t)((double)end_ns * roll(1 << 30) / (1 << 30)));
        if (with_picture) draw();
        if (i >= 0) stage.ms[i] = (bench_cpu_ns() - begin) / 1e6;
        if (!with_picture) draw();
    }
    close_program();
    return percentile(P99);
}

// Steps from the middle of a program on, drawn [whole] or only where something changed.
static double step_ms(const char *name, ViewGrain grain, bool whole, int part) {
    App *app = &stage.app;
    open_program(name, true);
    app_go_to(app, cursor_end_time(&app->now) / 2);
    app->grain = grain;
    for (int i = -N_WARM; i < N_PICTURES; i++) {
        bool forward = i / 20 % 2 == 0; // to and fro, so that a short program lasts
        double begin = bench_cpu_ns();
        app_do(app, forward ? ACTION_FORWARD : ACTION_BACK);
        if (whole) raster_forget(stage.raster);
        draw();
        if (i >= 0) stage.ms[i] = (bench_cpu_ns() - begin) / 1e6;
    }
    close_program();
    return percentile(part);
}

// A program runs for ever while the person steps: how long after a key its picture is there. The
// key may come when a slice of the program has just begun.
static double endless_ms(void) {
    App *app = &stage.app;
    open_program("mill.py", false);
    for (int i = -N_WARM; i < N_PICTURES; i++) {
        double begin = (double)window_now_ns();
        app_advance(app, window_now_ns());
        InputEvent key = {.kind = INPUT_KEY, .key = i % 5 ? KEY_RIGHT : KEY_END};
        while (!app_input(app, &key))
            draw();
        draw();
        if (i >= 0) stage.ms[i] = ((double)window_now_ns() - begin) / 1e6;
    }
    CHECK(program_state(app->program) == PROGRAM_RUNS, "it does not run any more");
    close_program();
    return percentile(P99);
}

// The program of the golden pictures.
#define GATE "../../view/programs/gate.py"

int main(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    if (!strcmp(name, "scrub-model")) return bench_print(scrub_ms(false));
    if (!strcmp(name, "scrub-picture")) return bench_print(scrub_ms(true));
    if (!strcmp(name, "crowd"))
        return bench_print(step_ms("crowd.py", VIEW_GRAIN_LINE, false, P99));
    if (!strcmp(name, "whole")) return bench_print(step_ms(GATE, VIEW_GRAIN_LINE, true, P50));
    if (!strcmp(name, "step")) return bench_print(step_ms(GATE, VIEW_GRAIN_LINE, false, P50));
    if (!strcmp(name, "endless")) return bench_print(endless_ms());
    return bench_unknown(name);
}
