// Registers in rows: what was saved of the other stack, and what the one in use holds now.
#include "view/stage/hood_parts.h"

#include <inttypes.h>
#include <string.h>

#include "view/stage/hood_says.h"

static uint64_t register_of(const CoroView *view, const char *name, bool *is_known) {
    for (int i = 0; i < view->n_registers; i++)
        if (strcmp(view->registers[i].name, name) == 0) {
            *is_known = true;
            return view->registers[i].value;
        }
    *is_known = false;
    return 0;
}

enum { ADDRESS = 12, NAME = 5 }; // characters

static int cell_width(const HoodPanel *p) {
    return text_width(p->ui->list.text, p->code, "0");
}

int hood_registers_width(const HoodPanel *p, int n) {
    int gap = hood_badge_px(p) + ui_px(p->ui, 12);
    return cell_width(p) * (NAME + n * ADDRESS) + n * gap + ui_px(p->ui, 12);
}

// The cells of what both have saved, from the right; one of them is left out where there is no
// room.
static int cut_cells(const HoodPanel *p, Rect *row, Rect cells[2]) {
    int n = row->w < hood_registers_width(p, 2) ? 1 : 2;
    rect_take_left(row, ui_px(p->ui, 6));
    rect_take_right(row, ui_px(p->ui, 6));
    int cell = cell_width(p), w = cell * ADDRESS + 1, gap = (row->w - NAME * cell - n * w) / n;
    for (int i = 0; i < n; i++) {
        cells[i] = rect_take_right(row, w);
        rect_take_right(row, gap);
    }
    return n;
}

static bool find_value(const CoroView *view, const char *name, uint64_t *value) {
    bool is_known = true;
    if (strcmp(name, "sp") == 0)
        *value = (uintptr_t)view->stack_pointer;
    else if (strcmp(name, "pc") == 0 || strcmp(name, "rip") == 0)
        *value = (uintptr_t)view->resume_address;
    else
        *value = register_of(view, name, &is_known);
    return is_known;
}

// [views]: from the left; NULL: nothing is known there.
static void draw_register(HoodPanel *p, Rect row, const char *name, const CoroView *const views[2],
                          const int numbers[2]) {
    Ui *ui = p->ui;
    bool is_now = strcmp(name, "sp") == 0;
    if (is_now) {
        p->registers = row;
        draw_box(&ui->list, row, (Box){.fill = p->theme->now_tint, .radius_px = 4 * ui->scale});
    }
    Rect cells[2];
    int n = cut_cells(p, &row, cells);
    for (int i = 0; i < n; i++) {
        const CoroView *view = views[i];
        uint64_t value;
        if (!view || !find_value(view, name, &value)) continue;
        ui_label_cut(ui, cells[i], p->code, is_now ? p->theme->text : p->theme->dim, UI_RIGHT,
                     arena_printf(p->view->arena, "%012" PRIx64, value));
        int beside = hood_badge_px(p) / 2 + ui_px(ui, 6);
        if (is_now && numbers[i])
            hood_badge_draw(p, cells[i].x - beside, row.y + row.h / 2, numbers[i]);
    }
    ui_label_cut(ui, row, p->code, p->theme->text, UI_LEFT, name);
}

// Right above the cell, from [left] on: as much as there is room for.
static void draw_column_head(const HoodPanel *p, Rect cell, int left, const char *key,
                             const char *name) {
    const char *whole = TR(p->view->arena, p->view->tr, key, {"name", .text = name});
    Rect row = {left, cell.y, cell.x + cell.w - left, cell.h};
    scene_label(p->scene, row, p->plain, p->theme->dim, UI_RIGHT, (const char *[]){whole, name}, 2);
}

void hood_registers_draw(HoodPanel *p, Rect area) {
    const Hood *hood = p->hood;
    const HoodStack *other = hood_other(p->scene, hood), *here = hood_here(hood);
    const CoroView *saved = hood_saved(hood, other), *now = here ? &hood->now : NULL;
    const CoroView *names = saved ? saved : now;
    bool at_switch = other && other == hood_resumer(hood);
    hood_heading_draw(p, &area, tr(p->view->tr, "hood.registers"),
                      at_switch ? tr(p->view->tr, "hood.saved") : "");
    if (!names || area.h < p->pitch) return;
    // What was saved comes first, where there is room for one of them only.
    Rect line = rect_take_top(&area, p->pitch), cells[2];
    int n_cells = cut_cells(p, &line, cells);
    const CoroView *views[2] = {now, saved};
    int numbers[2] = {HOOD_HERE, HOOD_OTHER};
    if (n_cells == 1 && saved) views[0] = saved, numbers[0] = HOOD_OTHER;
    for (int i = 0; i < n_cells; i++) {
        const HoodStack *stack = views[i] == now ? here : other;
        int left = i + 1 < n_cells ? cells[i + 1].x + cells[i + 1].w + ui_px(p->ui, 8) : line.x;
        if (views[i])
            draw_column_head(p, cells[i], left, views[i] == now ? "hood.now-of" : "hood.saved-of",
                             hood_stack_name(p->scene, stack));
    }
    if (area.h >= p->pitch) draw_register(p, rect_take_top(&area, p->pitch), "sp", views, numbers);
    bool has_rip;
    register_of(names, "rip", &has_rip);
    if (!has_rip && area.h >= p->pitch)
        draw_register(p, rect_take_top(&area, p->pitch), "pc", views, numbers);
    for (int i = 0; i < names->n_registers && area.h >= p->pitch; i++)
        draw_register(p, rect_take_top(&area, p->pitch), names->registers[i].name, views, numbers);
}
