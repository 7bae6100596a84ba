// The lines lose what indentation they have in common, since a card is narrow.
#include "view/hall/card_code.h"

#include "view/code/code_focus.h"
#include "view/code/code_text.h"

enum { FEW = 3, MOST_LINES = 9 }; // with less room than for a few, only that one

typedef struct Lines {
    const CodeText *code;
    int first, last, now; // from 1
    uint32_t indent;      // that all of them have
} Lines;

static uint32_t indent_of(const CodeLine *line) {
    uint32_t n = 0;
    while (n < line->n && line->text[n] == ' ')
        n++;
    return n;
}

// So many lines around that of [frame], none of what is not its own.
static Lines find_lines(const Scene *scene, const ModelFrame *frame, int room) {
    Lines lines = {.code = code_text(scene->view->codes, code_source(scene, frame))};
    lines.now = code_line(scene, frame);
    int n = (int)lines.code->lines.n, most = room < FEW ? 1 : room < MOST_LINES ? room : MOST_LINES;
    if (lines.now < 1 || lines.now > n) return (Lines){0};
    int begin = 1, end = n;
    for (size_t i = 0; i < lines.code->blocks.n; i++) {
        const CodeBlock *block = &lines.code->blocks.at[i];
        if (lines.now < block->line || lines.now > block->last) continue;
        begin = block->line, end = block->last;
    }
    lines.first = lines.now - most / 2 > begin ? lines.now - most / 2 : begin;
    lines.last = lines.first + most - 1 < end ? lines.first + most - 1 : end;
    if (lines.last - most + 1 < lines.first)
        lines.first = lines.last - most + 1 > begin ? lines.last - most + 1 : begin;
    lines.indent = UINT32_MAX;
    for (int i = lines.first; i <= lines.last; i++) {
        const CodeLine *line = &lines.code->lines.at[i - 1];
        uint32_t indent = indent_of(line);
        if (indent < line->n && indent < lines.indent) lines.indent = indent;
    }
    return lines;
}

void card_code_draw(const Scene *scene, const ModelTask *task, Rect area, float size) {
    View *view = scene->view;
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    int line_h = ui_px(ui, size * 1.45F), room = area.h / line_h;
    const ModelFrame *frame = view->codes ? code_frame_of_task(scene, task->future.id) : NULL;
    Lines lines = frame && room > 0 ? find_lines(scene, frame, room) : (Lines){0};
    if (!lines.code) return;
    bool is_running = task->state == STATE_RUNNING;
    Color ink = is_running ? theme->ink : theme->text, quiet = is_running ? theme->ink : theme->dim;
    for (int i = lines.first; i <= lines.last; i++) {
        Rect row = rect_take_top(&area, line_h);
        const CodeLine *line = &lines.code->lines.at[i - 1];
        bool is_now = i == lines.now;
        if (is_now)
            draw_box(&ui->list, (Rect){row.x - ui_px(ui, 6), row.y, row.w + ui_px(ui, 12), row.h},
                     (Box){.fill = color_with_opacity(ink, 0.1F), .radius_px = 4 * ui->scale});
        if (line->n <= lines.indent) continue;
        ui_label_cut(ui, row, ui_mono(ui, size, is_now ? 600 : 400), is_now ? ink : quiet, UI_LEFT,
                     arena_copy(view->arena, line->text + lines.indent, line->n - lines.indent));
    }
}
