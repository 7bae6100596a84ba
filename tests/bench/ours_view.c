// Our figures of view/ and gui/: the hall at 1920 × 1080, drawn whole and after a step, from the
// cursor to the pixels. Nothing is put on a display; first_picture.py measures with one.
#include "base/check.h"
#include "bench.h"
#include "gui/raster.h"
#include "view/app/app.h"

enum { N_PICTURES = 100, N_WARM = 10 };

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// The median picture, in ms, half an hour into the exhibition: each behind a step, drawn [whole] or
// only where it changed.
static double picture_ms(bool whole) {
    App app;
    Error error = {0};
    ViewConfig config = {.params = HALL_DEFAULT_PARAMS,
                         .language = "en",
                         .theme = VIEW_DARK,
                         .at_ns = INT64_C(1800) * 1000000000,
                         .is_paused = true,
                         .no_motion = true};
    CHECK(app_init(&app, &config, &error), "%s", error.message);
    Pixels pixels = pixels_new(app.w, app.h);
    Raster *raster = raster_new();
    double ms[N_PICTURES];
    for (int i = -N_WARM; i < N_PICTURES; i++) {
        double begin = bench_cpu_ns();
        app_do(&app, ACTION_FORWARD);
        if (whole) raster_forget(raster);
        raster_draw(raster, app_draw(&app), pixels, NULL);
        if (i >= 0) ms[i] = (bench_cpu_ns() - begin) / 1e6;
    }
    qsort(ms, N_PICTURES, sizeof *ms, ascending);
    raster_free(raster);
    pixels_free(&pixels);
    app_deinit(&app);
    return ms[N_PICTURES / 2];
}

int main(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    if (!strcmp(name, "whole")) return bench_print(picture_ms(true));
    if (!strcmp(name, "step")) return bench_print(picture_ms(false));
    return bench_unknown(name);
}
