// The texts of C: lines of their own colours, around the one that is told of.
#include "view/stage/hood_parts.h"

#include <ctype.h>
#include <string.h>

#include "view/stage/hood_says.h"

static bool is_keyword(const char *word, size_t n) {
    static const char *const words[] = {
        "break",  "case",    "char",   "const", "continue", "default", "do",     "else", "enum",
        "for",    "if",      "inline", "int",   "return",   "sizeof",  "static", "bool", "struct",
        "switch", "typedef", "union",  "void",  "while",    "true",    "false",  "NULL", "goto"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == n && memcmp(words[i], word, n) == 0) return true;
    return false;
}

// The bytes from [at] on that have one colour.
static size_t piece(const HoodPanel *p, const char *at, const char *end, Color *color) {
    const Theme *theme = p->theme;
    const char *to = at + 1;
    *color = theme->text;
    if (end - at > 1 && at[0] == '/' && at[1] == '/') {
        *color = theme->faint;
        return (size_t)(end - at);
    }
    if (*at == '"' || *at == '\'') {
        while (to < end && *to != *at)
            to += *to == '\\' && to + 1 < end ? 2 : 1;
        *color = theme->string;
        return (size_t)((to < end ? to + 1 : end) - at);
    }
    if (!isalnum((unsigned char)*at) && *at != '_') return 1;
    while (to < end && (isalnum((unsigned char)*to) || *to == '_'))
        to++;
    if (isdigit((unsigned char)*at)) *color = theme->number;
    if (is_keyword(at, (size_t)(to - at))) *color = theme->keyword;
    return (size_t)(to - at);
}

static void draw_code(const HoodPanel *p, Rect rect, const char *line, size_t n, Color ground) {
    const char *at = line, *end = line + n;
    int cell = text_width(p->ui->list.text, p->code, "0"), x = rect.x;
    int baseline = text_baseline(p->ui->list.text, p->code, rect.y, rect.h);
    draw_clip_push(&p->ui->list, rect);
    int right = rect.x + rect.w;
    while (at < end && x < right) {
        Color color;
        size_t bytes = piece(p, at, end, &color);
        if (*at != ' ') draw_text_n(&p->ui->list, x, baseline, p->code, color, at, bytes);
        for (size_t i = 0; i < bytes; i++)
            x += ((unsigned char)at[i] & 0xC0) != 0x80 ? cell : 0;
        at += bytes;
    }
    if (at < end || x > right) { // it goes on
        Rect cut = {right - cell, rect.y, cell, rect.h};
        draw_fill(&p->ui->list, cut, ground);
        draw_text(&p->ui->list, cut.x, baseline, p->code, p->theme->dim, "…");
    }
    draw_pop(&p->ui->list);
}

static const char *line_of(const char *text, int line, size_t *n) {
    while (line-- > 1 && text) {
        text = strchr(text, '\n');
        if (text) text++;
    }
    *n = text ? strcspn(text, "\n") : 0;
    return text;
}

// Some lines around that of [place], from [first], where its function begins. Returns the height
// used.
static int draw_lines(HoodPanel *p, Rect area, const char *text, int line, int first, bool is_now) {
    Ui *ui = p->ui;
    int rows = area.h / p->pitch, from = first > 3 && is_now ? first - 2 : first;
    int behind = is_now ? 2 : 1;
    if (line >= from + rows - behind) from = is_now ? line - rows / 2 : line - rows + 1 + behind;
    if (from < 1) from = 1;
    int numbers = ui_px(ui, 44), used = 0;
    for (int i = 0; i < rows; i++) {
        size_t n;
        const char *at = line_of(text, from + i, &n);
        if (!at || !*at) break;
        if (!is_now && from + i > line && *at == '}') rows = i + 1; // the end of the function
        used += p->pitch;
        Rect row = {area.x, area.y + i * p->pitch, area.w, p->pitch};
        bool is_here = from + i == line, is_amber = is_here && is_now;
        if (is_here) {
            draw_fill(&ui->list, row, is_now ? p->theme->now_tint : p->theme->raised);
            if (is_now)
                draw_fill(&ui->list, (Rect){row.x, row.y, ui_px(ui, 3), row.h}, p->theme->now_line);
        }
        if (is_amber) {
            int badge = hood_badge_px(p);
            p->line = rect_take_right(&row, badge + ui_px(ui, 8));
            hood_badge_draw(p, p->line.x + p->line.w / 2, row.y + row.h / 2, HOOD_LINE);
        }
        Rect number = rect_take_left(&row, numbers);
        number.w -= ui_px(ui, 12);
        ui_label_cut(ui, number, ui_mono(ui, 12, is_here ? 600 : 400),
                     is_here ? p->theme->text : p->theme->faint, UI_RIGHT,
                     arena_printf(p->view->arena, "%d", from + i));
        Color ground = is_amber ? p->theme->now_tint : is_here ? p->theme->raised : p->theme->panel;
        draw_code(p, row, at, n, ground);
    }
    return used;
}

// Returns the height used.
static int draw_place(HoodPanel *p, Rect area, HoodPlace place, const char *about, bool is_now) {
    const char *text = *place.path ? hood_source(p->hood, place.path) : NULL;
    int whole = area.h, first;
    if (!text) {
        if (*place.path) hood_heading_draw(p, &area, place.path, tr(p->view->tr, "hood.no-source"));
        return whole - area.h;
    }
    const char *function = hood_function_at(p->view->arena, text, place.line, &first);
    const char *note = arena_printf(p->view->arena, "%s   %s", function, about);
    hood_heading_draw(p, &area, place.path, note);
    int head = whole - area.h;
    return area.h ? head + draw_lines(p, area, text, place.line, first, is_now) : head;
}

int hood_source_draw(HoodPanel *p, Rect area) {
    enum { HEAD = 28, GAP = 12, LEAST = 7, BEFORE = 3 };
    const Hood *hood = p->hood;
    const Tr *texts = p->view->tr;
    int head = ui_px(p->ui, HEAD), gap = ui_px(p->ui, GAP);
    int before_h = head + BEFORE * p->pitch;
    bool has_before = *hood->before.path && area.h >= head + LEAST * p->pitch + gap + before_h;
    Rect now = area;
    if (has_before) rect_take_bottom(&now, gap + before_h);
    int used = draw_place(p, now, hood->place, tr(texts, "hood.now"), true);
    if (!has_before) return area.h - used;
    rect_take_top(&area, used + gap);
    const char *about = tr(texts, hood->is_cause ? "hood.cause" : "hood.turn");
    area.h = before_h < area.h ? before_h : area.h;
    used += gap + draw_place(p, area, hood->before, about, false);
    return now.h + gap + before_h - used;
}
