// All that has an address is of the second run (hood.h); while that is on its way, what it showed
// last is not shown any more.
#include "view/stage/hood_panel.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "view/stage/hood_stacks.h"

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    Hood *hood;
    TextStyle code, plain, strong;
    int pitch; // of a line of code
} Panel;

static const char *text_of(const Panel *p, const char *key) {
    return tr(p->view->tr, key);
}

static void heading(const Panel *p, Rect *area, const char *title, const char *about) {
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

// ---- source

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
static size_t piece(const Panel *p, const char *at, const char *end, Color *color) {
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

static void draw_code(const Panel *p, Rect rect, const char *line, size_t n, bool is_now) {
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
    if (x > right) { // it goes on
        Rect cut = {right - cell, rect.y, cell, rect.h};
        draw_fill(&p->ui->list, cut, is_now ? p->theme->now_tint : p->theme->panel);
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

// The function around [line]: the name before the parenthesis of the last line that begins one.
static const char *function_at(const Panel *p, const char *text, int line, int *first) {
    for (*first = line; *first > 0; --*first) {
        size_t n;
        const char *at = line_of(text, *first, &n);
        const char *open = at ? memchr(at, '(', n) : NULL;
        if (!open || !(isalpha((unsigned char)*at)) || at[n - 1] == ';' || at[n - 1] == ':')
            continue;
        // What is told to the compiler before the name has parentheses of its own.
        static const char attribute[] = "__attribute__((";
        const char *told = strstr(at, attribute), *after = told ? strstr(told, "))") : NULL;
        if (after && after < at + n && told < open)
            open = memchr(after + 2, '(', (size_t)(at + n - after - 2));
        if (!open) continue;
        const char *begin = open;
        while (begin > at && (isalnum((unsigned char)begin[-1]) || begin[-1] == '_'))
            begin--;
        return arena_copy(p->view->arena, begin, (size_t)(open - begin));
    }
    *first = line;
    return "";
}

// Returns the height that is left free below it.
static int draw_source(const Panel *p, Rect area) {
    Ui *ui = p->ui;
    const char *path = p->hood->path;
    const char *text = *path ? hood_source(p->hood, path) : NULL;
    int line = p->hood->line, first;
    if (!text) {
        if (*path) heading(p, &area, path, text_of(p, "hood.no-source"));
        return 0;
    }
    const char *function = function_at(p, text, line, &first);
    heading(p, &area, path, function);
    int rows = area.h / p->pitch, from = first > 3 ? first - 2 : 1;
    if (line >= from + rows - 2) from = line - rows / 2;
    if (from < 1) from = 1;
    int numbers = ui_px(ui, 44), used = 0;
    for (int i = 0; i < rows; i++) {
        size_t n;
        const char *at = line_of(text, from + i, &n);
        if (!at || !*at) break;
        used += p->pitch;
        Rect row = {area.x, area.y + i * p->pitch, area.w, p->pitch};
        bool is_now = from + i == line;
        if (is_now) {
            draw_fill(&ui->list, row, p->theme->now_tint);
            draw_fill(&ui->list, (Rect){row.x, row.y, ui_px(ui, 3), row.h}, p->theme->now_line);
        }
        Rect number = rect_take_left(&row, numbers);
        number.w -= ui_px(ui, 12);
        ui_label_cut(ui, number, ui_mono(ui, 12, is_now ? 600 : 400),
                     is_now ? p->theme->text : p->theme->faint, UI_RIGHT,
                     arena_printf(p->view->arena, "%d", from + i));
        draw_code(p, row, at, n, is_now);
    }
    return area.h - used;
}

// ---- calls

static void draw_calls(const Panel *p, Rect area) {
    const Hood *hood = p->hood;
    heading(p, &area, text_of(p, "hood.calls"), text_of(p, "hood.outermost"));
    int rows = area.h / p->pitch, n = hood->n_calls;
    int from = n > rows ? n - rows : 0; // the innermost are worth more
    int widest = 0, address_w = text_width(p->ui->list.text, p->code, "0000000000000");
    int bytes_w = text_width(p->ui->list.text, p->code, "00000") + 1, gap = ui_px(p->ui, 8);
    for (int i = from; i < n; i++) {
        int w = text_width(p->ui->list.text, p->code, hood->call_names[n - 1 - i]);
        if (w > widest) widest = w;
    }
    for (int i = from; i < n; i++) {
        const Call *call = &hood->calls[n - 1 - i];
        Rect row = rect_take_top(&area, p->pitch);
        Color color = i == n - 1 ? p->theme->text : p->theme->dim;
        const char *name = hood->call_names[n - 1 - i];
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

// ---- stacks

static void draw_stacks(const Panel *p, Rect area) {
    const Hood *hood = p->hood;
    size_t used = 0, whole = 0;
    for (size_t i = 0; i < hood->stacks.n; i++) {
        const CoroView *view = &hood->stacks.at[i].view;
        used += view->used_bytes;
        whole += (size_t)((const char *)view->stack_high - (const char *)view->stack_low);
    }
    const char *about =
        TR(p->view->arena, p->view->tr, "hood.bytes", {"used", .number = (int64_t)used},
           {"kib", .number = (int64_t)(whole >> 10)});
    heading(p, &area, text_of(p, "hood.stacks"), about);
    hood_stacks_draw(p->scene, hood, area);
}

// ---- registers

// The coroutine whose saved registers are worth most: that of the frame the event is about, or the
// first that sleeps.
static const HoodStack *parked_stack(const Panel *p) {
    const Event *event = p->scene->event;
    const HoodStack *first = NULL;
    for (size_t i = 0; i < p->hood->stacks.n; i++) {
        const HoodStack *stack = &p->hood->stacks.at[i];
        if (stack->runs || !stack->view.n_registers) continue;
        if (event && event_is_of_program(event) && stack->frame == event->subject && stack->frame)
            return stack;
        if (!first) first = stack;
    }
    return first;
}

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

static int cell_width(const Panel *p) {
    return text_width(p->ui->list.text, p->code, "0");
}

// The width of a name and of [n] addresses.
static int registers_width(const Panel *p, int n) {
    return cell_width(p) * (NAME + n * ADDRESS) + n * ui_px(p->ui, 12) + ui_px(p->ui, 12);
}

// The cells of what both have saved, from the right; one of them is left out where there is no
// room.
static int cut_cells(const Panel *p, Rect *row, Rect cells[2]) {
    int n = row->w < registers_width(p, 2) ? 1 : 2;
    rect_take_left(row, ui_px(p->ui, 6));
    rect_take_right(row, ui_px(p->ui, 6));
    int cell = cell_width(p), w = cell * ADDRESS + 1, gap = (row->w - NAME * cell - n * w) / n;
    for (int i = 0; i < n; i++) {
        cells[i] = rect_take_right(row, w);
        rect_take_right(row, gap);
    }
    return n;
}

static void draw_register(const Panel *p, Rect row, const char *name, const CoroView *a,
                          const CoroView *b, bool is_now) {
    Ui *ui = p->ui;
    if (is_now)
        draw_box(&ui->list, row, (Box){.fill = p->theme->now_tint, .radius_px = 4 * ui->scale});
    Rect cells[2];
    int n = cut_cells(p, &row, cells);
    const CoroView *views[2] = {b || n > 1 ? b : a, a};
    for (int i = 0; i < n; i++) {
        bool is_known = views[i] != NULL;
        if (!is_known) continue;
        uint64_t value = strcmp(name, "sp") == 0   ? (uintptr_t)views[i]->stack_pointer
                         : strcmp(name, "pc") == 0 ? (uintptr_t)views[i]->resume_address
                                                   : register_of(views[i], name, &is_known);
        if (is_known)
            ui_label_cut(ui, cells[i], p->code, is_now ? p->theme->text : p->theme->dim, UI_RIGHT,
                         arena_printf(p->view->arena, "%012" PRIx64, value));
    }
    ui_label_cut(ui, row, p->code, p->theme->text, UI_LEFT, name);
}

static void draw_registers(const Panel *p, Rect area) {
    const HoodStack *parked = parked_stack(p);
    const CoroView *resumer = p->hood->resumer.stack_pointer ? &p->hood->resumer : NULL;
    const CoroView *view = parked ? &parked->view : NULL, *names = view ? view : resumer;
    heading(p, &area, text_of(p, "hood.registers"), text_of(p, "hood.saved"));
    if (!names || area.h < p->pitch) return;
    Rect line = rect_take_top(&area, p->pitch), cells[2];
    int n_cells = cut_cells(p, &line, cells);
    const char *whose[2] = {parked ? hood_stack_name(p->scene, parked) : "",
                            resumer ? text_of(p, "hood.resumer") : ""};
    if (n_cells == 1 && !parked) whose[0] = whose[1];
    for (int i = 0; i < n_cells; i++)
        ui_label_cut(p->ui, cells[i], p->plain, p->theme->dim, UI_RIGHT, whose[i]);
    if (area.h >= p->pitch)
        draw_register(p, rect_take_top(&area, p->pitch), "sp", resumer, view, true);
    bool has_rip;
    register_of(names, "rip", &has_rip);
    if (!has_rip && area.h >= p->pitch)
        draw_register(p, rect_take_top(&area, p->pitch), "pc", resumer, view, false);
    for (int i = 0; i < names->n_registers && area.h >= p->pitch; i++)
        draw_register(p, rect_take_top(&area, p->pitch), names->registers[i].name, resumer, view,
                      false);
}

// ---- all of it

// Why there is nothing but the source.
static const char *unseen_text(const Panel *p) {
    return text_of(p, p->hood->of           ? "hood.on-its-way"
                      : p->view->exhibition ? "hood.exhibition"
                                            : "hood.not-recorded");
}

static void draw_unseen(const Panel *p, Rect area) {
    ui_paragraph(p->ui, area, p->plain, p->pitch, p->theme->dim, unseen_text(p));
}

// What the sentence needs, and a space.
static int unseen_height(const Panel *p, int w) {
    TextLine lines[1];
    size_t n = text_wrap(p->ui->list.text, p->plain, unseen_text(p), w, lines, 1);
    return (int)n * p->pitch + ui_px(p->ui, 14);
}

// Left the source, below it the calls and the registers; right the stacks.
static void draw_beside(const Panel *p, Rect area, bool is_seen) {
    Ui *ui = p->ui;
    Rect right = rect_take_right(&area, area.w * 41 / 100),
         gap = rect_take_right(&area, ui_px(ui, 32));
    draw_fill(&ui->list, (Rect){gap.x + gap.w / 2, gap.y, ui_px(ui, 1), gap.h}, p->theme->line);
    if (!is_seen) {
        draw_source(p, area);
        draw_unseen(p, right);
        return;
    }
    int foot_h = ui_px(ui, 28) + 10 * p->pitch, most = area.h * 48 / 100;
    Rect foot = rect_take_bottom(&area, foot_h < most ? foot_h : most);
    Rect line = rect_take_bottom(&area, ui_px(ui, 24));
    int spare = draw_source(p, area) - ui_px(ui, 24);
    if (spare > 0) foot.y -= spare, foot.h += spare, line.y -= spare; // a short file
    draw_fill(&ui->list, (Rect){line.x, line.y + line.h / 2, line.w, ui_px(ui, 1)}, p->theme->line);
    int two = registers_width(p, 2) + ui_px(ui, 16);
    draw_registers(p, rect_take_right(&foot, foot.w >= 2 * two ? two : registers_width(p, 1)));
    rect_take_right(&foot, ui_px(ui, 32));
    draw_calls(p, foot);
    draw_stacks(p, right);
}

// Where there is little room the source has the whole width, so that its lines are read whole.
static void draw_stacked(const Panel *p, Rect area, bool is_seen) {
    Ui *ui = p->ui;
    int foot_h = is_seen ? area.h * 51 / 100 : unseen_height(p, area.w);
    Rect foot = rect_take_bottom(&area, foot_h < area.h ? foot_h : area.h);
    Rect line = rect_take_top(&foot, ui_px(ui, 14));
    draw_source(p, area);
    draw_fill(&ui->list, (Rect){line.x, line.y + ui_px(ui, 4), line.w, ui_px(ui, 1)},
              p->theme->line);
    if (!is_seen) {
        draw_unseen(p, foot);
        return;
    }
    int gap = ui_px(ui, 16), cell = cell_width(p), most = foot.w * 30 / 100;
    int calls_w = 20 * cell < most ? 20 * cell : most;
    int rest = foot.w - calls_w - 2 * gap - ui_px(ui, 90);
    int columns = rest >= registers_width(p, 2) + ui_px(ui, 100) ? 2
                  : rest >= registers_width(p, 1)                ? 1
                                                                 : 0;
    if (columns) {
        draw_registers(p, rect_take_right(&foot, registers_width(p, columns)));
        rect_take_right(&foot, gap);
    }
    draw_calls(p, rect_take_left(&foot, columns == 2 ? foot.w * 42 / 100 : calls_w));
    rect_take_left(&foot, gap);
    draw_stacks(p, foot);
}

void hood_panel_draw(const Scene *scene, Hood *hood, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    bool is_small = view->is_small;
    Panel p = {scene,
               view,
               ui,
               ui->theme,
               hood,
               .code = ui_mono(ui, is_small ? 12 : 14, 400),
               .plain = ui_sans(ui, is_small ? 12 : 14, 400),
               .strong = ui_sans(ui, is_small ? 13 : 15, 600),
               .pitch = ui_px(ui, is_small ? 16 : 20)};
    draw_box(&ui->list, area,
             (Box){ui->theme->panel, ui->theme->line, BORDER_SOLID, ui->scale, 12 * ui->scale});
    Rect inner = rect_inset(area, ui_px(ui, is_small ? 14 : 24));
    // In a small window the top bar says it, or who presents.
    if (!is_small) heading(&p, &inner, text_of(&p, "hood.title"), text_of(&p, "hood.about"));
    const Event *event = scene->event;
    if (!event) {
        ui_label_cut(ui, rect_take_top(&inner, ui_px(ui, 28)), p.plain, p.theme->dim, UI_LEFT,
                     text_of(&p, "hood.not-yet"));
        return;
    }
    if (inner.h < 6 * p.pitch) return; // no room for any of it
    uint32_t index = scene->model->now.n - 1;
    bool is_seen = hood->seen == index && hood->n_calls;
    if (is_small)
        draw_stacked(&p, inner, is_seen);
    else
        draw_beside(&p, inner, is_seen);
}
