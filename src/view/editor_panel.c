// The editor's lines on the grid of the program panel.
#include "view/editor_panel.h"

#include <string.h>

#include "view/code_flag.h"
#include "view/code_tabs.h"
#include "view/find_bar.h"

enum { MATCHES = 32 };

typedef struct Paper {
    View *view;
    Ui *ui;
    const Theme *theme;
    Edit *edit;
    const CodeText *ran;
    TextStyle style;
    int pitch, cell, margin_w, numbers_w;
    Rect text; // where the characters stand
    int rows, columns;
    bool has_selection;
    EditorPlace from, to, cursor;
} Paper;

static Rect cells(const Paper *p, Rect row, int from, int to) {
    int x = p->text.x + (from - p->edit->left) * p->cell;
    return rect_cut((Rect){x, row.y, (to - from) * p->cell, row.h},
                    (Rect){p->text.x, row.y, p->text.w, row.h});
}

// ---- a line

static Color ink(const Paper *p, CodeInk look) {
    switch (look) {
    case INK_KEYWORD: return p->theme->keyword;
    case INK_STRING: return p->theme->string;
    case INK_NUMBER: return p->theme->number;
    case INK_COMMENT: return p->theme->faint;
    default: return p->theme->text;
    }
}

static void draw_part(const Paper *p, const CodeLine *line, uint32_t from, uint32_t to,
                      CodeInk look, Rect row) {
    if (to <= from) return;
    int x = p->text.x + (code_cell(line, (int)from) - p->edit->left) * p->cell;
    int baseline = text_baseline(p->ui->list.text, p->style, row.y, row.h);
    draw_text_n(&p->ui->list, x, baseline, p->style, ink(p, look), line->text + from, to - from);
}

static void draw_characters(const Paper *p, const CodeLine *line, Rect row) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < line->n_pieces; i++) {
        const CodePiece *piece = &p->edit->code->pieces.at[line->first_piece + i];
        draw_part(p, line, at, piece->from, INK_PLAIN, row);
        draw_part(p, line, piece->from, piece->from + piece->n, piece->ink, row);
        at = piece->from + piece->n;
    }
    draw_part(p, line, at, line->n, INK_PLAIN, row);
}

static void draw_matches(const Paper *p, int line, Rect row) {
    EditorSearch search = edit_search(p->edit);
    if (!p->edit->find.is_open || !*search.text) return;
    int cols[MATCHES], n = editor_matches(p->edit->editor, &search, line, cols, MATCHES), width = 0;
    for (const char *at = search.text; *at; at++)
        width += ((unsigned char)*at & 0xC0) != 0x80;
    for (int i = 0; i < n; i++)
        draw_box(&p->ui->list, cells(p, row, cols[i], cols[i] + width),
                 (Box){.border = p->theme->edge,
                       .style = BORDER_SOLID,
                       .border_px = p->ui->scale,
                       .radius_px = (float)ui_px(p->ui, 3)});
}

static void draw_selection(const Paper *p, int line, int n, Rect row) {
    if (!p->has_selection || line < p->from.line || line > p->to.line) return;
    int from = line == p->from.line ? p->from.col : 0;
    int to = line == p->to.line ? p->to.col : n + 1; // its line break, too
    draw_fill(&p->ui->list, cells(p, row, from, to), p->theme->ready_tint);
}

// Whether what ran has no such line.
static bool has_changed(const Paper *p, int line) {
    if (!p->ran) return false;
    int then = code_line_moved(p->edit->code, p->ran, line + 1);
    return !then || !code_same_line(p->edit->code, line + 1, p->ran, then);
}

static void draw_margin(const Paper *p, int line, Rect margin, Rect numbers) {
    Ui *ui = p->ui;
    bool is_wrong = p->edit->wrong.kind && p->edit->wrong.line == line + 1;
    int icon = ui_px(ui, 14);
    if (is_wrong)
        draw_icon(&ui->list, ICON_CROSS, margin.x + ui_px(ui, 20), margin.y + (margin.h - icon) / 2,
                  icon, p->theme->fail);
    if ((size_t)line < p->edit->code->lines.n && has_changed(p, line))
        draw_fill(&ui->list,
                  (Rect){margin.x + margin.w - ui_px(ui, 4), margin.y, ui_px(ui, 3), margin.h},
                  p->theme->text);
    const Breakpoint *breakpoint =
        p->edit->marks ? code_breakpoint_at(p->edit->marks, line + 1) : NULL;
    if (breakpoint) code_flag_draw(ui, margin, breakpoint);
    bool is_current = line == p->cursor.line;
    ui_label_cut(ui, numbers, ui_mono(ui, p->view->is_small ? 12 : 13, is_current ? 600 : 400),
                 is_current ? p->theme->text : p->theme->faint, UI_RIGHT,
                 arena_printf(p->view->arena, "%d", line + 1));
}

// What is wrong stands under its line, in CPython's words, with a caret. Returns its height.
static int draw_error(const Paper *p, int line, Rect row) {
    if (!p->edit->wrong.kind || p->edit->wrong.line != line + 1) return 0;
    row.y += row.h;
    int x = p->text.x;
    if ((size_t)line < p->edit->code->lines.n)
        x += (code_cell(&p->edit->code->lines.at[line], p->edit->wrong.col) - p->edit->left) *
             p->cell;
    Rect at = {x, row.y, p->text.x + p->text.w - x, row.h};
    const char *said =
        arena_printf(p->view->arena, "^ %s: %s", p->edit->wrong.kind, p->edit->wrong.message);
    int w = text_width(p->ui->list.text, p->style, said);
    if (w > at.w)
        at.x = p->text.x + p->text.w - w > p->text.x ? p->text.x + p->text.w - w : p->text.x;
    at.w = p->text.x + p->text.w - at.x;
    draw_fill(&p->ui->list,
              (Rect){p->text.x - p->margin_w - p->numbers_w, row.y,
                     p->text.w + p->margin_w + p->numbers_w, row.h},
              p->theme->fail_tint);
    ui_label_cut(p->ui, at, p->style, p->theme->fail, UI_LEFT, said);
    return row.h;
}

static int draw_row(const Paper *p, int line, Rect row) {
    Ui *ui = p->ui;
    EditorLine of = editor_line(p->edit->editor, line);
    if (line == p->cursor.line) draw_fill(&ui->list, row, p->theme->raised);
    Rect margin = rect_take_left(&row, p->margin_w), numbers = rect_take_left(&row, p->numbers_w);
    numbers.w -= ui_px(ui, 12);
    draw_margin(p, line, margin, numbers);
    draw_selection(p, line, of.n, row);
    draw_clip_push(&ui->list, row);
    if ((size_t)line < p->edit->code->lines.n)
        draw_characters(p, &p->edit->code->lines.at[line], row);
    draw_matches(p, line, row);
    draw_pop(&ui->list);
    if (line == p->cursor.line && p->edit->find.keyboard == FIND_NOWHERE) {
        Rect caret = cells(p, row, p->cursor.col, p->cursor.col + 1);
        caret.w = ui_px(ui, 2);
        if (caret.h > 0) draw_fill(&ui->list, caret, p->theme->text);
    }
    return row.h + draw_error(p, line, row);
}

// ---- the mouse

// Where the mouse is, past the line that says what is wrong.
static EditorPlace place_of(const Paper *p, int x, int y) {
    int row = y - p->text.y, line = p->edit->top;
    for (; row >= p->pitch; line++) {
        row -= p->pitch;
        if (p->edit->wrong.kind && p->edit->wrong.line == line + 1) row -= p->pitch;
    }
    if (y < p->text.y) line--;
    int col = (x - p->text.x + p->cell / 2) / p->cell + p->edit->left;
    return (EditorPlace){line, x < p->text.x ? 0 : col};
}

static void take_mouse(Paper *p, Rect area) {
    Ui *ui = p->ui;
    bool goes_down = ui->mouse_pressed && rect_has(area, ui->mouse_x, ui->mouse_y);
    int clicks = ui->clicks;
    UiHit hit = ui_hit(ui, "editor", area, NULL);
    EditorPlace place = place_of(p, ui->mouse_x, ui->mouse_y);
    bool is_margin = ui->mouse_x < area.x + p->margin_w;
    if (hit.is_pressed && goes_down && (is_margin || ui->mods & MOD_CTRL)) {
        edit_toggle_break(p->edit, place.line + 1);
        ui->active = 0; // it is no selection
        ui->wants_frame = true;
    } else if (hit.is_pressed && goes_down) {
        editor_press(p->edit->editor, place, clicks, ui->mods & MOD_SHIFT);
        p->edit->find.keyboard = FIND_NOWHERE;
        ui->focus = 0;
        ui->wants_frame = true;
    } else if (hit.is_pressed && ui->mouse_moved) {
        editor_drag(p->edit->editor, place);
        edit_show_cursor(p->edit);
        ui->wants_frame = true;
    }
    if (hit.is_hot && ui->wheel_y != 0) {
        p->edit->top -= (int)(ui->wheel_y * 3);
        ui->wheel_y = 0;
        ui->wants_frame = true;
    }
    int most = editor_n_lines(p->edit->editor) - 1;
    if (p->edit->top > most) p->edit->top = most;
    if (p->edit->top < 0) p->edit->top = 0;
}

// ---- all of it

// The files, and at the right end whether this one is saved.
static void draw_title(const Paper *p, Rect area) {
    Ui *ui = p->ui;
    rect_take_left(&area, p->margin_w + p->numbers_w);
    bool is_changed = edit_is_changed(p->edit);
    const char *state = tr(p->view->tr, is_changed ? "edit.unsaved" : "edit.editing");
    TextStyle style = ui_sans(ui, 15, 400);
    Rect right = rect_take_right(&area, text_width(ui->list.text, style, state) + 1);
    ui_label_cut(ui, right, style, p->theme->dim, UI_LEFT, state);
    Rect dot = rect_take_right(&area, ui_px(ui, 14));
    if (is_changed)
        draw_disc(&ui->list, (float)dot.x + 4 * ui->scale, (float)dot.y + (float)dot.h / 2,
                  3 * ui->scale, p->theme->text);
    rect_take_right(&area, ui_px(ui, 8));
    const Trace *trace = p->view->now->traces[0];
    SourceId source = code_find_source(trace, p->edit->path);
    if (source) {
        *p->view->shown_source = source;
        code_tabs_draw(p->view, trace, source, area);
        return;
    }
    const char *slash = strrchr(p->edit->path, '/');
    ui_label_cut(ui, area, ui_sans(ui, 15, 600), p->theme->text, UI_LEFT,
                 slash ? slash + 1 : p->edit->path);
}

// Another program has written the file, and what is here is not saved: one of the two goes.
static void draw_conflict(const Paper *p, Rect area, EditorDone *done) {
    Ui *ui = p->ui;
    const Tr *table = p->view->tr;
    draw_box(&ui->list, area,
             (Box){ui->theme->bg, ui->theme->edge, BORDER_SOLID, (float)ui_px(ui, 1),
                   (float)ui_px(ui, 6)});
    area = rect_inset(area, ui_px(ui, 6));
    Rect line = rect_take_top(&area, ui_px(ui, 20));
    rect_take_left(&line, ui_px(ui, 4));
    ui_label(ui, line, ui_sans(ui, p->view->is_small ? 13 : 15, 600), ui->theme->text, UI_LEFT,
             tr(table, "edit.both"));
    rect_take_top(&area, ui_px(ui, 6));
    UiButton mine = {.label = tr(table, "edit.mine"), .key = "Ctrl K"};
    UiButton theirs = {.label = tr(table, "edit.theirs"), .key = "Ctrl T"};
    done->keeps_mine =
        ui_button(ui, "edit.mine", rect_take_left(&area, ui_button_width(ui, &mine)), &mine);
    rect_take_left(&area, ui_px(ui, 8));
    done->takes_theirs =
        ui_button(ui, "edit.theirs", rect_take_left(&area, ui_button_width(ui, &theirs)), &theirs);
}

EditorDone editor_panel_draw(View *view, Edit *edit, const CodeText *ran, Rect area) {
    EditorDone done = {0};
    Ui *ui = view->ui;
    edit_look(edit);
    Paper *p = arena_alloc(view->arena, sizeof *p);
    *p = (Paper){.view = view, .ui = ui, .theme = ui->theme, .edit = edit, .ran = ran};
    p->style = ui_mono(ui, view->is_small ? 12 : 15, 400);
    p->pitch = ui_px(ui, view->is_small ? 16 : 20);
    p->cell = text_metrics(ui->list.text, p->style).cell_w;
    p->margin_w = ui_px(ui, view->is_small ? 40 : 60);
    p->numbers_w = ui_px(ui, view->is_small ? 36 : 40);
    int pad = ui_px(ui, 8);
    Rect paper = {area.x - pad, area.y - pad, area.w + pad, area.h + 2 * pad};
    draw_box(&ui->list, paper,
             (Box){.fill = p->theme->panel,
                   .border = p->theme->edge,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = (float)ui_px(ui, 8)});
    rect_take_right(&area, pad);
    draw_title(p, rect_take_top(&area, ui_px(ui, 20)));
    rect_take_top(&area, ui_px(ui, view->is_small ? 4 : 8));
    if (edit->theirs) {
        Rect bar = rect_take_top(&area, ui_px(ui, 72));
        rect_take_left(&bar, pad);
        draw_conflict(p, bar, &done);
        rect_take_top(&area, ui_px(ui, 6));
    }
    if (edit->find.is_open) {
        Rect bar = rect_take_top(&area, ui_px(ui, (float)find_bar_height(edit)));
        rect_take_left(&bar, pad);
        find_bar_draw(view, edit, bar);
        rect_take_top(&area, ui_px(ui, 6));
    }
    p->text = area;
    rect_take_left(&p->text, p->margin_w + p->numbers_w);
    p->rows = area.h / p->pitch;
    p->columns = p->text.w / p->cell;
    take_mouse(p, area);
    p->cursor = editor_cursor(edit->editor);
    p->has_selection = editor_selection(edit->editor, &p->from, &p->to);
    int n = editor_n_lines(edit->editor);
    for (int line = edit->top, y = area.y; line < n && y + p->pitch <= area.y + area.h; line++)
        y += draw_row(p, line, (Rect){area.x, y, area.w, p->pitch});
    edit->rows = p->rows;
    edit->columns = p->columns;
    return done;
}

EditorDone editor_bar_draw(View *view, Edit *edit, Rect area) {
    Ui *ui = view->ui;
    EditorDone done = {0};
    draw_fill(&ui->list, area, ui->theme->panel);
    draw_fill(&ui->list, rect_take_top(&area, ui_px(ui, 1)), ui->theme->line);
    int margin = view_margin(view), h = ui_px(ui, 36), gap = ui_px(ui, 16);
    rect_take_left(&area, margin);
    rect_take_right(&area, margin);
    area.y += (area.h - h) / 2, area.h = h;
    UiButton run = {.label = tr(view->tr, "edit.run"),
                    .icon = ICON_PLAY,
                    .is_primary = true,
                    .tip = "Ctrl Enter"};
    done.runs = ui_button(ui, "edit.run", rect_take_left(&area, ui_button_width(ui, &run)), &run);
    rect_take_left(&area, gap);
    UiButton leave = {.label = tr(view->tr, "edit.leave"), .key = "Esc"};
    done.leaves =
        ui_button(ui, "edit.leave", rect_take_right(&area, ui_button_width(ui, &leave)), &leave);
    rect_take_right(&area, gap);
    if (edit->may_save) {
        UiButton save = {.label = tr(view->tr, "edit.save"),
                         .key = "Ctrl S",
                         .is_disabled = !edit_is_changed(edit)};
        done.saves =
            ui_button(ui, "edit.save", rect_take_right(&area, ui_button_width(ui, &save)), &save);
        rect_take_right(&area, gap);
    }
    TextStyle style = ui_sans(ui, 15, 400);
    if (edit->wrong.kind) {
        int icon = ui_px(ui, 14);
        Rect at = rect_take_left(&area, icon + ui_px(ui, 8));
        draw_icon(&ui->list, ICON_CROSS, at.x, at.y + (at.h - icon) / 2, icon, ui->theme->fail);
        int w = ui_label_cut(
            ui, area, ui_sans(ui, 15, 600), ui->theme->fail, UI_LEFT,
            TR(view->arena, view->tr, "edit.wrong", {"line", .number = edit->wrong.line}));
        rect_take_left(&area, w + ui_px(ui, 10));
        rect_take_left(&area, ui_key_hint(ui, area.x, area.y + area.h / 2, "F8") + gap);
    }
    EditorPlace at = editor_cursor(edit->editor);
    ui_label_cut(ui, area, style, ui->theme->dim, UI_LEFT,
                 TR(view->arena, view->tr, "edit.place", {"line", .number = at.line + 1},
                    {"col", .number = at.col + 1}));
    return done;
}
