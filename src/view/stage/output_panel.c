// The last lines, the newest at the bottom; the wheel, and PageUp with
// the keyboard in one of them, lead to earlier ones. A long line goes on below.
#include "view/stage/output_panel.h"

#include <string.h>

#include "view/parts/light.h"

enum { MOST_ROWS = 4 }; // of one line

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    TextStyle style;
    int line_h, time_w;
    uint32_t n; // lines that were printed
} Panel;

// What was printed, without its line break, and without what is far too long to be seen.
static const char *line_of(const Panel *p, const Event *e) {
    enum { MOST_BYTES = 1000 };
    const char *text = trace_text(p->scene->trace, (StringId)e->value);
    size_t n = strcspn(text, "\n");
    if (n > MOST_BYTES)
        for (n = MOST_BYTES; ((unsigned char)text[n] & 0xC0) == 0x80;)
            n--;
    return arena_copy(p->view->arena, text, n);
}

static int rows_of(const Panel *p, uint32_t i, int w) {
    TextLine lines[MOST_ROWS];
    const char *text = line_of(p, model_output(p->scene->model, i));
    size_t n = text_wrap(p->ui->list.text, p->style, text, w, lines, MOST_ROWS);
    return n < 1 ? 1 : n > MOST_ROWS ? MOST_ROWS : (int)n;
}

static void draw_text_rows(const Panel *p, Rect area, const char *text, bool is_now, Color color) {
    TextLine lines[MOST_ROWS];
    TextStyle bold = p->style;
    bold.weight = is_now ? 600 : 400; // letters of one width: it breaks where the other does
    size_t n = text_wrap(p->ui->list.text, p->style, text, area.w, lines, MOST_ROWS);
    int rows = area.h / p->line_h;
    for (int i = 0; i < rows && (size_t)i < n; i++) {
        bool is_cut = i == rows - 1 && (size_t)rows < n;
        const char *from = text + lines[i].from;
        size_t bytes = is_cut ? strlen(from) : lines[i].n;
        ui_label_cut(p->ui, rect_take_top(&area, p->line_h), bold, color, UI_LEFT,
                     arena_copy(p->view->arena, from, bytes));
    }
}

// Returns by how many lines the keyboard wants to scroll.
static int draw_output(const Panel *p, Rect row, uint32_t i) {
    const Scene *scene = p->scene;
    View *view = p->view;
    Ui *ui = p->ui;
    const Theme *theme = ui->theme;
    uint32_t index = scene->trace->lists[TRACE_OUTPUTS].at[i];
    const Event *e = trace_at(scene->trace, index);
    Rect tint = {row.x - ui_px(ui, 8), row.y, row.w + ui_px(ui, 16), row.h};
    const char *id = arena_printf(view->arena, "output.%u", i);
    UiHit hit = ui_hit(ui, id, tint, NULL);
    bool is_now = scene->chain.last == index;
    bool is_lit = light_on_output(scene, index);
    if (is_now || hit.is_hot || is_lit)
        draw_box(&ui->list, tint,
                 (Box){is_now ? theme->now_tint : theme->raised, 0, BORDER_NONE, 0, 6 * ui->scale});
    ViewThing thing = {VIEW_EVENT, scene->run, index};
    if (hit.is_focused) ui_focus_ring(ui, tint, 6);
    if (hit.is_focused || view_hovers(view, tint)) view->next_pointed = thing;
    if (is_lit) scene_mark(scene, tint);
    if (hit.was_clicked) view_wish_event(view, scene->run, index);
    int up =
        ui_take_key(ui, ui_id(id), KEY_PAGE_UP, 0) - ui_take_key(ui, ui_id(id), KEY_PAGE_DOWN, 0);
    Rect time = rect_take_left(&row, p->time_w);
    time.h = p->line_h;
    if (p->time_w)
        scene_word(scene, time, ui_sans(ui, 14, 400), theme->faint, UI_LEFT,
                   scene_instant(scene, e->time_ns));
    if (e->a == 2) { // by a bar as well as by colour
        int bar = ui_px(ui, 2);
        draw_fill(&ui->list, (Rect){row.x - ui_px(ui, 8), row.y + bar, bar, row.h - 2 * bar},
                  theme->fail);
    }
    draw_text_rows(p, row, line_of(p, e), is_now, e->a == 2 ? theme->fail : theme->text);
    return up;
}

static void draw_title(const Panel *p, Rect *area) {
    Ui *ui = p->ui;
    Rect title = rect_take_top(area, ui_px(ui, 20));
    int w = scene_word(p->scene, title, ui_sans(ui, 15, 600), ui->theme->text, UI_LEFT,
                       tr(p->view->tr, "stage.output"));
    rect_take_left(&title, w + ui_px(ui, 12));
    if (p->n)
        scene_word(p->scene, title, ui_sans(ui, 15, 400), ui->theme->faint, UI_RIGHT,
                   TR(p->view->arena, p->view->tr, "stage.lines", {"n", .number = p->n}));
    rect_take_top(area, ui_px(ui, 4));
}

// The lines in sight: [first, end). The last one stands at the bottom.
static void find_lines(const Panel *p, Rect area, uint32_t *first, uint32_t *end, int *rows) {
    StageState *stage = p->view->stage;
    if (stage->output_follows != p->view->now->position) stage->output_up = 0;
    stage->output_follows = p->view->now->position;
    int most = area.h / p->line_h;
    if (stage->output_up > p->n - 1) stage->output_up = p->n - 1;
    *end = *first = p->n - stage->output_up;
    for (*rows = 0; *first > 0; --*first) {
        int more = rows_of(p, *first - 1, area.w - p->time_w);
        if (*rows && *rows + more > most) break;
        *rows += more < most ? more : most;
    }
}

static void scroll(const Panel *p, int by) {
    if (!by) return;
    StageState *stage = p->view->stage;
    int64_t up = (int64_t)stage->output_up + by, most = (int64_t)p->n - 1;
    stage->output_up = (uint32_t)(up < 0 ? 0 : up > most ? most : up);
    p->ui->wants_frame = true;
}

static void measure_times(Panel *p, int rows) {
    p->time_w = view_is_timeless(p->view) ? 0 : ui_px(p->ui, 44);
    for (uint32_t i = p->n > (uint32_t)rows ? p->n - (uint32_t)rows : 0; p->time_w && i < p->n;
         i++) {
        const char *time = scene_instant(p->scene, model_output(p->scene->model, i)->time_ns);
        int w = text_width(p->ui->list.text, ui_sans(p->ui, 14, 400), time) + ui_px(p->ui, 16);
        if (w > p->time_w) p->time_w = w;
    }
}

void output_panel_draw(const Scene *scene, Rect area, bool has_title) {
    View *view = scene->view;
    Ui *ui = view->ui;
    Panel p = {scene, view, ui, .n = scene->model->now.n_outputs};
    p.style = ui_mono(ui, view->is_small ? 13 : 15, 400);
    p.line_h = ui_px(ui, view->is_small ? 20 : 24);
    if (has_title) draw_title(&p, &area);
    if (!p.n) {
        scene_word(scene, rect_take_top(&area, p.line_h),
                   ui_sans(ui, view->is_small ? 13 : 15, 400), ui->theme->faint, UI_LEFT,
                   tr(view->tr, "stage.no-output"));
        return;
    }
    area.h -= ui_px(ui, 8);
    if (area.h < p.line_h) return;
    measure_times(&p, area.h / p.line_h);
    uint32_t first, end;
    int rows, by = 0;
    find_lines(&p, area, &first, &end, &rows);
    if (ui->wheel_y != 0 && rect_has(area, ui->mouse_x, ui->mouse_y)) {
        by = (int)(ui->wheel_y * 3);
        ui->wheel_y = 0;
    }
    for (uint32_t i = first; i < end; i++) {
        int h = rows_of(&p, i, area.w - p.time_w) * p.line_h;
        by += draw_output(&p, rect_take_top(&area, h < area.h ? h : area.h), i);
    }
    scroll(&p, by);
}
