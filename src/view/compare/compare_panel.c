// Above one clock for both; below it a half for each with its total, its Why, its program and its
// loop; at the foot one axis of time and what both print.
#include "view/compare/compare_panel.h"

#include <limits.h>

#include "view/compare/compare_parts.h"
#include "view/parts/headline.h"
#include "view/parts/light.h"
#include "view/parts/row.h"
#include "view/parts/scroll.h"
#include "view/parts/tabs.h"
#include "view/stage/frames_panel.h"
#include "view/stage/loop_layout.h"
#include "view/stage/loop_panel.h"
#include "view/stage/why_panel.h"

typedef struct Halves {
    View *view;
    const Comparison *c;
    const Scene *scenes[2], *before[2];
} Halves;

// A panel of one program is shown the view as if there were only that.
static void look_at(View *view, CodeTexts *const codes[2], int run) {
    view->run = run;
    view->codes = codes[run];
}

static const char *heading(View *view, const Comparison *c) {
    size_t n = c->code[0].n > c->code[1].n ? c->code[0].n : c->code[1].n;
    if (view->pair->is_earlier)
        return TR(view->arena, view->tr, "compare.changed", {"n", .number = (int64_t)n});
    return tr(view->tr, "compare.beside");
}

static void draw_headline(const Halves *h, Rect area) {
    View *view = h->view;
    Ui *ui = view->ui;
    int longer = h->c->end_ns[1] > h->c->end_ns[0];
    const char *caption =
        view->is_small ? "" : tr(view->tr, "compare.one-clock"); // as the title says
    Rect room = why_clock_draw(h->scenes[longer], area, caption);
    static const struct {
        const char *id, *key;
        Action action;
    } buttons[] = {{"both.next", "D", ACTION_NEXT_DIFFERENCE},
                   {"both.swap", "X", ACTION_SWAP},
                   {"both.one", "C", ACTION_COMPARE}};
    static const char *const labels[] = {"compare.next", "compare.swap", "compare.one-run"};
    Rect line = {room.x, area.y, room.w, ui_px(ui, view->is_small ? 44 : 68)};
    for (int i = 2; i >= 0; i--) {
        UiButton button = {
            .label = tr(view->tr, labels[i]), .key = buttons[i].key, .is_quiet = true};
        int w = ui_button_width(ui, &button), height = ui_px(ui, 32);
        if (w > line.w / 2) break;
        Rect rect = rect_take_right(&line, w);
        rect.y += (rect.h - height) / 2, rect.h = height;
        if (ui_button(ui, buttons[i].id, rect, &button)) view_wish_action(view, buttons[i].action);
        rect_take_right(&line, ui_px(ui, 8));
    }
    const char *text = heading(view, h->c);
    float size = view->is_small ? 20 : 36;
    while (size > 13 && text_width(ui->list.text, ui_sans(ui, size, 600), text) > line.w)
        size--;
    scene_word(h->scenes[0], line, ui_sans(ui, size, 600), ui->theme->text, UI_LEFT, text);
}

static const char *note_of(const Halves *h, int run) {
    View *view = h->view;
    for (int i = 0; i < 2; i++) // a record may have no program
        if (h->scenes[i]->trace->sources.n <= 1) return "";
    if (view->pair->is_earlier) return tr(view->tr, run ? "compare.earlier" : "compare.now");
    return TR(view->arena, view->tr, "compare.lines", {"n", .number = (int64_t)h->c->code[run].n});
}

static void draw_title(const Halves *h, int run, Rect line) {
    View *view = h->view;
    Ui *ui = view->ui;
    int64_t end_ns =
        (h->c->end_ns[run] + COMPARISON_SAME_NS / 2) / COMPARISON_SAME_NS * COMPARISON_SAME_NS;
    bool is_small = view->is_small;
    // What takes no time has run so many lines.
    const Trace *trace = h->scenes[run]->trace;
    bool is_timeless = view_is_timeless(view) && h->c->end_ns[0] < COMPARISON_SAME_NS &&
                       h->c->end_ns[1] < COMPARISON_SAME_NS;
    const char *total = is_timeless ? TR(view->arena, view->tr, "compare.n-lines",
                                         {"n", .number = (int64_t)trace->lists[TRACE_LINES].n})
                                    : scene_instant(h->scenes[run], end_ns);
    const char *all = is_timeless ? "compare.done-after" : "hall.all-done";
    const char *texts[4] = {comparison_name(h->scenes[run]->trace), note_of(h, run),
                            tr(view->tr, view->runs[run] ? "hall.so-far" : all), total};
    const TextStyle styles[4] = {
        ui_mono(ui, is_small ? 15 : 20, 600), ui_sans(ui, is_small ? 13 : 17, 400),
        ui_sans(ui, is_small ? 13 : 17, 400), ui_sans(ui, is_small ? 24 : 40, 600)};
    static const int weights[4] = {3, 1, 2, INT_MAX};
    RowItem items[4];
    for (int i = 0; i < 4; i++)
        items[i] = (RowItem){.w = text_width(ui->list.text, styles[i], texts[i]) + 1,
                             .gap = ui_px(ui, is_small ? 10 : 16),
                             .weight = weights[i]};
    int used = row_fit(items, 4, line.w);
    int baseline = text_baseline(ui->list.text, styles[3], line.y, line.h);
    for (int i = 0; i < 4; i++)
        if (items[i].is_shown)
            draw_text(&ui->list, line.x + items[i].x + (i >= 2 ? line.w - used : 0), baseline,
                      styles[i], i == 1 || i == 2 ? ui->theme->dim : ui->theme->text, texts[i]);
    draw_fill(&ui->list, (Rect){line.x, line.y + line.h, line.w, ui_px(ui, 1)}, ui->theme->line);
}

static void draw_half(const Halves *h, int run, Rect area) {
    View *view = h->view;
    Ui *ui = view->ui;
    bool is_small = view->is_small;
    draw_title(h, run, rect_take_top(&area, ui_px(ui, is_small ? 28 : 48)));
    rect_take_top(&area, ui_px(ui, is_small ? 6 : 14));
    why_sentence_draw(h->scenes[run], rect_take_top(&area, ui_px(ui, is_small ? 50 : 84)),
                      is_small ? 18 : 28);
    rect_take_top(&area, ui_px(ui, is_small ? 4 : 8));
    bool has_code = h->scenes[run]->trace->sources.n > 1;
    bool has_tasks = h->scenes[run]->trace->n_of_kind[OBJECT_TASK];
    int beside_w = ui_px(ui, 392), gap = ui_px(ui, is_small ? 8 : 24);
    Rect loop = area;
    if (has_code && area.w - beside_w >= ui_px(ui, 420)) {
        loop = rect_take_right(&area, beside_w);
        rect_take_right(&area, gap);
    } else if (has_code) { // where it finds no room beside the program, below it
        int most = area.h * 56 / 100, flat = ui_px(ui, LOOP_FLAT_H);
        loop = rect_take_bottom(&area, has_tasks && flat < most ? flat : most);
        rect_take_bottom(&area, gap);
    }
    view->is_small = true; // the loop keeps the sizes that it was made for
    if (has_tasks)
        loop_panel_draw(h->scenes[run], h->before[run], loop);
    else
        frames_panel_draw(h->scenes[run], loop);
    view->is_small = is_small;
    if (has_code) compare_code_draw(h->scenes[run], h->c, area);
}

static void make_scenes(Halves *h, CodeTexts *const codes[2]) {
    View *view = h->view;
    for (int run = 0; run < 2; run++) {
        look_at(view, codes, run);
        Scene *scene = arena_alloc(view->arena, sizeof *scene);
        *scene = scene_at(view, view->now, view->time_ns);
        h->scenes[run] = h->before[run] = scene;
        if (view->before == view->now || view->progress == 1) continue;
        Scene *before = arena_alloc(view->arena, sizeof *before);
        *before = scene_at(view, view->before, cursor_time(view->before));
        h->before[run] = before;
    }
}

// One part at a time, where there is no room for all.
static void draw_as_tabs(const Halves *h, CodeTexts *const codes[2], Rect area) {
    enum { FIRST, SECOND, LANES, OUTPUT, PARTS };
    static const int least_h[PARTS] = {340, 340, 140, 0};
    View *view = h->view;
    int left = view->left;
    const Tab tabs[PARTS] = {
        [FIRST] = {"both.tab.left", comparison_name(h->scenes[left]->trace), ICON_LEFT},
        [SECOND] = {"both.tab.right", comparison_name(h->scenes[!left]->trace), ICON_RIGHT},
        [LANES] = {"both.tab.time", tr(view->tr, "stage.timeline"), ICON_TIMELINE},
        [OUTPUT] = {"both.tab.output", tr(view->tr, "stage.output"), ICON_OUTPUT}};
    int tab = tabs_choose(view, &area, tabs, PARTS, &view->stage->pair_tab);
    Scroll scroll;
    Rect inner = scroll_begin(&scroll, view, "both.scroll", area,
                              ui_px(view->ui, (float)least_h[tab]), &view->stage->pair_scrolled);
    int run = tab == SECOND ? !left : left;
    look_at(view, codes, tab < LANES ? run : 0);
    if (tab == LANES)
        compare_lanes_draw(h->scenes, h->c, left, inner);
    else if (tab == OUTPUT)
        compare_output_draw(h->scenes, h->c, left, inner);
    else
        draw_half(h, run, inner);
    scroll_end(&scroll);
}

void compare_panel_draw(View *view, Rect area) {
    enum { LEAST_H = 330 }; // for all of it, logical pixels
    Ui *ui = view->ui;
    CodeTexts *const codes[2] = {view->codes, &view->pair->codes};
    int run = view->run, left = view->left;
    bool is_small = view->is_small;
    Halves h = {.view = view, .c = &view->pair->comparison};
    make_scenes(&h, codes);
    light_by_keyboard(h.scenes[view->kept.kind ? view->kept.run : left]);
    int margin = view_margin(view);
    area.x += margin, area.w -= 2 * margin;
    look_at(view, codes, 0);
    if (!view->is_tiny) {
        rect_take_top(&area, ui_px(ui, is_small ? 8 : 14));
        int caption_h = is_small ? ui_px(ui, 16) : 0; // it has none there
        draw_headline(&h, rect_take_top(&area, headline_height(view) - caption_h));
        rect_take_top(&area, ui_px(ui, 4));
    }
    float h_px = (float)area.h / ui->scale;
    if (h_px < LEAST_H) {
        draw_as_tabs(&h, codes, area);
        look_at(view, codes, 0);
        view->run = run;
        return;
    }
    Rect foot = rect_take_bottom(&area, ui_px(ui, is_small ? h_px * 0.325F : h_px * 0.35F));
    rect_take_bottom(&area, ui_px(ui, is_small ? 8 : 16));
    draw_fill(&ui->list, (Rect){foot.x, foot.y, foot.w, ui_px(ui, 1)}, ui->theme->line);
    rect_take_top(&foot, ui_px(ui, is_small ? 8 : 14));
    int gutter = ui_px(ui, is_small ? 32 : 48);
    Rect first = rect_take_left(&area, (area.w - gutter) / 2);
    Rect middle = rect_take_left(&area, gutter);
    draw_fill(&ui->list, (Rect){middle.x + gutter / 2, first.y, ui_px(ui, 1), first.h},
              ui->theme->line);
    look_at(view, codes, left);
    draw_half(&h, left, first);
    look_at(view, codes, !left);
    draw_half(&h, !left, area);
    look_at(view, codes, 0);
    Rect output = rect_take_right(&foot, foot.w * (is_small ? 40 : 30) / 100);
    rect_take_right(&foot, ui_px(ui, is_small ? 16 : 32));
    compare_lanes_draw(h.scenes, h.c, left, foot);
    compare_output_draw(h.scenes, h.c, left, output);
    look_at(view, codes, 0);
    view->run = run;
}
