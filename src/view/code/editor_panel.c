// The editor's lines on the grid of the program panel.
#include "view/code/editor_panel.h"

#include <string.h>

#include "view/code/code_flag.h"
#include "view/code/code_tabs.h"
#include "view/code/condition_field.h"
#include "view/code/find_bar.h"
#include "view/parts/light.h"
#include "view/parts/row.h"

enum { MATCHES = 32 };

typedef struct Paper {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    Edit *edit;
    const CodeText *ran;
    SourceId source; // of what ran; 0: unknown
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

// The line of what ran that this one was; 0: it is new.
static int line_then(const Paper *p, int line) {
    return p->ran ? code_line_moved(p->edit->code, p->ran, line + 1) : 0;
}

// Whether what ran has no such line.
static bool has_changed(const Paper *p, int line) {
    if (!p->ran) return false;
    int then = line_then(p, line);
    return !then || !code_same_line(p->edit->code, line + 1, p->ran, then);
}

// The bytes of the line that are wrong; where nothing stands there, the word before.
static void wrong_part(const Paper *p, int number, const CodeLine *line, int *from, int *to) {
    int n = (int)line->n;
    *from = number == p->edit->wrong.line ? p->edit->wrong.col : 0;
    *to = number == p->edit->wrong.end_line ? p->edit->wrong.end_col : n;
    if (*from < 0) // before the line means its first word
        for (*from = 0; *from < n && line->text[*from] == ' ';)
            ++*from;
    if (*from > n) *from = n;
    if (*to > n) *to = n;
    if (*to <= *from && *from < n && line->text[*from] != ' ') *to = *from + 1;
    if (*to > *from) return;
    *to = *from;
    while (*to > 0 && line->text[*to - 1] == ' ')
        --*to;
    *from = *to;
    while (*from > 0 && line->text[*from - 1] != ' ')
        --*from;
}

// A wavy line below what is wrong.
static void draw_wave(const Paper *p, int line, Rect row) {
    int number = line + 1;
    if (!p->edit->wrong.kind || number < p->edit->wrong.line || number > p->edit->wrong.end_line)
        return;
    if ((size_t)line >= p->edit->code->lines.n) return;
    const CodeLine *of = &p->edit->code->lines.at[line];
    int from, to;
    wrong_part(p, number, of, &from, &to);
    Rect at = cells(p, row, code_cell(of, from), code_cell(of, to));
    enum { POINTS = 128 };
    Point points[POINTS];
    size_t n = 0;
    float step = (float)ui_px(p->ui, 3), y = (float)(at.y + at.h) - 1.5F * p->ui->scale;
    for (float x = (float)at.x; x < (float)(at.x + at.w) && n < POINTS; x += step, n++)
        points[n] = (Point){x, y - (n % 2 ? 2 * p->ui->scale : 0)};
    if (n > 1)
        draw_polyline(&p->ui->list, points, n, false,
                      (Stroke){.color = p->theme->fail, .width_px = 1.25F * p->ui->scale});
}

static size_t n_lines(const Paper *p) {
    return (size_t)editor_n_lines(p->edit->editor);
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
    if (light_on_line(p->scene, p->source, line_then(p, line))) {
        int w = ui_px(ui, 30) + code_more_figures(p->view, n_lines(p));
        scene_mark(p->scene,
                   (Rect){numbers.x + numbers.w - w + ui_px(ui, 4), numbers.y, w, numbers.h});
    }
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
    draw_wave(p, line, row);
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

// The cursor's line lights up elsewhere, where the mouse points at nothing.
static void point_at_cursor(const Paper *p) {
    int then = p->edit->is_open ? line_then(p, p->cursor.line) : 0;
    if (then && !p->view->next_kept.kind)
        p->view->next_kept = light_line_thing(p->scene, p->source, then);
}

static void take_mouse(Paper *p, Rect area) {
    Ui *ui = p->ui;
    bool goes_down = ui->mouse_pressed && rect_has(area, ui->mouse_x, ui->mouse_y);
    int clicks = ui->clicks;
    UiHit hit = ui_hit(ui, "editor", area, NULL);
    EditorPlace place = place_of(p, ui->mouse_x, ui->mouse_y);
    bool is_margin = ui->mouse_x < area.x + p->margin_w;
    int then = line_then(p, place.line);
    if (hit.is_hot && !ui->is_by_keys && then)
        p->view->next_pointed = light_line_thing(p->scene, p->source, then);
    if (hit.is_hot && ui->menu_pressed) {
        view_wish_line(p->view, VIEW_WISH_CONDITION, p->source, place.line + 1);
        ui->menu_pressed = false;
    }
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

// At the right end of the title what was done can be undone; the keys are written beside it where
// there is room.
static void draw_undo(const Paper *p, Rect *area) {
    Ui *ui = p->ui;
    UiButton buttons[2] = {
        {.label = tr(p->view->tr, "edit.undo"), .key = "Ctrl Z", .is_quiet = true},
        {.label = tr(p->view->tr, "edit.redo"), .key = "Ctrl Y", .is_quiet = true}};
    int h = ui_px(ui, 28), room = area->w - ui_px(ui, 240), both = 0;
    for (int i = 0; i < 2; i++)
        both += ui_button_width(ui, &buttons[i]);
    for (int i = 0; i < 2 && both > room; i++)
        buttons[i].tip = buttons[i].key, buttons[i].key = NULL;
    for (int i = 1; i >= 0; i--) { // from the right
        int w = ui_button_width(ui, &buttons[i]);
        if (w > area->w - ui_px(ui, 180)) continue;
        Rect at = rect_take_right(area, w);
        at.y += (at.h - h) / 2, at.h = h;
        if (!ui_button(ui, i ? "edit-redo" : "edit-undo", at, &buttons[i])) continue;
        if (i)
            edit_redo(p->edit);
        else
            edit_undo(p->edit);
        ui->wants_frame = true;
    }
}

// Whether this file is saved; and that its folded blocks are open for now.
static const char *state_text(const Paper *p) {
    if (edit_is_changed(p->edit)) return tr(p->view->tr, "edit.unsaved");
    bool has_folds = p->edit->marks && p->edit->marks->folds.n;
    return tr(p->view->tr, has_folds ? "edit.folds" : "edit.editing");
}

static void draw_state(const Paper *p, Rect *area) {
    Ui *ui = p->ui;
    const char *state = state_text(p);
    TextStyle style = ui_sans(ui, 15, 400);
    int w = text_width(ui->list.text, style, state) + 1;
    if (w > area->w * 2 / 3) return;
    Rect right = rect_take_right(area, w);
    ui_label(ui, right, style, p->theme->dim, UI_LEFT, state);
    Rect dot = rect_take_right(area, ui_px(ui, 14));
    if (edit_is_changed(p->edit))
        draw_disc(&ui->list, (float)dot.x + 4 * ui->scale, (float)dot.y + (float)dot.h / 2,
                  3 * ui->scale, p->theme->text);
    rect_take_right(area, ui_px(ui, 8));
}

// The files, whether this one is saved, and the way back.
static void draw_title(const Paper *p, Rect area) {
    rect_take_left(&area, p->margin_w + p->numbers_w);
    draw_undo(p, &area);
    draw_state(p, &area);
    if (p->source) {
        *p->view->shown_source = p->source;
        code_tabs_draw(p->view, p->view->now->traces[0], p->source, area);
        return;
    }
    const char *slash = strrchr(p->edit->path, '/');
    ui_label_cut(p->ui, area, ui_sans(p->ui, 15, 600), p->theme->text, UI_LEFT,
                 slash ? slash + 1 : p->edit->path);
}

// The field for the condition of a breakpoint, below its line.
static void draw_typing(const Paper *p) {
    const Marks *marks = p->view->marks;
    if (!marks->typing) return;
    int row = marks->typing_line - 1 - p->edit->top;
    if (row < 0 || row >= p->rows) return;
    Rect at = {p->text.x, p->text.y + row * p->pitch, p->text.w, p->pitch};
    bool drops;
    if (condition_field_draw(p->view, at, &drops))
        p->view->request = (ViewRequest){.wish = VIEW_WISH_TYPED, .page = !drops};
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

EditorDone editor_panel_draw(const Scene *scene, Edit *edit, const CodeText *ran, Rect area) {
    EditorDone done = {0};
    View *view = scene->view;
    Ui *ui = view->ui;
    edit_look(edit);
    Paper *p = arena_alloc(view->arena, sizeof *p);
    *p = (Paper){.scene = scene,
                 .view = view,
                 .ui = ui,
                 .theme = ui->theme,
                 .edit = edit,
                 .ran = ran,
                 .source = code_find_source(scene->trace, edit->path)};
    p->style = ui_mono(ui, view->is_small ? 12 : 15, 400);
    p->pitch = ui_px(ui, view->is_small ? 16 : 20);
    p->cell = text_metrics(ui->list.text, p->style).cell_w;
    p->margin_w = ui_px(ui, view->is_small ? 40 : 60);
    p->numbers_w = ui_px(ui, view->is_small ? 36 : 40) + code_more_figures(view, n_lines(p));
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
    point_at_cursor(p);
    p->has_selection = editor_selection(edit->editor, &p->from, &p->to);
    int n = editor_n_lines(edit->editor);
    for (int line = edit->top, y = area.y; line < n && y + p->pitch <= area.y + area.h; line++)
        y += draw_row(p, line, (Rect){area.x, y, area.w, p->pitch});
    draw_typing(p);
    edit->rows = p->rows;
    edit->columns = p->columns;
    if (edit->seeks_cursor) {
        edit->seeks_cursor = false;
        edit_show_cursor(edit);
        ui->wants_frame = true;
    }
    return done;
}

// ---- the bar

typedef enum Foot {
    FOOT_WRONG, // the first error, and the way to it
    FOOT_PLACE,
    FOOT_SELECTED,
    FOOT_INDENT,
    FOOT_CUT, // from here on at the right end
    FOOT_COPY,
    FOOT_PASTE,
    FOOT_SAVE,
    FOOT_FIND,
    FOOT_REPLACE,
    FOOT_LEAVE,
    FEET
} Foot;

static int n_selected(const Edit *edit) {
    EditorPlace from, to;
    if (!editor_selection(edit->editor, &from, &to)) return 0;
    int n = to.col - from.col;
    for (int line = from.line; line < to.line; line++)
        n += editor_line(edit->editor, line).n + 1;
    return n;
}

static void list_foot(View *view, const Edit *edit, UiButton feet[FEET]) {
    EditorPlace at = editor_cursor(edit->editor);
    const Tr *table = view->tr;
    if (edit->wrong.kind)
        feet[FOOT_WRONG] = (UiButton){
            .label = TR(view->arena, table, "edit.wrong", {"line", .number = edit->wrong.line}),
            .key = "F8",
            .is_wrong = true,
            .tip = tr(table, "edit.to-error"),
            .is_quiet = true};
    feet[FOOT_PLACE].label = TR(view->arena, table, "edit.place", {"line", .number = at.line + 1},
                                {"col", .number = at.col + 1});
    int n = n_selected(edit);
    if (n) feet[FOOT_SELECTED].label = TR(view->arena, table, "edit.selected", {"n", .number = n});
    feet[FOOT_INDENT].label = tr(table, "edit.indent");
    feet[FOOT_CUT] = (UiButton){.label = tr(table, "edit.cut"), .tip = "Ctrl X", .is_quiet = true};
    feet[FOOT_COPY] =
        (UiButton){.label = tr(table, "edit.copy"), .tip = "Ctrl C", .is_quiet = true};
    feet[FOOT_PASTE] =
        (UiButton){.label = tr(table, "edit.paste"), .tip = "Ctrl V", .is_quiet = true};
    if (edit->may_save)
        feet[FOOT_SAVE] = (UiButton){.label = tr(table, "edit.save"),
                                     .key = "Ctrl S",
                                     .is_quiet = true,
                                     .is_disabled = !edit_is_changed(edit)};
    feet[FOOT_FIND] =
        (UiButton){.label = tr(table, "edit.find"), .key = "Ctrl F", .is_quiet = true};
    feet[FOOT_REPLACE] =
        (UiButton){.label = tr(table, "edit.replace"), .key = "Ctrl H", .is_quiet = true};
    feet[FOOT_LEAVE] = (UiButton){.label = tr(table, "edit.leave"), .key = "Esc", .is_quiet = true};
}

static bool is_button(int foot) {
    return foot == FOOT_WRONG || foot >= FOOT_CUT;
}

static void answer_foot(View *view, Edit *edit, int foot, EditorDone *done) {
    static const int keys[FEET] = {[FOOT_CUT] = 'x', [FOOT_COPY] = 'c', [FOOT_PASTE] = 'v'};
    if (keys[foot]) // as if it had been pressed: in the text, or in the field that is searched for
        edit_input(edit, &(InputEvent){.kind = INPUT_KEY, .key = keys[foot], .mods = MOD_CTRL});
    done->saves |= foot == FOOT_SAVE;
    done->leaves |= foot == FOOT_LEAVE;
    if (foot == FOOT_FIND || foot == FOOT_REPLACE) edit_open_find(edit, foot == FOOT_REPLACE);
    if (foot == FOOT_WRONG) {
        edit_go_to_error(edit);
        edit_show_cursor(edit);
    }
    view->ui->focus = 0; // the text has the keyboard again
    view->ui->wants_frame = true;
}

// Where there is little room the keys become tips, then two words icons.
enum { FOOT_WITH_KEYS, FOOT_WITH_WORDS, FOOT_WITH_ICONS, FOOT_FOLDS };

static bool is_part(const UiButton *foot) {
    return foot->label || foot->icon;
}

static void fold_foot(UiButton feet[FEET], int how) {
    for (int i = FOOT_CUT; i < FEET && how >= FOOT_WITH_WORDS; i++)
        if (feet[i].key) feet[i].tip = feet[i].key, feet[i].key = NULL;
    if (how < FOOT_WITH_ICONS) return;
    feet[FOOT_FIND].label = feet[FOOT_LEAVE].label = NULL;
    feet[FOOT_FIND].icon = ICON_SEARCH;
    feet[FOOT_LEAVE].icon = ICON_CROSS;
}

// The parts of the foot in [items]. Returns how wide those are that weigh at least [least].
static int measure_foot(View *view, const UiButton feet[FEET], RowItem items[FEET], int least) {
    static const int weights[FEET] = {11, 4, 2, 1, 6, 7, 8, 10, 5, 3, 9};
    Ui *ui = view->ui;
    int all = 0;
    for (int i = 0; i < FEET; i++) {
        if (!is_part(&feet[i])) continue;
        int w = is_button(i) ? ui_button_width(ui, &feet[i])
                             : text_width(ui->list.text, ui_sans(ui, 15, 400), feet[i].label) + 1;
        items[i] = (RowItem){.w = w, .gap = ui_px(ui, is_button(i) ? 4 : 20), .weight = weights[i]};
        if (weights[i] >= least) all += w + items[i].gap;
    }
    return all;
}

static void draw_foot(View *view, Edit *edit, Rect area, EditorDone *done) {
    static const char *const ids[FEET] = {"edit-wrong", NULL,        NULL,         NULL,
                                          "edit-cut",   "edit-copy", "edit-paste", "edit-save",
                                          "edit-find",  "edit-swap", "edit.leave"};
    Ui *ui = view->ui;
    UiButton feet[FEET] = {0};
    list_foot(view, edit, feet);
    RowItem items[FEET] = {0};
    for (int how = 0; how < FOOT_FOLDS; how++) {
        fold_foot(feet, how);
        int least = how == FOOT_WITH_KEYS ? 3 : 5; // what is there only for the eye may go
        if (measure_foot(view, feet, items, least) <= area.w) break;
    }
    int used = row_fit(items, FEET, area.w);
    for (int i = 0; i < FEET; i++) {
        if (!items[i].is_shown || !is_part(&feet[i])) continue;
        int x = area.x + items[i].x + (i >= FOOT_CUT ? area.w - used : 0);
        Rect at = {x, area.y, items[i].w, area.h};
        if (!is_button(i))
            ui_label(ui, at, ui_sans(ui, 15, 400), ui->theme->dim, UI_LEFT, feet[i].label);
        else if (ui_button(ui, ids[i], at, &feet[i]))
            answer_foot(view, edit, i, done);
    }
}

EditorDone editor_bar_draw(View *view, Edit *edit, Rect area) {
    Ui *ui = view->ui;
    EditorDone done = {0};
    draw_fill(&ui->list, area, ui->theme->panel);
    draw_fill(&ui->list, rect_take_top(&area, ui_px(ui, 1)), ui->theme->line);
    int margin = view_margin(view), h = ui_px(ui, view->is_small ? 32 : 36), gap = ui_px(ui, 16);
    rect_take_left(&area, margin);
    rect_take_right(&area, margin - ui_px(ui, 12));
    area.y += (area.h - h) / 2, area.h = h;
    UiButton run = {.label = tr(view->tr, "edit.run"), .icon = ICON_PLAY, .is_primary = true};
    done.runs = ui_button(ui, "edit.run", rect_take_left(&area, ui_button_width(ui, &run)), &run);
    rect_take_left(&area, ui_px(ui, 10));
    if (area.w > ui_px(ui, 640)) // else the foot needs all of it
        rect_take_left(&area, ui_key_hint(ui, area.x, area.y + area.h / 2, "Ctrl Enter") + gap);
    if (edit->wrong.kind) {
        int icon = ui_px(ui, 14);
        Rect at = rect_take_left(&area, icon);
        draw_icon(&ui->list, ICON_CROSS, at.x, at.y + (at.h - icon) / 2, icon, ui->theme->fail);
    }
    draw_foot(view, edit, area, &done);
    return done;
}
