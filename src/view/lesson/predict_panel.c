// Cards from left to right in the order of their digits; "nobody" is the last and has 0. At the
// right the score and what can be done next.
#include "view/lesson/predict_panel.h"

#include <string.h>

#include "view/code/code_focus.h"
#include "view/code/code_text.h"
#include "view/lesson/lesson_panel.h"
#include "view/parts/bar.h"
#include "view/parts/scroll.h"

enum { CAPTION_H = 16 }; // of the hands, unscaled

int predict_panel_height(const View *view, int room_px) {
    const Ui *ui = view->ui;
    bool is_idle = !view->predicting->is_asked; // only a sentence and a button
    bool is_narrow = ui->list.w < ui_px(ui, 900);
    float h = view->is_small ? 178 : 262;
    if (is_idle && !is_narrow) h = view->is_small ? 66 : 96;
    return ui_px(ui, h) < room_px / 2 ? ui_px(ui, h) : room_px / 2;
}

// ---- what is asked

const LessonQuestion *predict_asked(const View *view) {
    if (view->predicting) return predict_is_open(view) ? view->predicting->lesson : NULL;
    const LessonView *lesson = view->lesson;
    if (!lesson || !lesson->is_here) return NULL;
    int question = lesson_open_question(lesson);
    if (question < 0) return NULL;
    int first = lesson_first_question(lesson->text, lesson->now);
    return &lesson->text->moments[lesson->now].questions[question - first];
}

const char *predict_veiled(const View *view) {
    const LessonQuestion *question = view->asked;
    if (!question || question->ask != ASK_VALUE) return NULL;
    for (size_t i = 0; i < question->n_choices; i++)
        if (question->choices[i].is_right) return question->choices[i].text;
    return NULL;
}

void predict_cover_future(View *view, Rect area, int rows_y, int from) {
    Ui *ui = view->ui;
    Rect seen = area;
    if (view->asked || view->beloop) {
        int right = area.x + area.w, gap = ui_px(ui, 12);
        Rect rest = {from + gap, rows_y, right - from - gap, area.y + area.h - rows_y};
        TextStyle style = ui_sans(ui, view->is_small ? 13 : 15, 400);
        const char *text = tr(view->tr, "predict.covered");
        if (from >= area.x && text_width(ui->list.text, style, text) <= rest.w)
            ui_label(ui, rest, style, ui->theme->faint, UI_CENTER, text);
        seen.w = from < area.x ? 0 : from < right ? from - area.x : area.w;
    }
    draw_clip_push(&ui->list, seen);
}

const char *predict_title(const Scene *scene) {
    static const char *const keys[PREDICT_ASKS] = {
        [PREDICT_RUNS] = "predict.runs",   [PREDICT_OUTPUT] = "predict.output",
        [PREDICT_WAKES] = "predict.wakes", [PREDICT_STATE] = "predict.state",
        [PREDICT_LINE] = "predict.line",
    };
    const View *view = scene->view;
    const LessonQuestion *question = view->asked;
    if (question) return question->title;
    const Predict *asked = &view->predicting->asked;
    const ModelTask *task = model_task(scene->model, asked->about);
    return TR(view->arena, view->tr, keys[asked->ask],
              {"task", .text = task ? scene_task_name(scene, task) : ""});
}

// A choice as its card shows it.
typedef struct Face {
    const char *title, *below; // below: ""
    int identity;              // -1: none
    Icon icon;
    bool is_code;
    bool is_remark; // what stands below is not needed
    // Below that, where there is room: the line that a task is at, or how it would look then.
    const char *line; // NULL: none
    Chip chip;        // name NULL: none
    float part;       // how far from now to the latest of the choices; below 0: it is no instant
} Face;

// What the state is called and what it means, as the two texts are named.
static const char *state_text(const View *view, TaskState state, bool is_meaning) {
    static const char *const keys[TASK_STATES][2] = {
        [STATE_CREATED] = {"predict.state.created", "predict.means.created"},
        [STATE_READY] = {"predict.state.ready", "predict.means.ready"},
        [STATE_RUNNING] = {"predict.state.ready", "predict.means.ready"},
        [STATE_ON_TIMER] = {"predict.state.timer", "predict.means.timer"},
        [STATE_ON_FUTURE] = {"predict.state.future", "predict.means.future"},
        [STATE_ON_IO] = {"predict.state.io", "predict.means.io"},
        [STATE_IN_WORKER] = {"predict.state.worker", "predict.means.worker"},
        [STATE_DONE] = {"predict.state.done", "predict.means.done"},
        [STATE_FAILED] = {"predict.state.failed", "predict.means.failed"},
        [STATE_CANCELLED] = {"predict.state.cancelled", "predict.means.cancelled"},
    };
    return tr(view->tr, keys[state][is_meaning]);
}

// A line of the program without its indentation, its comment and the name of its function.
static Face face_of_line(const Scene *scene, const PredictChoice *choice) {
    const View *view = scene->view;
    const CodeText *code = code_text(view->codes, choice->source);
    Face face = {.title = code_bare_line(view->arena, code, choice->line),
                 .below = "",
                 .identity = -1,
                 .is_code = true,
                 .is_remark = true,
                 .part = -1};
    if (!*face.title) return face;
    face.below = TR(view->arena, view->tr, "predict.at-line", {"n", .number = choice->line});
    const Predicting *p = view->predicting;
    bool explains = p->is_revealed && p->has_why && choice == &p->asked.choices[p->asked.right];
    if (explains) {
        face.below = why_bare_text(&p->why, scene->trace, view->tr, view->arena);
        face.is_remark = false;
    }
    return face;
}

// What the author wrote; once it is revealed, with the reason.
static Face face_of_lesson(const Predicting *p, int i) {
    const LessonChoice *choice = &p->lesson->choices[i];
    bool is_code = p->lesson->ask == ASK_OUTPUT || p->lesson->ask == ASK_VALUE;
    return (Face){.title = choice->text,
                  .below = p->is_revealed ? choice->reason : "",
                  .identity = -1,
                  .is_code = is_code,
                  .part = -1};
}

// How the task would look.
static Chip chip_in_state(const Scene *scene, ObjectId id, TaskState state) {
    const ModelTask *task = model_task(scene->model, id);
    if (!task) return (Chip){0};
    Look look = scene_look(state);
    return (Chip){.look = look,
                  .identity = scene_identity(scene, id),
                  .name = scene_task_name(scene, task),
                  .icon = theme_look(scene->view->ui->theme, look).icon};
}

// How far the instant lies between now and the latest of the choices.
static float part_of(const Scene *scene, int64_t time_ns) {
    const Predict *asked = &scene->view->predicting->asked;
    int64_t now_ns = scene->time_ns, latest_ns = now_ns;
    for (int i = 0; i < asked->n; i++)
        if (asked->choices[i].time_ns > latest_ns) latest_ns = asked->choices[i].time_ns;
    if (time_ns < now_ns || latest_ns == now_ns) return 0;
    return (float)((double)(time_ns - now_ns) / (double)(latest_ns - now_ns));
}

static Face face_of(const Scene *scene, int i) {
    const View *view = scene->view;
    const PredictChoice *choice = &view->predicting->asked.choices[i];
    Face face = {.title = "", .below = "", .identity = -1, .part = -1};
    if (view->predicting->lesson) return face_of_lesson(view->predicting, i);
    switch (view->predicting->asked.ask) {
    case PREDICT_RUNS: {
        const ModelTask *task = model_task(scene->model, choice->task);
        if (!task) {
            face.title = tr(view->tr, "predict.nobody");
            face.below = tr(view->tr, "predict.loop-sleeps");
            face.is_remark = true;
            face.icon = ICON_CLOCK;
            break;
        }
        const char *place = code_place_of_task(scene, task);
        face.title = scene_task_name(scene, task);
        face.below = place ? place : tr(view->tr, "predict.not-begun");
        face.is_remark = true;
        face.identity = scene_identity(scene, choice->task);
        const ModelFrame *frame = code_frame_of_task(scene, choice->task);
        if (frame && view->codes)
            face.line =
                code_bare_line(view->arena, code_text(view->codes, code_source(scene, frame)),
                               code_line(scene, frame));
        break;
    }
    case PREDICT_OUTPUT:
        face.title = choice->text;
        face.is_code = true;
        break;
    case PREDICT_WAKES:
        face.title = scene_instant(scene, choice->time_ns);
        face.below = TR(view->arena, view->tr, "predict.in",
                        {"time", .text = scene_duration(scene, choice->time_ns - scene->time_ns)});
        face.is_remark = true;
        face.part = part_of(scene, choice->time_ns);
        break;
    case PREDICT_STATE:
        face.title = state_text(view, choice->state, false);
        face.below = state_text(view, choice->state, true);
        face.is_remark = true;
        face.icon = theme_look(view->ui->theme, scene_look(choice->state)).icon;
        face.chip = chip_in_state(scene, view->predicting->asked.about, choice->state);
        break;
    case PREDICT_LINE: return face_of_line(scene, choice);
    case PREDICT_ASKS: break;
    }
    return face;
}

// ---- a card

static char digit_of(const Predicting *p, int i) {
    bool is_nobody = predicting_has_nobody(p) && i == p->asked.n - 1;
    return (char)(is_nobody ? '0' : '1' + i);
}

// A key as on a keyboard; the chosen one is filled.
static void draw_digit(const View *view, Rect box, char digit, bool is_chosen) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    draw_box(&ui->list, box,
             (Box){.fill = is_chosen ? theme->text : 0,
                   .border = is_chosen ? theme->text : theme->edge,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = (float)ui_px(ui, 6)});
    ui_label(ui, box, ui_sans(ui, view->is_small ? 15 : 20, 600),
             is_chosen ? theme->bg : theme->text, UI_CENTER, (char[]){digit, '\0'});
}

// What it says, in one or two lines, as large as there is room for.
static int draw_face(const View *view, Rect area, const Face *face) {
    Ui *ui = view->ui;
    float size =
        face->is_code ? (view->is_small ? 18.0F : 28.0F) : (view->is_small ? 20.0F : 32.0F);
    float least = view->is_small ? 12 : 15;
    TextStyle style;
    TextLine lines[3];
    size_t n;
    for (;; size -= 1) {
        style = face->is_code ? ui_mono(ui, size, 500) : ui_sans(ui, size, 600);
        n = text_wrap(ui->list.text, style, face->title, area.w, lines, 3);
        if (n <= 1 || (n <= 2 && size <= 17) || size <= least) break;
    }
    int line = ui_px(ui, size * 1.35F), most = n > 1 ? 2 : 1;
    if (n > 2) { // what does not fit is cut at the end of its second line
        const char *rest = face->title + lines[1].from;
        ui_paragraph(ui, (Rect){area.x, area.y, area.w, line}, style, line, ui->theme->text,
                     arena_copy(view->arena, face->title, lines[0].n));
        ui_label_cut(ui, (Rect){area.x, area.y + line, area.w, line}, style, ui->theme->text,
                     UI_LEFT, rest);
    } else {
        ui_paragraph(ui, area, style, line, ui->theme->text, face->title);
    }
    return most * line;
}

// One mark a hand, and how many there are; above the marks, or where it is low before them, what
// they are.
static void draw_hands(const View *view, Rect row, int n, bool is_most) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    const char *count = arena_printf(view->arena, "%d", n);
    TextStyle style = ui_sans(ui, view->is_small ? 15 : 28, 600), small = ui_sans(ui, 12, 400);
    const char *caption = TR(view->arena, view->tr, "predict.hands-caption", {"n", .number = n});
    int w = text_width(ui->list.text, style, count);
    if (view->is_small) {
        int used = text_width(ui->list.text, small, caption) + ui_px(ui, 8);
        if (2 * used + w <= row.w)
            ui_label(ui, rect_take_left(&row, used), small, theme->dim, UI_LEFT, caption);
    } else {
        ui_label_cut(ui, rect_take_top(&row, ui_px(ui, CAPTION_H)), small, theme->dim, UI_LEFT,
                     caption);
    }
    ui_label(ui, rect_take_right(&row, w), style, theme->text, UI_RIGHT, count);
    rect_take_right(&row, ui_px(ui, 8));
    int mark = ui_px(ui, view->is_small ? 5 : 9), step = mark + ui_px(ui, 3);
    int h = ui_px(ui, view->is_small ? 9 : 16);
    for (int i = 0; i < n && (i + 1) * step <= row.w; i++)
        draw_box(
            &ui->list, (Rect){row.x + i * step, row.y + (row.h - h) / 2, mark, h},
            (Box){.fill = is_most ? theme->text : theme->dim, .radius_px = (float)ui_px(ui, 2)});
}

// Their place in a low card: what [title_w] pixels of the title leave of its line; empty: nothing.
static Rect hands_beside(const View *view, Rect line, int title_w) {
    int free_w = line.w - title_w - ui_px(view->ui, 16), most_w = ui_px(view->ui, 120);
    if (free_w < ui_px(view->ui, 24)) return (Rect){0};
    return rect_take_right(&line, free_w < most_w ? free_w : most_w);
}

// As large as lets all of it be read. A remark is left out where that is not possible.
// Returns the height used.
static int draw_below(const View *view, Rect area, const char *text, bool is_remark) {
    enum { MOST = 12 };
    Ui *ui = view->ui;
    TextLine lines[MOST];
    float size = view->is_small ? 14 : 17;
    int line = ui_px(ui, size * 1.35F);
    while (size > 12 &&
           (int)text_wrap(ui->list.text, ui_sans(ui, size, 400), text, area.w, lines, MOST) * line >
               area.h) {
        size -= 1;
        line = ui_px(ui, size * 1.35F);
    }
    TextStyle style = ui_sans(ui, size, 400);
    int n = (int)text_wrap(ui->list.text, style, text, area.w, lines, MOST), most = area.h / line;
    if (n <= most) {
        ui_paragraph(ui, area, style, line, ui->theme->dim, text);
        return n * line;
    }
    if (!is_remark && most > 0) { // the rest stands in the lesson's panel
        const char *first = arena_copy(view->arena, text, lines[most - 1].from);
        ui_paragraph(ui, rect_take_top(&area, (most - 1) * line), style, line, ui->theme->dim,
                     first);
        ui_label_cut(ui, rect_take_top(&area, line), style, ui->theme->dim, UI_LEFT,
                     text + lines[most - 1].from);
    }
    return area.h;
}

// A piece of the time axis, from now on, with the instant on it.
static void draw_instant(const View *view, Rect area, float part) {
    Ui *ui = view->ui;
    int radius = ui_px(ui, view->is_small ? 4 : 6), line = ui_px(ui, 2);
    if (area.h < 3 * radius) return;
    int x0 = area.x + radius, w = area.w - 2 * radius, y = area.y + radius;
    int x = x0 + (int)(part * (float)w);
    draw_fill(&ui->list, (Rect){x0, y - line / 2, w, line}, ui->theme->line2);
    draw_fill(&ui->list, (Rect){x0, y - radius, line, 2 * radius}, ui->theme->dim); // now
    draw_fill(&ui->list, (Rect){x0, y - line / 2, x - x0, line}, ui->theme->dim);
    draw_disc(&ui->list, (float)x, (float)y, (float)radius, ui->theme->text);
}

// Where the task is, or how it would look.
static void draw_sample(View *view, Rect area, const Face *face) {
    Ui *ui = view->ui;
    rect_take_top(&area, ui_px(ui, view->is_small ? 6 : 10));
    if (face->chip.name) {
        ChipSize size = view->is_small ? CHIP_M : CHIP_L;
        int h = chip_height(view, size), w = chip_width(view, size, &face->chip);
        if (h > area.h) return;
        chip_draw(view, (Rect){area.x, area.y, w < area.w ? w : area.w, h}, size, &face->chip);
    }
    if (face->part >= 0) draw_instant(view, area, face->part);
    if (!face->line) return;
    // In two lines, the second of which is cut rather than a word broken.
    TextStyle style = ui_mono(ui, view->is_small ? 12 : 14, 400);
    TextLine lines[2];
    size_t n = text_wrap(ui->list.text, style, face->line, area.w, lines, 2);
    int h = ui_px(ui, view->is_small ? 18 : 22);
    bool has_two = n > 1 && 2 * h <= area.h && lines[1].from > lines[0].n;
    if (area.h < h) return;
    if (has_two)
        ui_label_cut(ui, rect_take_top(&area, h), style, ui->theme->text, UI_LEFT,
                     arena_copy(view->arena, face->line, lines[0].n));
    ui_label_cut(ui, rect_take_top(&area, h), style, ui->theme->text, UI_LEFT,
                 face->line + (has_two ? lines[1].from : 0));
}

// The size at which every name stands in one line beside its shape, in [w] pixels with the shape;
// 0: there is none.
static float beside_size(const Scene *scene, int w, int icon_w) {
    View *view = scene->view;
    Ui *ui = view->ui;
    int n = view->predicting->lesson ? (int)view->predicting->lesson->n_choices
                                     : view->predicting->asked.n;
    for (int size = view->is_small ? 17 : 28; size >= (view->is_small ? 13 : 20); size--) {
        bool fits = true;
        for (int i = 0; i < n; i++) {
            Face face = face_of(scene, i);
            int room = w - (face.icon || face.identity >= 0 ? icon_w : 0);
            fits &= text_width(ui->list.text, ui_sans(ui, (float)size, 600), face.title) < room;
        }
        if (fits) return (float)size;
    }
    return 0;
}

// Whether a choice says something about the answer that was revealed.
static bool tells(const Predicting *p, int i) {
    return p->is_revealed && (predicting_is_right(p, i) || i == p->chosen);
}

static bool draw_card(const Scene *scene, Rect rect, int i, int most_hands) {
    View *view = scene->view;
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    const Predicting *p = view->predicting;
    bool is_chosen = i == p->chosen, is_right = predicting_is_right(p, i);
    bool is_told = tells(p, i);
    UiHit hit = {0};
    if (!p->is_revealed)
        hit = ui_hit(ui, arena_printf(view->arena, "predict.%c", digit_of(p, i)), rect, NULL);
    Color border = is_told     ? is_right ? theme->done : theme->fail
                   : is_chosen ? theme->text
                               : theme->line2;
    bool is_strong = is_told || is_chosen;
    draw_opacity_push(&ui->list, p->is_revealed && !is_told ? 0.5F : 1);
    draw_box(&ui->list, rect,
             (Box){.fill = is_chosen || hit.is_hot ? theme->raised : theme->bg,
                   .border = border,
                   .style = BORDER_SOLID,
                   .border_px = (float)ui_px(ui, is_strong ? 2 : 1),
                   .radius_px = (float)ui_px(ui, 10)});
    if (hit.is_focused) ui_focus_ring(ui, rect, 10);
    int pad = ui_px(ui, view->is_small ? 10 : 18), head_h = ui_px(ui, view->is_small ? 26 : 40);
    if (2 * pad + head_h > rect.h) pad = (rect.h - head_h) / 2;
    Rect inner = rect_inset(rect, pad);
    Rect head = rect_take_top(&inner, head_h);
    draw_digit(view, rect_take_left(&head, head.h), digit_of(p, i), is_chosen);
    rect_take_left(&head, ui_px(ui, view->is_small ? 8 : 14));
    int icon = ui_px(ui, view->is_small ? 18 : 28);
    if (is_told) {
        Rect mark = rect_take_right(&head, icon);
        draw_icon(&ui->list, is_right ? ICON_CHECK : ICON_CROSS, mark.x,
                  mark.y + (mark.h - icon) / 2, icon, border);
    }
    Face face = face_of(scene, i);
    if (face.identity >= 0)
        chip_shape_draw(view, face.identity, head.x, head.y + (head.h - icon) / 2, icon,
                        chip_shape_color(view, face.identity));
    else if (face.icon != ICON_NONE)
        draw_icon(&ui->list, face.icon, head.x, head.y + (head.h - icon) / 2, icon, theme->dim);
    // A short name stands beside its shape; in a low card any does, so that a reason has room.
    int icon_w = icon + ui_px(ui, 10);
    float size = beside_size(scene, head.w - (p->is_revealed && !is_told ? icon : 0), icon_w);
    TextStyle beside = face.is_code ? ui_mono(ui, view->is_small ? 13 : 17, 500)
                                    : ui_sans(ui,
                                              size > 0         ? size
                                              : view->is_small ? 17
                                                               : 28,
                                              600);
    Rect name = head;
    rect_take_left(&name, face.icon || face.identity >= 0 ? icon_w : 0);
    int title_w = text_width(ui->list.text, beside, face.title);
    bool fits = title_w < name.w;
    bool is_low = rect.h < ui_px(ui, 120);
    bool is_beside = fits ? is_low || !face.is_code : inner.h < ui_px(ui, 20);
    if (is_beside) ui_label_cut(ui, name, beside, theme->text, UI_LEFT, face.title);
    rect_take_top(&inner, ui_px(ui, view->is_small ? 6 : 12));
    Rect hands = {0};
    if (most_hands && !p->hides_hands)
        hands = is_low ? hands_beside(view, name, is_beside ? title_w : 0)
                       : rect_take_bottom(&inner, ui_px(ui, view->is_small ? 20 : 34 + CAPTION_H));
    if (!is_beside) rect_take_top(&inner, draw_face(view, inner, &face) + ui_px(ui, 2));
    rect_take_top(&inner, draw_below(view, inner, face.below, face.is_remark));
    draw_sample(view, inner, &face);
    if (hands.h) draw_hands(view, hands, p->hands[i], p->hands[i] == most_hands);
    draw_pop(&ui->list);
    return hit.was_clicked;
}

// ---- the column at the right

static void draw_score(const View *view, Rect *area) {
    Ui *ui = view->ui;
    const Predicting *p = view->predicting;
    int n_hands = 0;
    for (int i = 0; i < PREDICTING_CHOICES; i++)
        n_hands += p->is_asked ? p->hands[i] : 0;
    int line = ui_px(ui, view->is_small ? 20 : 26);
    TextStyle style = ui_sans(ui, view->is_small ? 13 : 17, 400);
    if (n_hands && !p->hides_hands)
        ui_label(ui, rect_take_top(area, ui_px(ui, view->is_small ? 26 : 40)),
                 ui_sans(ui, view->is_small ? 20 : 32, 600), ui->theme->text, UI_LEFT,
                 TR(view->arena, view->tr, "predict.hands", {"n", .number = n_hands}));
    if (p->n_asked)
        ui_paragraph(ui, rect_take_top(area, line), style, line, ui->theme->dim,
                     TR(view->arena, view->tr, "predict.score", {"right", .number = p->n_right},
                        {"n", .number = p->n_asked}));
}

static bool draw_button(const View *view, const char *id, Rect *area, UiButton button) {
    Ui *ui = view->ui;
    int w = ui_button_width(ui, &button), h = ui_px(ui, view->is_small ? 32 : 44);
    Rect at = rect_take_top(area, h);
    if (w < at.w) at.w = w;
    rect_take_top(area, ui_px(ui, 8));
    return ui_button(ui, id, at, &button);
}

static void draw_column(const View *view, Rect area, PredictDone *done) {
    const Predicting *p = view->predicting;
    const Tr *texts = view->tr;
    draw_score(view, &area);
    if (p->is_asked) rect_take_top(&area, ui_px(view->ui, 12));
    if (p->is_asked && !p->is_revealed) {
        UiButton reveal = {.label = tr(texts, "predict.reveal"),
                           .key = "Enter",
                           .is_primary = true},
                 skip = {.label = tr(texts, "predict.skip"), .key = "Esc", .is_quiet = true};
        Rect beside = area; // where both find room
        rect_take_left(&beside, ui_button_width(view->ui, &reveal) + ui_px(view->ui, 8));
        done->reveals = draw_button(view, "predict.reveal", &area, reveal);
        bool fits = ui_button_width(view->ui, &skip) <= beside.w;
        done->skips = draw_button(view, "predict.skip", fits ? &beside : &area, skip);
        return;
    }
    done->goes_on = draw_button(view, "predict.next", &area,
                                (UiButton){.label = tr(texts, "predict.next"),
                                           .key = "Enter",
                                           .is_primary = true,
                                           .is_disabled = p->is_over});
}

// The same in one line, where there is no room for a column.
static void draw_foot(const View *view, Rect area, PredictDone *done) {
    Ui *ui = view->ui;
    const Predicting *p = view->predicting;
    bool is_open = p->is_asked && !p->is_revealed;
    UiButton button = {.label = tr(view->tr, is_open ? "predict.reveal" : "predict.next"),
                       .key = "Enter",
                       .is_primary = true,
                       .is_disabled = !is_open && p->is_over},
             skip = {.label = tr(view->tr, "predict.skip"), .key = "Esc", .is_quiet = true};
    Rect at = rect_take_left(&area, ui_button_width(ui, &button));
    bool was_pressed = ui_button(ui, is_open ? "predict.reveal" : "predict.next", at, &button);
    *(is_open ? &done->reveals : &done->goes_on) = was_pressed;
    at = rect_take_left(&area, is_open ? ui_button_width(ui, &skip) : 0);
    if (is_open) done->skips = ui_button(ui, "predict.skip", at, &skip);
    rect_take_left(&area, ui_px(ui, 8));
    if (!p->n_asked) return;
    ui_paragraph(ui, area, ui_sans(ui, 12, 400), ui_px(ui, 16), ui->theme->dim,
                 TR(view->arena, view->tr, "predict.score", {"right", .number = p->n_right},
                    {"n", .number = p->n_asked}));
}

// ---- all of it

static void draw_idle(const View *view, Rect area) {
    Ui *ui = view->ui;
    const char *text = tr(view->tr, view->predicting->is_over ? "predict.over" : "predict.idle");
    float size = view->is_small ? 17 : 24;
    TextLine lines[1];
    int text_h;
    for (;; size--) {
        TextStyle style = ui_sans(ui, size, 500);
        text_h =
            (int)text_wrap(ui->list.text, style, text, area.w, lines, 1) * ui_px(ui, size * 1.4F);
        if (text_h <= area.h || size <= 12) break;
    }
    int down = (ui_px(ui, view->is_small ? 32 : 44) - ui_px(ui, size * 1.4F)) / 2;
    if (down < area.h / 3 && text_h <= area.h - down)
        rect_take_top(&area, down); // beside the button
    ui_paragraph(ui, area, ui_sans(ui, size, 500), ui_px(ui, size * 1.4F), ui->theme->dim, text);
}

PredictDone predict_panel_draw(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    const Predicting *p = view->predicting;
    PredictDone done = {.chosen = -1};
    int margin = view_margin(view), gap = ui_px(ui, view->is_small ? 10 : 20);
    Rect whole = {area.x - margin, area.y, area.w + 2 * margin, area.h};
    draw_fill(&ui->list, whole, ui->theme->panel);
    draw_fill(&ui->list, rect_take_top(&whole, ui_px(ui, 2)),
              predict_is_open(view) ? ui->theme->now_line : ui->theme->line);
    rect_take_top(&area, ui_px(ui, view->is_tiny ? 6.0F : view->is_small ? 14.0F : 24.0F));
    rect_take_bottom(&area, ui_px(ui, view->is_small ? 8 : 20));
    bool is_open = p->is_asked && !p->is_revealed;
    UiButton widest = {.label = tr(view->tr, is_open ? "predict.reveal" : "predict.next"),
                       .key = "Enter"},
             skip = {.label = tr(view->tr, "predict.skip"), .key = "Esc"};
    int column_w = area.w * 19 / 100, button_w = ui_button_width(ui, &widest);
    int skip_w = is_open ? ui_button_width(ui, &skip) : 0;
    int both_w = skip_w ? button_w + ui_px(ui, 8) + skip_w : button_w;
    if (button_w < skip_w) button_w = skip_w;
    if (both_w <= area.w / 4) button_w = both_w; // beside each other
    if (column_w < button_w) column_w = button_w;
    if (view->is_tiny && !is_open) { // else it stands in the bar
        draw_foot(view, rect_take_bottom(&area, ui_px(ui, 32)), &done);
        rect_take_bottom(&area, ui_px(ui, 6));
    } else if (!view->is_tiny) {
        draw_column(view, rect_take_right(&area, column_w), &done);
        rect_take_right(&area, gap);
    }
    if (!p->is_asked) {
        draw_idle(view, area);
        return done;
    }
    int most_hands = 0, n = predicting_n(p), most_w = ui_px(ui, p->lesson ? 520 : 470);
    // In a low room the reasons take the place of the choices that have nothing to say.
    bool tells_only = p->is_revealed && area.h < ui_px(ui, 120);
    int n_shown = 0;
    for (int i = 0; i < n; i++) {
        if (p->hands[i] > most_hands) most_hands = p->hands[i];
        n_shown += !tells_only || tells(p, i);
    }
    // Names that would have too little room beside each other stand in two rows.
    int least_w = ui_px(ui, 110),
        rows = predicting_has_nobody(p) && n_shown * least_w > area.w ? 2 : 1;
    // Where they would be both low and narrow, they stand below each other and scroll.
    bool is_low = area.h < ui_px(ui, 120) && n_shown * ui_px(ui, 150) > area.w;
    bool is_list = view->is_tiny || (is_low && rows == 1);
    if (is_list) rows = n_shown;
    Scroll scroll;
    int row_h = ui_px(ui, p->is_revealed ? 76 : 40);
    area = scroll_begin(&scroll, view, "question.scroll", area,
                        is_list ? rows * (row_h + gap) - gap : 0, &view->stage->question_scrolled);
    int columns = rows ? (n_shown + rows - 1) / rows : 0;
    int w = columns > 0 ? (area.w - (columns - 1) * gap) / columns : 0;
    int h = rows ? (area.h - (rows - 1) * gap) / rows : 0, at = 0;
    if (w > most_w && !is_list) w = most_w;
    for (int i = 0; i < n; i++) {
        if (tells_only && !tells(p, i)) continue;
        Rect card = {area.x + at % columns * (w + gap), area.y + at / columns * (h + gap), w, h};
        at++;
        if (draw_card(scene, card, i, most_hands)) done.chosen = i;
    }
    scroll_end(&scroll);
    return done;
}

// A key or two, and what they do. Returns where the next ones stand.
static int draw_hint(const View *view, Rect area, int x, const char *first, const char *second,
                     const char *text) {
    Ui *ui = view->ui;
    int y = area.y + area.h / 2;
    TextStyle style = ui_sans(ui, 15, 400);
    int w = ui_key_hint_width(ui, first) + (second ? ui_key_hint_width(ui, second) : 0) +
            text_width(ui->list.text, style, text) + ui_px(ui, 14);
    if (x + w > area.x + area.w) return x;
    x += ui_key_hint(ui, x, y, first) + ui_px(ui, 4);
    if (second) x += ui_key_hint(ui, x, y, second) + ui_px(ui, 4);
    x += ui_px(ui, 4);
    x += ui_label(ui, (Rect){x, area.y, area.x + area.w - x, area.h}, style, ui->theme->dim,
                  UI_LEFT, text);
    return x + ui_px(ui, 32);
}

void predict_hints_draw(View *view, Rect area) {
    Ui *ui = view->ui;
    const Predicting *p = view->predicting;
    draw_fill(&ui->list, area, ui->theme->panel);
    draw_fill(&ui->list, (Rect){area.x, area.y, area.w, ui_px(ui, 1)}, ui->theme->line);
    int margin = view_margin(view);
    rect_take_left(&area, margin);
    rect_take_right(&area, margin);
    if (view->is_tiny) { // what can be clicked rather than the keys
        area.y += (area.h - ui_px(ui, 30)) / 2, area.h = ui_px(ui, 30);
        draw_foot(view, area, view->predict_done);
        return;
    }
    float whole = bar_begin(view);
    bool has_nobody = predicting_has_nobody(p);
    int n = predicting_n(p) - has_nobody, x = area.x;
    const char *last = arena_printf(view->arena, "%d", n);
    const char *first = n > 1 ? "1" : last;
    const char *range = n > 1 ? arena_printf(view->arena, "1–%d", n) : last;
    x = draw_hint(view, area, x, range, NULL, tr(view->tr, "predict.hint.answer"));
    if (has_nobody) x = draw_hint(view, area, x, "0", NULL, tr(view->tr, "predict.hint.nobody"));
    x = draw_hint(view, area, x, "Shift", first, tr(view->tr, "predict.hint.hand"));
    x = draw_hint(view, area, x, "V", NULL,
                  tr(view->tr, p->hides_hands ? "predict.hint.show" : "predict.hint.hide"));
    draw_hint(view, area, x, "P", NULL, tr(view->tr, "predict.hint.leave"));
    bar_end(view, whole);
}
