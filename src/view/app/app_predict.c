// Questions before decisions: when they are asked, what the keys do then, the score; and where
// playing stops on its way, there and at the questions of a lesson.
#include <string.h>

#include "view/app/app_parts.h"

enum { NONE = UINT32_MAX };

static uint32_t here(const App *app) {
    return (uint32_t)app->now.position;
}

void app_predict_forget(App *app) {
    Predicting *p = &app->predicting;
    if (p->has_model) model_deinit(&p->model);
    arena_deinit(&p->arena);
    vec_deinit(&p->scored);
    *p = (Predicting){.is_on = p->is_on, .hides_hands = p->hides_hands, .lesson_over = -1};
}

// ---- asking

static void look_ahead(App *app) {
    Predicting *p = &app->predicting;
    if (p->has_model) return;
    model_init(&p->model, app->record);
    p->has_model = true;
}

// The first question at [from] or behind it. Its texts live until the next look.
static bool find_question(App *app, uint32_t from, Predict *found) {
    look_ahead(app);
    return predict_next(&app->predicting.model, from, &app->predicting.arena, found);
}

// From where on a question may be asked that was not asked just now.
static uint32_t next_from(const App *app) {
    const Predicting *p = &app->predicting;
    return p->next > here(app) ? p->next : here(app);
}

static void begin_asking(Predicting *p) {
    p->is_asked = true;
    p->is_revealed = p->has_why = false;
    p->chosen = -1;
    memset(p->hands, 0, sizeof p->hands);
}

static void ask(App *app, const Predict *asked) {
    Predicting *p = &app->predicting;
    begin_asking(p);
    p->lesson = NULL;
    p->asked = *asked;
    p->next = asked->position + 1;
}

// The lesson's question that waits for an answer where the run stands; -1: none does.
static int lesson_question(const App *app) {
    if (!app->teach.lesson) return -1;
    LessonView shown = teach_view(&app->teach, tr_name(app->texts), here(app));
    return lesson_open_question(&shown);
}

static void stop_asking(Predicting *p) {
    p->is_asked = p->is_revealed = false;
    p->lesson = NULL;
}

static void ask_lesson(App *app) {
    Predicting *p = &app->predicting;
    int question = lesson_question(app);
    if (question < 0 || question == p->lesson_over) return;
    begin_asking(p);
    p->lesson_number = question;
    p->asked.position = p->asked.answer = here(app);
    p->next = here(app) + 1; // nothing more is asked here
    p->lesson = teach_question(&app->teach, tr_name(app->texts), question);
}

// Where the run stands may have changed by other ways than answering.
static void look_where_it_stands(App *app) {
    Predicting *p = &app->predicting;
    uint32_t stands = p->is_revealed ? p->asked.answer : p->asked.position;
    if (p->is_asked && here(app) != stands) stop_asking(p);
    if (p->lesson) // the language may be another by now
        p->lesson = teach_question(&app->teach, tr_name(app->texts), p->lesson_number);
    if (p->is_asked) return;
    if (here(app) + 1 < p->next) p->next = 0; // gone back: asked anew
    ask_lesson(app);
}

// The first moment of the lesson in (from, to] with a question that nobody has answered; NONE: no.
static uint32_t lesson_stop(const App *app, uint32_t from, uint32_t to) {
    const Teach *teach = &app->teach;
    if (!teach->lesson) return NONE;
    uint32_t best = NONE;
    for (size_t i = 0; i < teach->lesson->texts[LESSON_ENGLISH].n_moments; i++) {
        uint32_t position = teach->positions[i];
        if (position <= from || position > to || position > best) continue;
        LessonView shown = teach_view(teach, tr_name(app->texts), position);
        if (lesson_open_question(&shown) >= 0) best = position;
    }
    return best;
}

static void go_to_question(App *app) {
    Predicting *p = &app->predicting;
    stop_asking(p);
    ask_lesson(app);
    if (p->is_asked) return;
    arena_reset(&p->arena);
    Predict found;
    bool is_found = find_question(app, next_from(app), &found);
    uint32_t stop = lesson_stop(app, here(app), is_found ? found.position : NONE - 1);
    p->is_over = !is_found && stop == NONE;
    if (stop != NONE) {
        app_go_to_position(app, stop);
        ask_lesson(app);
    } else if (is_found) {
        app_go_to_position(app, found.position);
        ask(app, &found);
    }
}

void app_toggle_predict(App *app) {
    Predicting *p = &app->predicting;
    if (!app->record || app->screen == VIEW_SHELF) return;
    bool is_seen = app->screen == VIEW_LOOP && !app->edit.is_open;
    p->is_on = !is_seen || !p->is_on;
    app->screen = VIEW_LOOP;
    app->edit.is_open = false;
    app->beloop.is_on = false;
    stop_asking(p);
    p->is_over = false;
    p->lesson_over = -1;
    p->next = 0;
    if (app->is_playing) app_do(app, ACTION_PLAY);
}

void app_hide_hands(App *app) {
    app->predicting.hides_hands = !app->predicting.hides_hands;
}

// ---- on the way

bool app_stop_on_way(App *app, uint64_t from_position, bool stops_for_lesson) {
    uint32_t from = (uint32_t)from_position, to = here(app);
    if (!app->record || app->screen != VIEW_LOOP || to <= from) return false;
    uint32_t stop = stops_for_lesson || app->predicting.is_on ? lesson_stop(app, from, to) : NONE;
    Predicting *p = &app->predicting;
    Predict found;
    bool asks = false;
    if (p->is_on) {
        arena_reset(&p->arena);
        uint32_t first = p->next > from ? p->next : from + 1;
        asks = first <= to && find_question(app, first, &found) && found.position <= to &&
               found.position < stop;
    }
    if (asks) stop = found.position;
    if (stop == NONE) return false;
    app_go_to_position(app, stop);
    if (asks) ask(app, &found);
    return true;
}

// ---- answering

static bool counts_for_score(Predicting *p) {
    for (size_t i = 0; i < p->scored.n; i++)
        if (p->scored.at[i] == p->asked.position) return false;
    vec_push(&p->scored, p->asked.position);
    return true;
}

static void count(Predicting *p) {
    p->n_asked++;
    p->n_right += predicting_is_right(p, p->chosen);
}

// Why that line is next is told by what happened before it: somebody woke, slept, or ended.
static void explain_line(App *app) {
    Predicting *p = &app->predicting;
    p->has_why = false;
    if (p->lesson || p->asked.ask != PREDICT_LINE) return;
    for (uint32_t i = p->asked.answer - 1; i > p->asked.position && !p->has_why; i--) {
        EventKind kind = (EventKind)trace_at(app->record, i - 1)->kind;
        if (kind < EVENT_FRAME_NEW || kind > EVENT_FRAME_END) continue;
        look_ahead(app);
        model_seek(&p->model, i);
        p->has_why = why_make(&p->model, &p->why);
    }
}

static void reveal(App *app) {
    Predicting *p = &app->predicting;
    p->is_revealed = true;
    explain_line(app);
    if (p->lesson) {
        p->lesson_over = p->lesson_number;
        if (p->chosen < 0) return;
        teach_answer(&app->teach, p->lesson_number, p->chosen);
        count(p);
        return;
    }
    if (p->chosen >= 0 && counts_for_score(p)) {
        count(p);
        teach_score(&app->teach, predicting_is_right(p, p->chosen));
    }
    if (p->asked.answer > p->next) p->next = p->asked.answer;
    app_go_to_position(app, p->asked.answer);
}

static void skip(App *app) {
    Predicting *p = &app->predicting;
    if (p->lesson) p->lesson_over = p->lesson_number;
    stop_asking(p);
}

static int choice_of_digit(const Predicting *p, char digit) {
    bool has_nobody = predicting_has_nobody(p);
    int n = predicting_n(p) - has_nobody, i = digit - '1';
    if (digit == '0') return has_nobody ? n : -1;
    return i >= 0 && i < n ? i : -1;
}

// The key of a digit, also with Shift.
static bool take_digit(Predicting *p, const InputEvent *event) {
    bool is_digit = event->key >= '0' && event->key <= '9' && !(event->mods & ~MOD_SHIFT);
    int choice = is_digit ? choice_of_digit(p, (char)event->key) : -1;
    if (choice < 0) return is_digit;
    if (event->mods & MOD_SHIFT)
        p->hands[choice]++;
    else
        p->chosen = choice;
    return true;
}

bool app_leads_on(Action action) {
    return action == ACTION_FORWARD || action == ACTION_PLAY || action == ACTION_TASK_FORWARD ||
           action == ACTION_LINE_FORWARD;
}

bool app_predict_key(App *app, const InputEvent *event) {
    Predicting *p = &app->predicting;
    if (!p->is_on || !app->record || app->screen != VIEW_LOOP || app->edit.is_open) return false;
    bool is_open = p->is_asked && !p->is_revealed;
    bool is_plain = event->kind == INPUT_KEY && !event->mods;
    if (is_plain && event->key == KEY_ENTER) {
        if (is_open)
            reveal(app);
        else
            go_to_question(app);
        return true;
    }
    if (!is_open) return false;
    if (is_plain && event->key == KEY_ESCAPE) {
        skip(app);
        return true;
    }
    if (event->kind == INPUT_TEXT && p->owns_text) {
        p->owns_text = false;
        return true;
    }
    p->owns_text = event->kind == INPUT_KEY && take_digit(p, event);
    return p->owns_text || app_leads_on(action_of_input(event));
}

bool app_grant_predict(App *app, const PredictDone *done) {
    Predicting *p = &app->predicting;
    if (done->chosen >= 0)
        p->chosen = done->chosen;
    else if (done->reveals)
        reveal(app);
    else if (done->skips)
        skip(app);
    else if (done->goes_on)
        go_to_question(app);
    else
        return false;
    return true;
}

const Predicting *app_predicting(App *app) {
    Predicting *p = &app->predicting;
    if (!p->is_on || !app->record || app->screen != VIEW_LOOP || app->edit.is_open) return NULL;
    look_where_it_stands(app);
    return p;
}
