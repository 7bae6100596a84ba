// The page lays itself out: the actions come by group in the order of the table, and flow through
// as few columns as hold them at the window's height. Where not even the most columns that find
// room hold all, the page scrolls; nothing is cut.
#include "view/chrome/help.h"

#include "base/vec.h"

enum { PAD = 24, COLUMN_GAP = 40, KEY_GAP = 4, TITLE_GAP = 24, MOST_COLUMNS = 6 };

// A line of the page: the title of a group, an action, or what keys outside of the table do.
typedef struct HelpLine {
    const char *title, *key, *also;
    Action action; // ACTION_NONE: none
    bool is_heading, is_idle;
    int x, y, w; // its place, from the upper left corner of all
} HelpLine;

typedef struct Help {
    View *view;
    Ui *ui;
    VEC(HelpLine) lines;
    float font;          // logical
    int line_px, gap_px; // of a line; above a heading
    int w, h;            // of all
} Help;

static TextStyle style_of(const Help *help, const HelpLine *line) {
    return ui_sans(help->ui, line->is_heading ? help->font + 2 : help->font,
                   line->is_heading ? 600 : 400);
}

static bool applies(const View *view, Action action) {
    return (view->exhibition || !action_needs_hall(action)) &&
           (view->codes || !action_needs_program(action));
}

static void add_group(Help *help, ActionGroup group) {
    static const char *const titles[ACTION_GROUPS] = {
        [ACTION_SEE] = "view.help.see",       [ACTION_STEP] = "view.help.step",
        [ACTION_JUMP] = "view.help.jump",     [ACTION_LESSON] = "view.help.lesson",
        [ACTION_WRITE] = "view.help.write",   [ACTION_TAKE] = "view.help.take",
        [ACTION_WINDOW] = "view.help.window",
    };
    const View *view = help->view;
    vec_push(&help->lines, (HelpLine){.title = tr(view->tr, titles[group]), .is_heading = true});
    for (int i = ACTION_NONE + 1; i < ACTIONS; i++) {
        Action action = (Action)i;
        const ActionInfo *info = action_info(action);
        if (action_group(action) != group) continue;
        vec_push(&help->lines, (HelpLine){.title = action_title(view->tr, action),
                                          .key = action_key(view->tr, action),
                                          .also = info->also,
                                          .action = action,
                                          .is_idle = !applies(view, action)});
    }
}

// What the keys do that no action has.
static void add_others(Help *help) {
    static const struct {
        const char *title, *key, *also;
    } others[] = {
        {"view.help.panel", "Tab", "Shift Tab"}, {"view.help.leave-text", "F6", "Shift F6"},
        {"view.help.inside", "↑ ↓", NULL},       {"view.help.press", "Enter", NULL},
        {"view.help.answer", "1–9", NULL},
    };
    const Tr *table = help->view->tr;
    vec_push(&help->lines,
             (HelpLine){.title = tr(table, "view.help.keyboard"), .is_heading = true});
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        vec_push(&help->lines, (HelpLine){.title = tr(table, others[i].title),
                                          .key = others[i].key,
                                          .also = others[i].also});
}

static int keys_width(const Help *help, const HelpLine *line) {
    Ui *ui = help->ui;
    return (line->key ? ui_key_hint_width(ui, line->key) : 0) +
           (line->also ? ui_px(ui, KEY_GAP) + ui_key_hint_width(ui, line->also) : 0);
}

static int line_width(const Help *help, const HelpLine *line) {
    int w = text_width(help->ui->list.text, style_of(help, line), line->title) + 1;
    int keys = keys_width(help, line);
    return keys ? w + keys + ui_px(help->ui, TITLE_GAP) : w;
}

// Places the lines into columns of at most [most_h] pixels. Returns how many those are.
static int flow(Help *help, int most_h) {
    int x = 0, y = 0, w = 0, columns = 1;
    help->h = 0;
    for (size_t i = 0; i < help->lines.n; i++) {
        HelpLine *line = &help->lines.at[i];
        int gap = line->is_heading && y ? help->gap_px : 0;
        int needed = gap + (line->is_heading ? 2 : 1) * help->line_px; // no heading stands alone
        if (y && y + needed > most_h) {
            x += w + ui_px(help->ui, COLUMN_GAP);
            y = w = gap = 0;
            columns++;
        }
        int width = line_width(help, line);
        if (width > w) w = width;
        *line = (HelpLine){
            line->title, line->key, line->also, line->action, line->is_heading, line->is_idle,
            x,           y + gap,   0};
        y += gap + help->line_px;
        if (y > help->h) help->h = y;
    }
    help->w = x + w;
    for (size_t i = 0; i < help->lines.n; i++) { // each as wide as its column
        HelpLine *line = &help->lines.at[i];
        int right = help->w;
        for (size_t j = i; j < help->lines.n; j++)
            if (help->lines.at[j].x > line->x) {
                right = help->lines.at[j].x - ui_px(help->ui, COLUMN_GAP);
                break;
            }
        line->w = right - line->x;
    }
    return columns;
}

// As few columns as hold all, or as many as find room.
static void lay_columns(Help *help, Rect room) {
    int whole = 0;
    for (size_t i = 0; i < help->lines.n; i++)
        whole += help->line_px + (help->lines.at[i].is_heading ? help->gap_px : 0);
    int columns = 1;
    while (columns < MOST_COLUMNS && whole > columns * room.h)
        columns++;
    for (; columns > 1; columns--) {
        // Even columns: as low as that many allow.
        for (int h = whole / columns; h <= whole; h += help->line_px)
            if (flow(help, h) <= columns) break;
        if (help->w <= room.w) return;
    }
    flow(help, whole + 1);
}

// Lays the page out for [room], in the largest type in which all of it is seen at once.
static void lay_out(Help *help, Rect room) {
    static const struct { float font, line; } sizes[] = {{15, 30}, {13, 25}, {12, 21}};
    for (size_t i = help->view->is_small; i < sizeof sizes / sizeof *sizes; i++) {
        help->font = sizes[i].font;
        help->line_px = ui_px(help->ui, sizes[i].line);
        help->gap_px = help->line_px * 2 / 5;
        lay_columns(help, room);
        if (help->h <= room.h) return;
    }
}

static void draw_entry(const Help *help, const HelpLine *line, Rect rect) {
    Ui *ui = help->ui;
    const Theme *theme = ui->theme;
    UiHit hit = {0};
    if (line->action && !line->is_idle) {
        const char *id =
            arena_printf(help->view->arena, "help.%s", action_info(line->action)->name);
        Rect reach = {rect.x - ui_px(ui, 8), rect.y + 1, rect.w + ui_px(ui, 16), rect.h - 2};
        hit = ui_hit(ui, id, reach, NULL);
        if (hit.is_hot)
            draw_box(&ui->list, reach,
                     (Box){.fill = theme->raised, .radius_px = (float)ui_px(ui, 6)});
        if (hit.is_focused) ui_focus_ring(ui, rect_inset(reach, ui_px(ui, 3)), 6);
        if (hit.was_clicked) view_wish_action(help->view, line->action);
    }
    int keys = keys_width(help, line), x = rect.x + rect.w - keys, y = rect.y + rect.h / 2;
    if (line->is_idle) draw_opacity_push(&ui->list, 0.5F);
    if (line->key) x += ui_key_hint(ui, x, y, line->key) + ui_px(ui, KEY_GAP);
    if (line->also) ui_key_hint(ui, x, y, line->also);
    rect.w -= keys;
    Color color = line->is_heading || hit.is_hot ? theme->text : theme->dim;
    ui_label(ui, rect, style_of(help, line), color, UI_LEFT, line->title);
    if (line->is_idle) draw_pop(&ui->list);
}

// By how much the person wants to scroll.
static int scrolled(Ui *ui, int page) {
    int by = -(int)(ui->wheel_y * (float)ui_px(ui, 60));
    ui->wheel_y = 0;
    if (ui->focus) return by;
    if (ui_shortcut(ui, KEY_DOWN, 0)) by += ui_px(ui, 40);
    if (ui_shortcut(ui, KEY_UP, 0)) by -= ui_px(ui, 40);
    if (ui_shortcut(ui, KEY_PAGE_DOWN, 0)) by += page;
    if (ui_shortcut(ui, KEY_PAGE_UP, 0)) by -= page;
    return by;
}

static void draw_thumb(Ui *ui, Rect panel, const Help *help, int shown, int scroll) {
    int h = panel.h - 2 * ui_px(ui, 12);
    Rect thumb = {panel.x + panel.w - ui_px(ui, 9), 0, ui_px(ui, 4), h * shown / help->h};
    thumb.y = panel.y + ui_px(ui, 12) + h * scroll / help->h;
    draw_box(&ui->list, thumb, (Box){.fill = ui->theme->line2, .radius_px = 2 * ui->scale});
}

void help_draw(View *view, int *scroll, Rect window) {
    Ui *ui = view->ui;
    Help help = {.view = view, .ui = ui};
    for (int group = ACTION_SEE + 1; group < ACTION_GROUPS; group++) {
        add_group(&help, (ActionGroup)group);
        if (group == ACTION_JUMP) add_group(&help, ACTION_SEE);
    }
    add_others(&help);
    int pad = ui_px(ui, PAD), around = ui_px(ui, 12);
    lay_out(&help, rect_inset(window, pad + around));
    Rect panel = {0, 0, help.w + 2 * pad, help.h + 2 * pad};
    int most_h = window.h - 2 * around;
    bool scrolls = panel.h > most_h;
    if (scrolls) panel.h = most_h;
    panel.x = (window.w - panel.w) / 2, panel.y = (window.h - panel.h) / 2;
    if (panel.x < 0) panel.x = 0;
    int shown = panel.h - 2 * pad, before = *scroll;
    if (scrolls) *scroll += scrolled(ui, shown);
    if (*scroll > help.h - shown) *scroll = help.h - shown;
    if (*scroll < 0) *scroll = 0;
    ui->wants_frame |= *scroll != before;

    draw_fill(&ui->list, window, color_with_opacity(ui->theme->bg, 0.7F));
    if (ui_sheet(ui, "help", window, panel)) view_wish_action(view, ACTION_HELP);
    draw_box(&ui->list, panel,
             (Box){.fill = ui->theme->panel,
                   .border = ui->theme->line2,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = 12 * ui->scale});
    if (scrolls) draw_thumb(ui, panel, &help, shown, *scroll);
    draw_clip_push(&ui->list, (Rect){panel.x + 1, panel.y + pad / 2, panel.w - 2, panel.h - pad});
    for (size_t i = 0; i < help.lines.n; i++) {
        const HelpLine *line = &help.lines.at[i];
        Rect rect = {panel.x + pad + line->x, panel.y + pad + line->y - *scroll, line->w,
                     help.line_px};
        draw_entry(&help, line, rect);
    }
    draw_pop(&ui->list);
    vec_deinit(&help.lines);
}
