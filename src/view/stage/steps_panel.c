// Of a long run a part is seen, and which one depends on the present step alone.
#include "view/stage/steps_panel.h"

#include <math.h>

#include "view/code/code_focus.h"
#include "view/lesson/predict_panel.h"
#include "view/parts/light.h"
#include "view/stage/frame_track.h"

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    const FrameTrack *track;
    Rect labels, rows;
    float step_px;
    uint32_t now;      // the present step, from 1; 0: before the first
    uint32_t from, to; // the steps that are seen
    int pitch, lane_h;
} Panel;

static int x_of(const Panel *p, uint32_t step) {
    return p->rows.x + (int)lroundf((float)(step - p->from) * p->step_px);
}

// Page by page; the same step gives the same page.
static void place_window(Panel *p) {
    uint32_t n = p->track->n_steps ? p->track->n_steps : 1;
    float fit = (float)p->rows.w / (float)n, least = (float)ui_px(p->ui, 4),
          most = (float)ui_px(p->ui, 48);
    p->step_px = fit < least ? least : fit > most ? most : fit;
    uint32_t seen = (uint32_t)((float)p->rows.w / p->step_px), half = seen / 2 + 1;
    p->from = 0;
    if (n > seen && p->now > half) p->from = (p->now - 1) / half * half - half / 2;
    if (n > seen && p->from > n - seen) p->from = n - seen;
    p->to = p->from + seen < n ? p->from + seen : n;
}

static const char *lane_name(const Panel *p, uint32_t lane, const char **holder) {
    *holder = NULL;
    const FrameLane *of = &p->track->lanes.at[lane];
    if (!of->frame) return tr(p->view->tr, "stage.module");
    const ModelFrame *frame = model_frame(p->scene->model, of->frame);
    if (frame) {
        *holder = code_holder(p->scene, code_root(p->scene, frame));
        return code_frame_name(p->scene, frame);
    }
    return trace_text(p->scene->trace, event_low(trace_code(p->scene->trace, of->code)->value));
}

static void draw_label(const Panel *p, Rect row, uint32_t lane, bool runs) {
    Ui *ui = p->ui;
    const char *holder, *name = lane_name(p, lane, &holder);
    float size = p->view->is_small ? 12 : 14;
    Rect at = {p->labels.x, row.y, p->labels.w - ui_px(ui, 8), row.h};
    Color color = runs ? p->theme->text : p->theme->dim;
    if (holder) name = arena_printf(p->view->arena, "%s %s", name, holder);
    FrameId frame = p->track->lanes.at[lane].frame;
    if (frame) {
        if (scene_point(p->scene, at, (ViewThing){VIEW_FRAME, p->scene->run, frame}))
            scene_choose_frame(p->scene, frame);
        if (light_on_frame(p->scene, frame)) scene_mark(p->scene, rect_inset(at, -ui_px(ui, 1)));
    }
    ui_label_cut(ui, at, ui_sans(ui, size, runs ? 600 : 400), color, UI_LEFT, name);
}

// While it sleeps there is a line; while it runs, blocks.
static void draw_lane(const Panel *p, Rect row, uint32_t lane) {
    Ui *ui = p->ui;
    const FrameLane *of = &p->track->lanes.at[lane];
    int y = row.y + (row.h - p->lane_h) / 2, middle = row.y + row.h / 2;
    if (of->frame && of->begin < p->to && of->end > p->from) {
        int x0 = x_of(p, of->begin > p->from ? of->begin : p->from),
            x1 = x_of(p, of->end < p->to ? of->end : p->to);
        bool is_past = of->begin < p->now;
        Stroke stroke = {.color = is_past ? p->theme->edge : p->theme->line2,
                         .width_px = (float)ui_px(ui, 1),
                         .on_px = (float)ui_px(ui, 4),
                         .off_px = (float)ui_px(ui, 3)};
        draw_line(&ui->list, (float)x0, (float)middle, (float)x1, (float)middle, stroke);
    }
    uint32_t now = p->now ? p->now - 1 : 0;
    for (uint32_t i = frame_track_find(p->track, p->from); i < p->track->switches.n; i++) {
        FrameSwitch at = p->track->switches.at[i];
        if (at.step >= p->to) break;
        if (at.lane != lane) continue;
        bool is_last = i + 1 == p->track->switches.n;
        uint32_t end = is_last ? p->track->n_steps : p->track->switches.at[i + 1].step;
        uint32_t begin = at.step > p->from ? at.step : p->from;
        if (end > p->to) end = p->to;
        if (begin >= end) continue;
        bool is_now = p->now && begin <= now && now < end;
        Color amber = p->theme->now;
        uint32_t cut = end < p->now ? end : begin > p->now ? begin : p->now;
        if (cut > begin)
            draw_box(&ui->list, (Rect){x_of(p, begin), y, x_of(p, cut) - x_of(p, begin), p->lane_h},
                     (Box){color_mix(p->theme->bg, amber, 0.7F), 0, BORDER_NONE, 0, 2 * ui->scale});
        if (end > cut)
            draw_box(&ui->list, (Rect){x_of(p, cut), y, x_of(p, end) - x_of(p, cut), p->lane_h},
                     (Box){color_mix(p->theme->bg, amber, 0.3F), 0, BORDER_NONE, 0, 2 * ui->scale});
        if (is_now)
            draw_box(
                &ui->list,
                (Rect){x_of(p, now), y - ui_px(ui, 1), x_of(p, now + 1) - x_of(p, now),
                       p->lane_h + ui_px(ui, 2)},
                (Box){amber, p->theme->now_edge, BORDER_SOLID, (float)ui_px(ui, 1), 2 * ui->scale});
    }
}

static void draw_marks(const Panel *p, Rect line) {
    Ui *ui = p->ui;
    static const uint32_t distances[] = {5, 10, 20, 50, 100};
    uint32_t distance = 5;
    for (size_t i = 0; i < sizeof distances / sizeof *distances; i++) {
        distance = distances[i];
        if ((float)distance * p->step_px >= (float)ui_px(ui, 60)) break;
    }
    TextStyle style = ui_sans(ui, p->view->is_small ? 12 : 14, 400);
    int taken = x_of(p, p->now) - ui_px(ui, 40), until = x_of(p, p->now) + ui_px(ui, 40);
    for (uint32_t step = (p->from + distance - 1) / distance * distance; step <= p->to;
         step += distance) {
        int x = x_of(p, step);
        if ((x > taken && x < until) || x > p->rows.x + p->rows.w - ui_px(ui, 30)) continue;
        const char *text = arena_printf(p->view->arena, "%u", step);
        int w = text_width(ui->list.text, style, text);
        ui_label_cut(ui, (Rect){x - w / 2, line.y, w + 1, line.h}, style, p->theme->faint, UI_LEFT,
                     text);
    }
}

static void draw_handle(const Panel *p, Rect line) {
    Ui *ui = p->ui;
    const char *text = arena_printf(p->view->arena, "%s %u", tr(p->view->tr, "stage.step"), p->now);
    TextStyle style = ui_sans(ui, p->view->is_small ? 12 : 14, 600);
    int w = text_width(ui->list.text, style, text) + ui_px(ui, 16), x = x_of(p, p->now);
    draw_fill(&ui->list,
              (Rect){x - ui_px(ui, 1), line.y + line.h, ui_px(ui, 2),
                     p->rows.y + p->rows.h - line.y - line.h},
              p->theme->now_line);
    Rect box = {x - w / 2, line.y, w, line.h};
    if (box.x < p->labels.x) box.x = p->labels.x;
    if (box.x + w > p->rows.x + p->rows.w) box.x = p->rows.x + p->rows.w - w;
    draw_box(
        &ui->list, box,
        (Box){p->theme->now, p->theme->now_edge, BORDER_SOLID, (float)ui_px(ui, 1), 6 * ui->scale});
    ui_label(ui, box, style, p->theme->ink, UI_CENTER, text);
}

// Dragging goes to the step under the mouse.
static void answer(const Panel *p) {
    uint32_t n = p->to - p->from;
    if (!n || p->now < p->from || p->now > p->to) return; // the lanes are not made that far yet
    Rect reach = {p->rows.x, p->rows.y, x_of(p, p->to) - p->rows.x, p->rows.h};
    double part = (double)(p->now - p->from) / n;
    if (!ui_scrub(p->ui, "steps", reach, 1.0 / n, &part)) return;
    uint32_t step = p->from + (uint32_t)(part * n);
    if (step >= p->track->n_steps) step = p->track->n_steps - 1;
    view_wish_event(p->view, p->scene->run, p->scene->trace->lists[TRACE_EXPRESSIONS].at[step]);
}

// Which lanes are seen where not all find room: the program, and those that begin last before now.
static uint32_t first_lane(const Panel *p, uint32_t n_rows) {
    uint32_t n = (uint32_t)p->track->lanes.n, begun = 1;
    if (n <= n_rows || n_rows < 2) return 1;
    while (begun < n && p->track->lanes.at[begun].begin < p->now)
        begun++;
    uint32_t first = begun > n_rows - 1 ? begun - (n_rows - 1) : 1;
    return first + n_rows - 1 > n ? n - (n_rows - 1) : first;
}

void steps_panel_draw(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    bool is_small = view->is_small;
    Panel panel = {.scene = scene,
                   .view = view,
                   .ui = ui,
                   .theme = ui->theme,
                   .track = view->frames,
                   .pitch = ui_px(ui, is_small ? 14 : 20),
                   .lane_h = ui_px(ui, is_small ? 8 : 12)},
          *p = &panel;
    p->now = trace_list_rank(scene->trace, TRACE_EXPRESSIONS, scene->model->now.n);
    rect_take_top(&area, ui_px(ui, is_small ? 6 : 10));
    Rect line = rect_take_top(&area, ui_px(ui, is_small ? 20 : 24));
    rect_take_top(&area, ui_px(ui, 6));
    p->labels = rect_take_left(&area, ui_px(ui, is_small ? 108 : 140));
    p->rows = area;
    p->rows.w -= ui_px(ui, 16);
    place_window(p);
    answer(p);
    Rect whole = {p->labels.x - ui_px(ui, 8), line.y, 0, p->rows.y + p->rows.h - line.y};
    whole.w = p->rows.x + p->rows.w - whole.x;
    predict_cover_future(view, whole, p->rows.y, x_of(p, p->now));
    draw_marks(p, line);
    uint32_t n = (uint32_t)p->track->lanes.n;
    int high = n ? p->rows.h / (int)n : 0, most = ui_px(ui, 30);
    if (high > p->pitch) p->pitch = high < most ? high : most; // few: all the room
    if (p->pitch >= ui_px(ui, 20)) p->lane_h = ui_px(ui, p->pitch >= ui_px(ui, 26) ? 16 : 12);
    uint32_t n_rows = p->pitch > 0 ? (uint32_t)(p->rows.h / p->pitch) : 0;
    uint32_t first = first_lane(p, n_rows),
             running =
                 p->track->switches.at[frame_track_find(p->track, p->now ? p->now - 1 : 0)].lane;
    Rect rest = p->rows;
    for (uint32_t i = 0; i < n_rows; i++) {
        uint32_t lane = i ? first + i - 1 : 0;
        if (lane >= n) break;
        Rect row = rect_take_top(&rest, p->pitch);
        draw_label(p, row, lane, lane == running);
        draw_lane(p, row, lane);
    }
    draw_pop(&ui->list);
    draw_handle(p, line);
}
