// All that has an address is of the second run (hood.h); while that is on its way, what it showed
// last is not shown any more.
#include "view/stage/hood_panel.h"

#include <inttypes.h>
#include <string.h>

#include "view/stage/hood_parts.h"
#include "view/stage/hood_says.h"

static const char *text_of(const HoodPanel *p, const char *key) {
    return tr(p->view->tr, key);
}

void hood_heading_draw(const HoodPanel *p, Rect *area, const char *title, const char *about) {
    if (area->h < ui_px(p->ui, 28) + p->pitch) { // there would be nothing below it
        area->h = 0;
        return;
    }
    Rect line = rect_take_top(area, ui_px(p->ui, 28));
    int w = ui_label_cut(p->ui, line, p->strong, p->theme->text, UI_LEFT, title);
    rect_take_left(&line, w + ui_px(p->ui, 12));
    if (text_width(p->ui->list.text, p->plain, about) <= line.w)
        ui_label(p->ui, line, p->plain, p->theme->dim, UI_LEFT, about);
}

int hood_badge_px(const HoodPanel *p) {
    return ui_px(p->ui, p->view->is_small ? 15 : 18);
}

void hood_badge_draw(const HoodPanel *p, int x, int y, int number) {
    badge_draw(p->view, x, y, hood_badge_px(p), number);
}

// ---- calls

static void draw_calls(const HoodPanel *p, Rect area) {
    const Hood *hood = p->hood;
    hood_heading_draw(p, &area, text_of(p, "hood.calls"), text_of(p, "hood.outermost"));
    int rows = area.h / p->pitch, n = hood->calls.n;
    int from = n > rows ? n - rows : 0; // the innermost are worth more
    int widest = 0, address_w = text_width(p->ui->list.text, p->code, "0000000000000");
    int bytes_w = text_width(p->ui->list.text, p->code, "00000") + 1, gap = ui_px(p->ui, 8);
    for (int i = from; i < n; i++) {
        int w = text_width(p->ui->list.text, p->code, hood->calls.names[n - 1 - i]);
        if (w > widest) widest = w;
    }
    for (int i = from; i < n; i++) {
        const Call *call = &hood->calls.at[n - 1 - i];
        Rect row = rect_take_top(&area, p->pitch);
        Color color = i == n - 1 ? p->theme->text : p->theme->dim;
        const char *name = hood->calls.names[n - 1 - i];
        bool has_bytes = row.w - bytes_w >= widest; // names come first
        Rect right = rect_take_right(&row, has_bytes ? bytes_w : 0);
        if (call->bytes && has_bytes)
            ui_label_cut(p->ui, right, p->code, color, UI_RIGHT,
                         arena_printf(p->view->arena, "%zu", call->bytes));
        if (row.w - address_w - gap >= widest)
            ui_label_cut(p->ui, rect_take_right(&row, address_w), p->code, p->theme->faint, UI_LEFT,
                         arena_printf(p->view->arena, "%012" PRIxPTR, call->address));
        if (row.w - gap >= widest) rect_take_right(&row, gap);
        ui_label_cut(p->ui, row, p->code, color, UI_LEFT, *name ? name : "?");
    }
}

// ---- all of it

// Why there is nothing but the source.
static const char *unseen_text(const HoodPanel *p) {
    bool is_over = p->hood->of && hood_is_seen(p->scene, p->hood);
    if (is_over) return text_of(p, "hood.over");
    return text_of(p, p->hood->of           ? "hood.on-its-way"
                      : p->view->exhibition ? "hood.exhibition"
                                            : "hood.not-recorded");
}

static void draw_unseen(const HoodPanel *p, Rect area) {
    ui_paragraph(p->ui, area, p->plain, p->pitch, p->theme->dim, unseen_text(p));
}

// What the sentence needs, and a space.
static int unseen_height(const HoodPanel *p, int w) {
    TextLine lines[1];
    size_t n = text_wrap(p->ui->list.text, p->plain, unseen_text(p), w, lines, 1);
    return (int)n * p->pitch + ui_px(p->ui, 14);
}

// One line through the three: beside the line of C and the registers, to where the stack ends.
static void draw_amber(const HoodPanel *p, int x) {
    float scale = p->ui->scale;
    Stroke stroke = {.color = p->theme->now_line, .width_px = (float)ui_px(p->ui, 2)};
    if (rect_is_empty(p->line) || rect_is_empty(p->here)) return;
    float way_x = (float)x, from = (float)(p->line.x + p->line.w);
    float y = (float)p->line.y + (float)p->line.h / 2;
    float to_x = (float)p->here.x - 6 * scale, to_y = (float)p->here.y + (float)p->here.h / 2;
    Point way[] = {{from, y}, {way_x, y}, {way_x, to_y}, {to_x - 6 * scale, to_y}};
    draw_polyline(&p->ui->list, way, 4, false, stroke);
    Point head[] = {
        {to_x, to_y}, {to_x - 9 * scale, to_y - 5 * scale}, {to_x - 9 * scale, to_y + 5 * scale}};
    draw_polygon(&p->ui->list, head, 3, p->theme->now_line);
    if (rect_is_empty(p->registers)) return;
    float row = (float)p->registers.y + (float)p->registers.h / 2;
    Point rest[] = {{way_x, row > to_y ? to_y : y}, {way_x, row}, {from, row}};
    draw_polyline(&p->ui->list, rest, 3, false, stroke);
}

// Left the source, below it the registers; right the stacks with their calls.
static void draw_beside(HoodPanel *p, Rect area, bool is_seen) {
    Ui *ui = p->ui;
    Rect right = rect_take_right(&area, area.w * 46 / 100),
         gap = rect_take_right(&area, ui_px(ui, 40));
    int middle = gap.x + gap.w / 2;
    draw_fill(&ui->list, (Rect){middle, gap.y, ui_px(ui, 1), gap.h}, p->theme->line);
    if (!is_seen) {
        hood_source_draw(p, area);
        draw_unseen(p, right);
        return;
    }
    enum { ROWS = 9 }; // a head, and all that are saved on x86-64
    int foot_h = ui_px(ui, 28) + ROWS * p->pitch, most = area.h * 48 / 100;
    Rect foot = rect_take_bottom(&area, foot_h < most ? foot_h : most);
    Rect line = rect_take_bottom(&area, ui_px(ui, 20));
    int spare = hood_source_draw(p, area) - ui_px(ui, 16);
    if (spare > 0) foot.y -= spare, foot.h += spare, line.y -= spare; // a short file
    draw_fill(&ui->list, (Rect){line.x, line.y + line.h / 2, line.w, ui_px(ui, 1)}, p->theme->line);
    hood_registers_draw(p, foot);
    hood_stacks_draw(p, right);
    draw_amber(p, middle);
}

// Where there is little room the source has the whole width, so that its lines are read whole.
static void draw_stacked(HoodPanel *p, Rect area, bool is_seen) {
    Ui *ui = p->ui;
    int foot_h = is_seen ? area.h * 51 / 100 : unseen_height(p, area.w);
    Rect foot = rect_take_bottom(&area, foot_h < area.h ? foot_h : area.h);
    p->lists_calls = true; // there is no room for them in the stacks
    Rect line = rect_take_top(&foot, ui_px(ui, 14));
    hood_source_draw(p, area);
    draw_fill(&ui->list, (Rect){line.x, line.y + ui_px(ui, 4), line.w, ui_px(ui, 1)},
              p->theme->line);
    if (!is_seen) {
        draw_unseen(p, foot);
        return;
    }
    int gap = ui_px(ui, 16), cell = text_width(ui->list.text, p->code, "0");
    int most = foot.w * 30 / 100, calls_w = 20 * cell < most ? 20 * cell : most;
    int two = hood_registers_width(p, 2), one = hood_registers_width(p, 1);
    int rest = foot.w - calls_w - 2 * gap - ui_px(ui, 90);
    int columns = rest >= two + ui_px(ui, 100) ? 2 : rest >= one ? 1 : 0;
    if (columns) {
        hood_registers_draw(p, rect_take_right(&foot, columns == 2 ? two : one));
        rect_take_right(&foot, gap);
    }
    draw_calls(p, rect_take_left(&foot, columns == 2 ? foot.w * 42 / 100 : calls_w));
    rect_take_left(&foot, gap);
    hood_stacks_draw(p, foot);
}

// What the step is, without the numbers of its causes.
static const char *step_text(const Scene *scene) {
    View *view = scene->view;
    return scene->has_why ? why_bare_text(&scene->why, scene->trace, view->tr, view->arena) : "";
}

static void draw_title(const HoodPanel *p, Rect *area) {
    Rect line = rect_take_top(area, ui_px(p->ui, 28));
    int w = ui_label_cut(p->ui, line, p->strong, p->theme->text, UI_LEFT, text_of(p, "hood.title"));
    rect_take_left(&line, w + ui_px(p->ui, 12));
    ui_label_cut(p->ui, line, p->plain, p->theme->dim, UI_LEFT, step_text(p->scene));
}

void hood_panel_draw(const Scene *scene, Hood *hood, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    bool is_small = view->is_small;
    HoodPanel p = {.scene = scene,
                   .view = view,
                   .ui = ui,
                   .theme = ui->theme,
                   .hood = hood,
                   .code = ui_mono(ui, is_small ? 12 : 14, 400),
                   .plain = ui_sans(ui, is_small ? 12 : 14, 400),
                   .strong = ui_sans(ui, is_small ? 13 : 15, 600),
                   .pitch = ui_px(ui, is_small ? 16 : 20)};
    draw_box(&ui->list, area,
             (Box){ui->theme->panel, ui->theme->line, BORDER_SOLID, ui->scale, 12 * ui->scale});
    Rect inner = rect_inset(area, ui_px(ui, is_small ? 14 : 24));
    if (!scene->event) {
        ui_label_cut(ui, rect_take_top(&inner, ui_px(ui, 28)), p.plain, p.theme->dim, UI_LEFT,
                     text_of(&p, "hood.not-yet"));
        return;
    }
    if (inner.h < 6 * p.pitch) return; // no room for any of it
    // In a small window the top bar says what it is, or who presents.
    if (!is_small) draw_title(&p, &inner);
    bool is_seen = hood_is_seen(scene, hood) && hood->stacks.n;
    if (is_small)
        draw_stacked(&p, inner, is_seen);
    else
        draw_beside(&p, inner, is_seen);
}
