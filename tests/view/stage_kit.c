// See stage_kit.h.
#include "stage_kit.h"

#include "kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "view/chrome/topbar.h"
#include "view/chrome/transport.h"

static void must(const void *made, const Error *error) {
    if (!made) fail_msg("%s", error->message);
}

void stage_kit_open(StageKit *kit, Trace *trace) {
    Error error = {0};
    *kit = (StageKit){.trace = trace, .w = 1920, .h = 1080, .scale = 1, .is_dark = true};
    kit->progress = 1;
    kit->time_ns = -1;
    must(kit->texts[0] = tr_load("en", &error), &error);
    must(kit->texts[1] = tr_load("ru", &error), &error);
    must(kit->text = text_new(&error), &error);
    must(kit->icons = icons_new(&error), &error);
    ui_init(&kit->ui, kit->text, kit->icons);
    stage_track_init(&kit->track, trace);
    while (!stage_track_extend(&kit->track, 1000))
        ;
    cursor_init(&kit->now, (const Trace *[]){trace}, 1);
    cursor_init(&kit->before, (const Trace *[]){trace}, 1);
}

void stage_kit_close(StageKit *kit) {
    cursor_deinit(&kit->now);
    cursor_deinit(&kit->before);
    stage_track_deinit(&kit->track);
    ui_deinit(&kit->ui);
    icons_free(kit->icons);
    text_free(kit->text);
    tr_free(kit->texts[0]);
    tr_free(kit->texts[1]);
    arena_deinit(&kit->arena);
    trace_free(kit->trace);
}

void stage_kit_seek(StageKit *kit, uint64_t position) {
    cursor_seek(&kit->now, position);
    cursor_seek(&kit->before, position);
}

void stage_kit_go(StageKit *kit, const char *name, int n) {
    const Trace *trace = kit->trace;
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind != EVENT_TASK_STEP) continue;
        const Event *born = trace_at(trace, trace_object(trace, e->subject)->born);
        if (strcmp(trace_text(trace, (StringId)born->value), name) == 0 && --n == 0) {
            stage_kit_seek(kit, i + 1);
            return;
        }
    }
    fail_msg("%s has fewer steps", name);
}

const DrawList *stage_kit_draw(StageKit *kit) {
    kit->request = (ViewRequest){0};
    for (int i = 0; i < 3; i++) { // what is pointed at is known after the first
        arena_reset(&kit->arena);
        ui_begin(&kit->ui, kit->w, kit->h, kit->is_dark ? &theme_dark : &theme_light, kit->scale);
        float w = (float)kit->w / kit->scale, h = (float)kit->h / kit->scale;
        bool moves = kit->progress < 1;
        View view = {.ui = &kit->ui,
                     .tr = kit->texts[kit->is_russian],
                     .arena = &kit->arena,
                     .is_small = w < 1600 || h < 880,
                     .stages = {&kit->track},
                     .stage = &kit->state,
                     .now = &kit->now,
                     .before = moves ? &kit->before : &kit->now,
                     .progress = kit->progress,
                     .travel = kit->progress,
                     .time_ns = kit->time_ns < 0 ? cursor_time(&kit->now) : kit->time_ns,
                     .pages = {-1, -1},
                     .error = "",
                     .pointed = kit->pointed};
        Rect area = {0, 0, kit->w, kit->h};
        rect_take_top(&area, topbar_height(&view));
        rect_take_bottom(&area, transport_height(&view));
        stage_draw(&view, area);
        if (view.request.wish != VIEW_WISH_NONE) kit->request = view.request;
        bool again = memcmp(&kit->pointed, &view.next_pointed, sizeof kit->pointed) != 0;
        kit->pointed = view.next_pointed;
        again |= ui_end(&kit->ui);
        if (!again) break;
    }
    return &kit->ui.list;
}

Pixels stage_kit_pixels(StageKit *kit) {
    return kit_drawn(stage_kit_draw(kit));
}

uint64_t stage_kit_picture(StageKit *kit) {
    return kit_hash(stage_kit_pixels(kit));
}
