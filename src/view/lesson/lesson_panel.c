// From top to bottom: where in the lesson one is, the narration, the question as long as it is open
// (then what was right, and why), the change to try, and the next moment.
#include "view/lesson/lesson_panel.h"

#include <string.h>

#include "view/parts/prose.h"
#include "view/stage/scene.h"

enum { NO_END = 1 << 20 }; // of the room for the text, which scrolls

int lesson_first_question(const LessonText *text, int moment) {
    int n = 0;
    for (int i = 0; i < moment; i++)
        n += (int)text->moments[i].n_questions;
    return n;
}

int lesson_first_change(const LessonText *text, int moment) {
    int n = 0;
    for (int i = 0; i < moment; i++)
        n += (int)text->moments[i].n_changes;
    return n;
}

int lesson_open_question(const LessonView *lesson) {
    int first = lesson_first_question(lesson->text, lesson->now);
    int n = (int)lesson->text->moments[lesson->now].n_questions;
    for (int i = first; i < first + n; i++)
        if (lesson->answers[i] == LESSON_NOT_ASKED) return i;
    return -1;
}

static const LessonQuestion *question_at(const LessonText *text, int moment, int question) {
    return &text->moments[moment].questions[question - lesson_first_question(text, moment)];
}

// ---- a question

// How high a choice's row is: its text, and once it is known its reason.
typedef struct Row {
    int text_h, reason_h;
} Row;

static int paragraph_height(View *view, TextStyle style, int line_px, int w, const char *text) {
    enum { MOST = 12 };
    TextLine lines[MOST];
    size_t n = *text ? text_wrap(view->ui->list.text, style, text, w, lines, MOST) : 0;
    return (int)(n < MOST ? n : MOST) * line_px;
}

static int draw_choice(View *view, Rect area, const LessonQuestion *question, int i, int taken,
                       bool *was_clicked) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    const LessonChoice *choice = &question->choices[i];
    bool is_open = taken == LESSON_NOT_ASKED, tells = !is_open && (i == taken || choice->is_right);
    TextStyle plain = ui_sans(ui, 15, 500), small = ui_sans(ui, 13, 400);
    int line = ui_px(ui, 20), small_line = ui_px(ui, 18), pad = ui_px(ui, 8), mark = ui_px(ui, 28);
    int w = area.w - mark - 2 * pad;
    Row row = {paragraph_height(view, plain, line, w, choice->text),
               tells ? paragraph_height(view, small, small_line, w, choice->reason) : 0};
    Rect rect = {area.x, area.y, area.w, row.text_h + row.reason_h + 2 * pad};
    const char *id = arena_printf(view->arena, "lesson.choice.%d", i);
    UiHit hit = is_open ? ui_hit(ui, id, rect, NULL) : (UiHit){0};
    *was_clicked = hit.was_clicked;
    Color right = choice->is_right ? theme->done : theme->fail;
    draw_box(&ui->list, rect,
             (Box){.fill = hit.is_hot ? theme->raised : theme->panel,
                   .border = tells ? right : theme->line2,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = (float)ui_px(ui, 8)});
    if (hit.is_focused) ui_focus_ring(ui, rect, 8);
    Rect inner = rect_inset(rect, pad), left = rect_take_left(&inner, mark);
    left.h = line;
    int icon = ui_px(ui, 16);
    if (tells)
        draw_icon(&ui->list, choice->is_right ? ICON_CHECK : ICON_CROSS, left.x + ui_px(ui, 2),
                  left.y + (left.h - icon) / 2, icon, right);
    else if (is_open)
        ui_key_hint(ui, left.x, left.y + left.h / 2, arena_printf(view->arena, "%d", i + 1));
    Color color = is_open || tells ? theme->text : theme->faint;
    ui_paragraph(ui, rect_take_top(&inner, row.text_h), plain, line, color, choice->text);
    if (tells) ui_paragraph(ui, inner, small, small_line, theme->dim, choice->reason);
    return rect.h + ui_px(ui, 6);
}

static int draw_question(View *view, Rect area, const LessonView *lesson, int number,
                         LessonDone *done) {
    Ui *ui = view->ui;
    const LessonQuestion *question = question_at(lesson->text, lesson->now, number);
    int top = area.y, line = ui_px(ui, 24);
    TextStyle strong = ui_sans(ui, 17, 600);
    int h = paragraph_height(view, strong, line, area.w, question->title);
    ui_paragraph(ui, rect_take_top(&area, h), strong, line, ui->theme->text, question->title);
    rect_take_top(&area, ui_px(ui, 8));
    for (size_t i = 0; i < question->n_choices; i++) {
        bool was_clicked;
        rect_take_top(&area, draw_choice(view, area, question, (int)i, lesson->answers[number],
                                         &was_clicked));
        if (was_clicked) done->question = number, done->choice = (int)i;
    }
    return area.y - top;
}

// ---- the rest

// What has come of it: it is done, or where the output is another one.
static int draw_verdict(View *view, Rect area, const LessonView *lesson, int number) {
    Ui *ui = view->ui;
    if (lesson->tried[number] == LESSON_NOT_TRIED) return 0;
    bool is_done = lesson->tried[number] == LESSON_DONE;
    Color color = is_done ? ui->theme->done : ui->theme->fail;
    int icon = ui_px(ui, 16), line = ui_px(ui, 20), top = area.y;
    rect_take_top(&area, ui_px(ui, 8));
    draw_icon(&ui->list, is_done ? ICON_CHECK : ICON_CROSS, area.x, area.y + (line - icon) / 2,
              icon, color);
    rect_take_left(&area, icon + ui_px(ui, 8));
    const char *text = is_done ? tr(view->tr, "teach.done")
                               : TR(view->arena, view->tr, "teach.differs",
                                    {"n", .number = lesson->differing_line});
    int h = ui_paragraph(ui, area, ui_sans(ui, 15, 500), line, color, text);
    return area.y + h - top;
}

// Which line is meant, at the right end of the title: whoever points at it sees it light up.
static void draw_marked_line(View *view, Rect *title, int h, const LessonChange *change) {
    Ui *ui = view->ui;
    if (!view->now) return; // the lesson is only read
    const Trace *trace = view->now->traces[0];
    const Event *source = trace->sources.n > 1 ? trace_source(trace, 1) : NULL;
    const char *text = source ? trace_text(trace, source->object) : "";
    int line = lesson_find_mark(text, strlen(text), change->mark);
    if (!line) return; // it was changed away
    TextStyle style = ui_sans(ui, 15, 400);
    const char *label = TR(view->arena, view->tr, "teach.line", {"line", .number = line});
    int w = text_width(ui->list.text, style, label) + 1;
    Rect at = rect_take_right(title, w);
    at.h = h;
    rect_take_right(title, ui_px(ui, 8));
    ui_label(ui, at, style, ui->theme->dim, UI_LEFT, label);
    view_point(view, at, (ViewThing){VIEW_LINE, 0, (uint32_t)line, .of = 1});
}

static int draw_change(View *view, Rect area, const LessonView *lesson, int i, LessonDone *done) {
    const LessonMoment *moment = &lesson->text->moments[lesson->now];
    const LessonChange *change = &moment->changes[i];
    Ui *ui = view->ui;
    int top = area.y;
    ProseStyle style = prose_style(view);
    style.size = 15, style.line = 21;
    Rect title = area;
    int icon = ui_px(ui, 16), line = ui_px(ui, 22);
    draw_icon(&ui->list, ICON_PENCIL, title.x, title.y + (line - icon) / 2, icon, ui->theme->dim);
    rect_take_left(&title, icon + ui_px(ui, 8));
    draw_marked_line(view, &title, line, change);
    rect_take_top(
        &area, ui_paragraph(ui, title, ui_sans(ui, 15, 600), line, ui->theme->text, change->title));
    rect_take_top(&area, prose_draw(view, area, &style, change->blocks, change->n_blocks));
    int number = lesson_first_change(lesson->text, lesson->now) + i;
    rect_take_top(&area, draw_verdict(view, area, lesson, number));
    rect_take_top(&area, ui_px(ui, 8));
    UiButton button = {.label = tr(view->tr, "teach.try"), .key = "E"};
    Rect at = {area.x, area.y, ui_button_width(ui, &button), ui_px(ui, 34)};
    if (ui_button(ui, "lesson.try", at, &button)) done->tries = i;
    if (lesson->tried[number] != LESSON_NOT_TRIED) { // beside the program as it was
        UiButton compare = {.label = tr(view->tr, "teach.compare"), .key = "C", .is_quiet = true};
        Rect beside = {at.x + at.w + ui_px(ui, 8), at.y, ui_button_width(ui, &compare), at.h};
        if (ui_button(ui, "lesson.compare", beside, &compare))
            view_wish_action(view, ACTION_COMPARE);
    }
    return at.y + at.h + ui_px(ui, 8) - top;
}

static void draw_head(View *view, Rect area, const LessonView *lesson) {
    Ui *ui = view->ui;
    int w = ui_label(ui, area, ui_sans(ui, 15, 600), ui->theme->text, UI_LEFT,
                     tr(view->tr, "teach.title"));
    rect_take_left(&area, w + ui_px(ui, 12));
    ui_label_cut(ui, area, ui_sans(ui, 15, 400), ui->theme->faint, UI_LEFT,
                 TR(view->arena, view->tr, "teach.moment", {"i", .number = lesson->now + 1},
                    {"n", .number = (int64_t)lesson->text->n_moments}));
}

// The ways to the neighbouring moments, at the foot.
static void draw_ways(View *view, Rect area, const LessonView *lesson, LessonDone *done) {
    Ui *ui = view->ui;
    bool has_next = lesson->next >= 0, is_last = lesson->now + 1 == (int)lesson->text->n_moments;
    UiButton back = {.icon = ICON_LEFT,
                     .is_disabled = lesson->previous < 0,
                     .tip = action_title(view->tr, ACTION_PREVIOUS_MOMENT)};
    if (ui_button(ui, "lesson.previous", rect_take_left(&area, area.h), &back))
        done->go_to = lesson->previous;
    rect_take_left(&area, ui_px(ui, 8));
    const char *next = has_next ? lesson->text->moments[lesson->next].title
                                : tr(view->tr, is_last ? "teach.over" : "teach.not-here");
    UiButton button = {.label = tr(view->tr, "teach.next"), .key = "N", .is_disabled = !has_next};
    int w = ui_button_width(ui, &button);
    if (ui_button(ui, "lesson.next", rect_take_left(&area, w), &button)) done->go_to = lesson->next;
    rect_take_left(&area, ui_px(ui, 12));
    // In two lines where one is too short.
    float size = 15;
    TextLine lines[2];
    while (size > 12 &&
           text_wrap(ui->list.text, ui_sans(ui, size, 400), next, area.w, lines, 2) > 1)
        size--;
    TextStyle style = ui_sans(ui, size, 400);
    size_t n = text_wrap(ui->list.text, style, next, area.w, lines, 2);
    int line = ui_px(ui, 17);
    if (n == 2 && area.h >= 2 * line)
        ui_paragraph(ui, area, style, line, ui->theme->dim, next);
    else
        ui_label_cut(ui, area, style, ui->theme->dim, UI_LEFT, next);
}

// Where more is said than there is room for: the wheel moves it, and the arrows once it has the
// keyboard. Returns how far it is moved up.
static int scroll_by(View *view, const LessonView *lesson, Rect area) {
    Ui *ui = view->ui;
    StageState *stage = view->stage;
    if (stage->lesson_moment != lesson->now)
        stage->lesson_moment = lesson->now, stage->lesson_scroll = 0;
    int most = stage->lesson_text_px - area.h, step = ui_px(ui, 66);
    if (most <= 0) {
        stage->lesson_scroll = 0;
        return 0;
    }
    UiHit hit = ui_hit(ui, "lesson.text", area, NULL);
    if (hit.is_focused) ui_focus_ring(ui, rect_inset(area, -ui_px(ui, 3)), 6);
    int to = stage->lesson_scroll;
    if (rect_has(area, ui->mouse_x, ui->mouse_y) && ui->wheel_y != 0) {
        to -= (int)(ui->wheel_y * (float)step);
        ui->wheel_y = 0;
    }
    UiId id = ui_id("lesson.text");
    if (ui_take_key(ui, id, KEY_UP, 0)) to -= step;
    if (ui_take_key(ui, id, KEY_DOWN, 0)) to += step;
    to = to > most ? most : to < 0 ? 0 : to;
    if (to != stage->lesson_scroll) ui->wants_frame = true;
    stage->lesson_scroll = to;
    int w = ui_px(ui, 3), h = area.h * area.h / stage->lesson_text_px;
    int x = area.x + area.w + ui_px(ui, 4), y = area.y + (area.h - h) * to / most;
    draw_box(&ui->list, (Rect){x, y, w, h},
             (Box){.fill = ui->theme->edge, .radius_px = 2 * ui->scale});
    return to;
}

LessonDone lesson_panel_draw(View *view, const LessonView *lesson, Rect area) {
    Ui *ui = view->ui;
    LessonDone done = {.go_to = -1, .question = -1, .choice = -1, .tries = -1};
    const LessonMoment *moment = &lesson->text->moments[lesson->now];
    int top = area.y;
    if (area.h >= ui_px(ui, 180)) { // else what is said needs all of it
        draw_head(view, rect_take_top(&area, ui_px(ui, 24)), lesson);
        rect_take_top(&area, ui_px(ui, 8));
    }
    Rect foot = rect_take_bottom(&area, ui_px(ui, 34));
    rect_take_bottom(&area, ui_px(ui, 8));
    draw_ways(view, foot, lesson, &done);
    int scroll = scroll_by(view, lesson, area), head_h = area.y - top;
    draw_clip_push(&ui->list,
                   (Rect){area.x - ui_px(ui, 6), area.y, area.w + ui_px(ui, 12), area.h});
    area.y -= scroll;
    area.h = NO_END;
    int text_top = area.y;
    if (*moment->title) {
        TextStyle strong = ui_sans(ui, 20, 600);
        int line = ui_px(ui, 26), h = paragraph_height(view, strong, line, area.w, moment->title);
        ui_paragraph(ui, rect_take_top(&area, h), strong, line, ui->theme->text, moment->title);
        rect_take_top(&area, ui_px(ui, 6));
    }
    ProseStyle style = prose_style(view);
    rect_take_top(&area, prose_draw(view, area, &style, moment->blocks, moment->n_blocks));
    rect_take_top(&area, ui_px(ui, 12));
    int first = lesson_first_question(lesson->text, lesson->now);
    // Where everything is asked, the lesson's questions stand with the others until answered; they
    // wait while the learner has to decide.
    bool asks_elsewhere = view->predicting || view->beloop;
    for (size_t i = 0; i < moment->n_questions; i++) {
        if (asks_elsewhere && lesson->answers[first + (int)i] == LESSON_NOT_ASKED) continue;
        rect_take_top(&area, draw_question(view, area, lesson, first + (int)i, &done));
        rect_take_top(&area, ui_px(ui, 10));
    }
    bool is_answered = lesson_open_question(lesson) < 0;
    for (size_t i = 0; i < moment->n_changes && is_answered; i++)
        rect_take_top(&area, draw_change(view, area, lesson, (int)i, &done));
    draw_pop(&ui->list);
    int text_h = area.y - text_top;
    if (text_h != view->stage->lesson_text_px) ui->wants_frame = true;
    view->stage->lesson_text_px = text_h;
    done.needs_px = head_h + text_h + foot.h + ui_px(ui, 8);
    return done;
}
