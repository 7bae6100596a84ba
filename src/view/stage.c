// The regions of LOOK's grid, given to the panels; where there is less room the least important
// ones go first: the boards, then the right column, then the timeline.
#include "view/stage.h"

#include "view/boards_panel.h"
#include "view/headline.h"
#include "view/loop_panel.h"
#include "view/output_panel.h"
#include "view/tasks_panel.h"
#include "view/timeline_panel.h"
#include "view/why_panel.h"

typedef struct Regions {
    Rect why, boards, loop, right, timeline, output; // empty: not shown
} Regions;

static void cut_columns(const View *view, Regions *regions, Rect middle) {
    const Ui *ui = view->ui;
    float w = (float)middle.w / ui->scale;
    bool has_boards = view->exhibition && w >= 1000;
    int gap = ui_px(ui, view->is_small ? 16 : 32);
    int right_w = middle.w *
                  (view->is_small ? has_boards ? 221 : 400
                   : has_boards   ? 252
                                  : 420) /
                  1000;
    regions->right = rect_take_right(&middle, right_w);
    rect_take_right(&middle, gap);
    if (has_boards) {
        int loop_w = (right_w + gap + middle.w) * (view->is_small ? 343 : 368) / 1000;
        regions->loop = rect_take_right(&middle, loop_w);
        rect_take_right(&middle, ui_px(ui, view->is_small ? 16 : 24));
        regions->boards = middle;
    } else {
        regions->loop = middle;
    }
}

static Regions cut_regions(const View *view, Rect area) {
    const Ui *ui = view->ui;
    bool is_small = view->is_small;
    int margin = view_margin(view);
    area.x += margin, area.w -= 2 * margin;
    float h = (float)area.h / ui->scale;
    Regions regions = {0};
    rect_take_top(&area, ui_px(ui, is_small ? 8 : 14));
    regions.why = rect_take_top(&area, headline_height(view));
    rect_take_top(&area, ui_px(ui, 4));
    bool has_timeline = h >= 420;
    float timeline_h = h > 1000 ? h * 0.208F : 208;
    if (is_small) timeline_h = h > 560 ? 140 : 112;
    Rect bottom = has_timeline ? rect_take_bottom(&area, ui_px(ui, timeline_h)) : (Rect){0};
    rect_take_bottom(&area, ui_px(ui, is_small ? 8 : 16));
    cut_columns(view, &regions, area);
    if (!has_timeline) return regions;
    regions.timeline = bottom;
    if (is_small) return regions;
    bool has_boards = !rect_is_empty(regions.boards);
    int output_w = has_boards ? regions.right.w : bottom.w * 252 / 1000;
    regions.output = rect_take_right(&regions.timeline, output_w);
    rect_take_right(&regions.timeline, ui_px(ui, 32));
    return regions;
}

static void draw_bottom(const Scene *scene, const Regions *regions) {
    Ui *ui = scene->view->ui;
    Rect timeline = regions->timeline, output = regions->output;
    int line = ui_px(ui, 1);
    if (!rect_is_empty(timeline)) {
        draw_fill(&ui->list, (Rect){timeline.x, timeline.y, timeline.w, line}, ui->theme->line);
        rect_take_top(&timeline, line);
        timeline_panel_draw(scene, timeline);
    }
    if (rect_is_empty(output)) return;
    draw_fill(&ui->list, (Rect){output.x, output.y, output.w, line}, ui->theme->line);
    rect_take_top(&output, ui_px(ui, 16));
    output_panel_draw(scene, output, true);
}

// In a small window tasks and output share the right column: the one where something changed.
static void draw_tabs(const Scene *scene, Rect area) {
    enum { TASKS, OUTPUT, TABS };
    View *view = scene->view;
    Ui *ui = view->ui;
    const char *titles[TABS] = {tr(view->tr, "stage.tab.tasks"), tr(view->tr, "stage.output")};
    static const char *const ids[TABS] = {"tab.tasks", "tab.output"};
    int chosen = view->stage->tab - 1;
    if (chosen < 0) chosen = scene->event && scene->event->kind == EVENT_OUTPUT ? OUTPUT : TASKS;
    Rect line = rect_take_top(&area, ui_px(ui, 28));
    for (int i = 0; i < TABS; i++) {
        UiButton button = {.label = titles[i], .is_quiet = true, .is_selected = i == chosen};
        int w = ui_button_width(ui, &button);
        if (w > line.w) break;
        if (!ui_button(ui, ids[i], rect_take_left(&line, w), &button)) continue;
        // The chosen one again: follow the change.
        view->stage->tab = view->stage->tab == i + 1 ? 0 : i + 1;
        ui->wants_frame = true;
    }
    rect_take_top(&area, ui_px(ui, 12));
    if (chosen == TASKS)
        tasks_panel_draw(scene, area, false);
    else
        output_panel_draw(scene, area, false);
}

void stage_draw(View *view, Rect area) {
    Regions regions = cut_regions(view, area);
    Scene *scene = arena_alloc(view->arena, sizeof *scene), *before = scene;
    *scene = scene_at(view, view->now, view->time_ns);
    if (view->before != view->now && view->progress < 1) {
        before = arena_alloc(view->arena, sizeof *before);
        *before = scene_at(view, view->before, cursor_time(view->before));
    }
    why_panel_draw(scene, regions.why);
    if (!rect_is_empty(regions.boards)) boards_panel_draw(scene, regions.boards);
    loop_panel_draw(scene, before, regions.loop);
    if (view->is_small)
        draw_tabs(scene, regions.right);
    else
        tasks_panel_draw(scene, regions.right, true);
    draw_bottom(scene, &regions);
}
