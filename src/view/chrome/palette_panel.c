// One list of rows that scrolls: the title of each kind, then what was found of it. The letters
// that were sought are underlined; the key of a command stands at its right.
#include "view/chrome/palette_panel.h"

#include <string.h>

#include "view/parts/row.h"
#include "view/stage/scene.h"

enum { WIDTH = 496, PAD = 16, LINE = 48, HEADING = 38, FOOT = 48 };

typedef struct Sheet {
    View *view;
    Ui *ui;
    const Theme *theme;
    Palette *palette;
    const FindScope *scope;
    PaletteWish wish;
} Sheet;

// ---- the line

static void draw_line_of_text(const Sheet *s, Rect rect, const char *query) {
    Ui *ui = s->ui;
    TextStyle style = ui_sans(ui, 17, 400);
    EditorPlace cursor = editor_cursor(s->palette->line), from, to;
    const char *at = query, *end = query + strlen(query);
    int caret = 0, begin = 0, finish = 0;
    bool selects = editor_selection(s->palette->line, &from, &to);
    for (int col = 0;; col++) {
        int x = text_width(ui->list.text, style,
                           arena_copy(s->view->arena, query, (size_t)(at - query)));
        if (col == cursor.col) caret = x;
        if (selects && col == from.col) begin = x;
        if (selects && col == to.col) finish = x;
        if (at == end) break;
        utf8_next(&at, end);
    }
    int shift = caret > rect.w - ui_px(ui, 4) ? caret - rect.w + ui_px(ui, 4) : 0;
    draw_clip_push(&ui->list, rect);
    int h = ui_px(ui, 24), y = rect.y + (rect.h - h) / 2;
    if (finish > begin)
        draw_fill(&ui->list, (Rect){rect.x + begin - shift, y, finish - begin, h},
                  s->theme->ready_tint);
    draw_text(&ui->list, rect.x - shift, text_baseline(ui->list.text, style, rect.y, rect.h), style,
              s->theme->text, query);
    draw_fill(&ui->list, (Rect){rect.x + caret - shift, y, ui_px(ui, 2), h}, s->theme->text);
    draw_pop(&ui->list);
}

static void draw_head(const Sheet *s, Rect rect, const char *query) {
    Ui *ui = s->ui;
    draw_box(&ui->list, rect,
             (Box){s->theme->bg, s->theme->text, BORDER_SOLID, 2 * ui->scale, 6 * ui->scale});
    rect_take_left(&rect, ui_px(ui, 14));
    rect_take_right(&rect, ui_px(ui, 14));
    int icon = ui_px(ui, 16), y = rect.y + rect.h / 2;
    draw_icon(&ui->list, s->scope->files ? ICON_FOLDER : ICON_SEARCH, rect.x, y - icon / 2, icon,
              s->theme->dim);
    rect_take_left(&rect, icon + ui_px(ui, 10));
    int key = ui_key_hint_width(ui, "Esc");
    ui_key_hint(ui, rect.x + rect.w - key, y, "Esc");
    rect_take_right(&rect, key + ui_px(ui, 10));
    size_t n = 0;
    for (int kind = 0; kind < FIND_KINDS; kind++)
        n += s->palette->findings.n_found[kind];
    const char *found =
        TR(s->view->arena, s->view->tr, "palette.found", {"n", .number = (int64_t)n});
    TextStyle small = ui_sans(ui, 13, 400);
    int w = text_width(ui->list.text, small, found) + 1;
    ui_label(ui, rect_take_right(&rect, w), small, s->theme->dim, UI_RIGHT, found);
    rect_take_right(&rect, ui_px(ui, 10));
    if (*query) {
        draw_line_of_text(s, rect, query);
        return;
    }
    draw_line_of_text(s, rect, "");
    rect_take_left(&rect, ui_px(ui, 6));
    ui_label_cut(ui, rect, ui_sans(ui, 15, 400), s->theme->faint, UI_LEFT,
                 tr(s->view->tr, "palette.what"));
}

// ---- rows

static const char *file_about(const Sheet *s, FileUse use) {
    static const char *const keys[] = {[FILE_NEW] = "palette.files.make",
                                       [FILE_ABOVE] = "palette.files.above",
                                       [FILE_FOLDER] = "palette.files.folder",
                                       [FILE_LESSON] = "palette.files.lesson"};
    return use == FILE_OTHER ? NULL : tr(s->view->tr, keys[use]);
}

static int row_height(const Sheet *s, const FindItem *item) {
    bool is_high = item->kind == FIND_LESSON || (item->kind == FIND_COMMAND && item->about[0]);
    int plain = s->view->is_small ? 32 : 38;
    return ui_px(s->ui, (float)(is_high ? 52 : plain));
}

// The title, cut where it is too long, with what was sought underlined.
static void draw_title(const Sheet *s, Rect rect, TextStyle style, Color color,
                       const FindItem *item) {
    Ui *ui = s->ui;
    ui_label_cut(ui, rect, style, color, UI_LEFT, item->title);
    int y = text_baseline(ui->list.text, style, rect.y, rect.h) + ui_px(ui, 3);
    draw_clip_push(&ui->list, rect);
    for (int i = 0; i < item->n_spans; i++) {
        const FindSpan *span = &item->spans[i];
        const char *before = arena_copy(s->view->arena, item->title, (size_t)span->from);
        const char *with =
            arena_copy(s->view->arena, item->title, (size_t)span->from + (size_t)span->n);
        int from = text_width(ui->list.text, style, before);
        int to = text_width(ui->list.text, style, with);
        if (to <= rect.w)
            draw_fill(&ui->list, (Rect){rect.x + from, y, to - from, ui_px(ui, 2)}, s->theme->text);
    }
    draw_pop(&ui->list);
}

// What stands at the right of an item; takes its room off [rect].
static void draw_right_end(const Sheet *s, Rect *rect, const FindItem *item) {
    Ui *ui = s->ui;
    View *view = s->view;
    if (item->kind == FIND_COMMAND) {
        const char *key = action_key(view->tr, (Action)item->id);
        if (!key) return;
        int w = ui_key_hint_width(ui, key);
        ui_key_hint(ui, rect->x + rect->w - w, rect->y + rect->h / 2, key);
        rect_take_right(rect, w + ui_px(ui, 12));
        return;
    }
    const char *text = NULL;
    if (item->kind == FIND_FILE) text = file_about(s, (FileUse)item->id);
    if (item->kind == FIND_LINE)
        text = TR(view->arena, view->tr, "palette.line", {"n", .number = item->id});
    if (item->kind == FIND_LINE && item->about[0])
        text = arena_printf(view->arena, "%s, %s", item->about, text);
    if (item->kind == FIND_LESSON && s->scope->shelf->entries.at[item->id].lesson)
        text = TR(view->arena, view->tr, "palette.moments",
                  {"n", .number = (int64_t)s->scope->shelf->entries.at[item->id]
                                      .lesson->texts[LESSON_ENGLISH]
                                      .n_moments});
    if (!text) return;
    TextStyle small = ui_sans(ui, 13, 400);
    int w = text_width(ui->list.text, small, text) + 1;
    if (w > rect->w / 2) w = rect->w / 2;
    ui_label_cut(ui, rect_take_right(rect, w), small, s->theme->dim, UI_RIGHT, text);
    rect_take_right(rect, ui_px(ui, 12));
}

static void draw_item(Sheet *s, Rect rect, int i) {
    Ui *ui = s->ui;
    const FindItem *item = &s->palette->findings.items.at[i];
    UiHit hit = ui_hit(ui, arena_printf(s->view->arena, "palette.%d", i), rect, NULL);
    bool has_moved = ui->mouse_x != s->palette->mouse_x || ui->mouse_y != s->palette->mouse_y;
    if (hit.is_hot && has_moved) {
        s->palette->mouse_x = ui->mouse_x, s->palette->mouse_y = ui->mouse_y;
        ui->wants_frame |= s->palette->chosen != i;
        s->palette->chosen = i;
    }
    if (hit.was_clicked) s->palette->chosen = i, s->wish = PALETTE_DOES;
    bool is_chosen = i == s->palette->chosen;
    if (is_chosen) {
        draw_box(&ui->list, rect, (Box){.fill = s->theme->raised, .radius_px = 6 * ui->scale});
        draw_fill(&ui->list, (Rect){rect.x, rect.y, ui_px(ui, 3), rect.h}, s->theme->text);
    }
    rect_take_left(&rect, ui_px(ui, 16));
    rect_take_right(&rect, ui_px(ui, 12));
    draw_right_end(s, &rect, item);
    Color color = is_chosen ? s->theme->text : s->theme->dim;
    bool is_code = item->kind == FIND_LINE;
    TextStyle style = is_code ? ui_mono(ui, 13, 400) : ui_sans(ui, 15, is_chosen ? 500 : 400);
    if (item->kind == FIND_TASK) {
        int icon = ui_px(ui, 14);
        uint32_t ordinal = s->scope->trace->objects.at[item->id].ordinal - 1;
        draw_icon(&ui->list, theme_shape(ordinal), rect.x, rect.y + (rect.h - icon) / 2, icon,
                  theme_shape_color(s->theme, ordinal));
        rect_take_left(&rect, icon + ui_px(ui, 10));
    }
    if (item->kind == FIND_FILE) {
        int icon = ui_px(ui, 16);
        if (item->id != FILE_OTHER)
            draw_icon(&ui->list, item->id == FILE_NEW ? ICON_PENCIL : ICON_FOLDER, rect.x,
                      rect.y + (rect.h - icon) / 2, icon, color);
        rect_take_left(&rect, icon + ui_px(ui, 10));
    }
    if (!item->about[0] || is_code) {
        draw_title(s, rect, style, color, item);
        return;
    }
    rect = rect_inset(rect, ui_px(ui, 5));
    rect.x -= ui_px(ui, 5), rect.w += 2 * ui_px(ui, 5);
    draw_title(s, rect_take_top(&rect, ui_px(ui, 23)), style, color, item);
    ui_label_cut(ui, rect, ui_sans(ui, 13, 400), s->theme->faint, UI_LEFT, item->about);
}

static void draw_heading(const Sheet *s, Rect rect, FindKind kind) {
    static const char *const titles[FIND_KINDS] = {
        [FIND_COMMAND] = "palette.commands", [FIND_TASK] = "palette.tasks",
        [FIND_LINE] = "palette.program",     [FIND_LESSON] = "palette.lessons",
        [FIND_FILE] = "palette.files",
    };
    static const char *const asks[] = {[FILES_TO_OPEN] = "palette.files.open",
                                       [FILES_TO_COMPARE] = "palette.files.compare",
                                       [FILES_TO_MAKE] = "palette.files.new"};
    FilesFor files = s->scope->files;
    rect_take_left(&rect, ui_px(s->ui, 16));
    rect_take_top(&rect, ui_px(s->ui, 8));
    ui_label(s->ui, rect, ui_sans(s->ui, 15, 600), s->theme->text, UI_LEFT,
             tr(s->view->tr, files ? asks[files] : titles[kind]));
}

// The place of each row from the top of all: draws them, or (with [area] empty) only measures.
// Returns the height of all; *[top] and *[bottom] are those of the chosen one.
static int lay_rows(Sheet *s, Rect area, int *top, int *bottom) {
    const Findings *findings = &s->palette->findings;
    int y = 0, heading = ui_px(s->ui, HEADING);
    for (size_t i = 0; i < findings->items.n; i++) {
        const FindItem *item = &findings->items.at[i];
        bool begins = i == 0 || findings->items.at[i - 1].kind != item->kind;
        Rect at = {area.x, area.y + y - s->palette->scroll, area.w, heading};
        if (begins && rect_meets(at, area)) draw_heading(s, at, item->kind);
        if (begins) y += heading;
        int h = row_height(s, item);
        at = (Rect){area.x, area.y + y - s->palette->scroll, area.w, h};
        if (rect_meets(at, area)) draw_item(s, at, (int)i);
        if ((int)i == s->palette->chosen) {
            *top = begins ? y - heading : y;
            *bottom = y + h;
        }
        y += h;
    }
    return y;
}

static void draw_rows(Sheet *s, Rect area) {
    Ui *ui = s->ui;
    Palette *palette = s->palette;
    if (!palette->findings.items.n) {
        const char *none = s->scope->files ? "palette.files.none" : "palette.nothing";
        ui_label(ui, (Rect){area.x, area.y, area.w, ui_px(ui, LINE)}, ui_sans(ui, 15, 400),
                 s->theme->dim, UI_CENTER, tr(s->view->tr, none));
        return;
    }
    int top = 0, bottom = 0, h = lay_rows(s, (Rect){0}, &top, &bottom), before = palette->scroll;
    if (rect_has(area, ui->mouse_x, ui->mouse_y)) {
        palette->scroll -= (int)(ui->wheel_y * (float)ui_px(ui, 60));
        ui->wheel_y = 0;
    }
    if (palette->shows_chosen) {
        if (bottom - palette->scroll > area.h) palette->scroll = bottom - area.h;
        if (top < palette->scroll) palette->scroll = top;
        palette->shows_chosen = false;
    }
    if (palette->scroll > h - area.h) palette->scroll = h - area.h;
    if (palette->scroll < 0) palette->scroll = 0;
    ui->wants_frame |= palette->scroll != before;
    draw_clip_push(&ui->list, area);
    lay_rows(s, area, &top, &bottom);
    draw_pop(&ui->list);
    if (h <= area.h) return;
    Rect thumb = {area.x + area.w - ui_px(ui, 2), area.y + area.h * palette->scroll / h,
                  ui_px(ui, 4), area.h * area.h / h};
    draw_box(&ui->list, thumb, (Box){.fill = s->theme->line2, .radius_px = 2 * ui->scale});
}

// ---- the foot

typedef struct Hint {
    const char *keys[2], *text;
    int weight;
} Hint;

static void draw_hints(const Sheet *s, Rect area, const Hint *hints, int n) {
    enum { MOST = 8 };
    Ui *ui = s->ui;
    TextStyle style = ui_sans(ui, 13, 400);
    RowItem items[MOST];
    int gap = ui_px(ui, 5);
    for (int i = 0; i < n; i++) {
        items[i] = (RowItem){.gap = ui_px(ui, 12), .weight = hints[i].weight};
        for (int k = 0; k < 2 && hints[i].keys[k]; k++)
            items[i].w += ui_key_hint_width(ui, hints[i].keys[k]) + gap;
        items[i].w += text_width(ui->list.text, style, tr(s->view->tr, hints[i].text)) + 1;
    }
    row_fit(items, n, area.w);
    for (int i = 0; i < n; i++) {
        if (!items[i].is_shown) continue;
        int x = area.x + items[i].x, end = x + items[i].w;
        for (int k = 0; k < 2 && hints[i].keys[k]; k++)
            x += ui_key_hint(ui, x, area.y + area.h / 2, hints[i].keys[k]) + gap;
        ui_label(ui, (Rect){x, area.y, end - x, area.h}, style, s->theme->dim, UI_LEFT,
                 tr(s->view->tr, hints[i].text));
    }
}

static void draw_foot(const Sheet *s, Rect area) {
    static const Hint all[] = {
        {{"↑", "↓"}, "palette.choose", 6}, {{"Enter"}, "palette.do", 7},
        {{">"}, "palette.to.commands", 4}, {{":"}, "palette.to.lines", 5},
        {{"@"}, "palette.to.tasks", 3},    {{"#"}, "palette.to.lessons", 2},
        {{"~/"}, "palette.to.files", 1},
    };
    static const Hint files[] = {{{"↑", "↓"}, "palette.choose", 2},
                                 {{"Enter"}, "palette.do", 3},
                                 {{"Tab"}, "palette.complete", 1}};
    draw_fill(&s->ui->list, (Rect){area.x, area.y, area.w, ui_px(s->ui, 1)}, s->theme->line);
    if (s->scope->files)
        draw_hints(s, area, files, sizeof files / sizeof *files);
    else
        draw_hints(s, area, all, sizeof all / sizeof *all);
}

static Rect place_of(const View *view, Rect window) {
    Ui *ui = view->ui;
    int margin = ui_px(ui, view->is_small ? 12 : 16), top = ui_px(ui, view->is_small ? 52 : 72);
    int bottom = ui_px(ui, view->is_small ? 96 : 324);
    if (view->is_tiny) margin = ui_px(ui, 4);
    if (window.h - top - bottom < ui_px(ui, 480)) bottom = margin;
    if (window.h - top - bottom < ui_px(ui, 240)) top = margin;
    int w = ui_px(ui, WIDTH);
    if (w > window.w - 2 * margin) w = window.w - 2 * margin;
    return (Rect){window.x + window.w - margin - w, window.y + top, w, window.h - top - bottom};
}

PaletteWish palette_panel_draw(View *view, Palette *palette, const FindScope *scope, Rect window) {
    Ui *ui = view->ui;
    Sheet sheet = {view, ui, ui->theme, palette, scope, PALETTE_STAYS};
    palette_look(palette, scope);
    Rect panel = place_of(view, window);
    if (ui_sheet(ui, "palette", window, panel)) sheet.wish = PALETTE_CLOSES;
    draw_box(&ui->list, panel,
             (Box){.fill = ui->theme->panel,
                   .border = ui->theme->edge,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = 12 * ui->scale});
    Rect inner = rect_inset(panel, ui_px(ui, PAD));
    Str query = {0};
    palette_query(palette, &query);
    draw_head(&sheet, rect_take_top(&inner, ui_px(ui, LINE)), str_text(&query));
    str_deinit(&query);
    if (!view->is_tiny) draw_foot(&sheet, rect_take_bottom(&inner, ui_px(ui, FOOT - PAD)));
    rect_take_top(&inner, ui_px(ui, 4));
    draw_rows(&sheet, inner);
    return sheet.wish;
}
