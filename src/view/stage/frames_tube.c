// A value on its way between the innermost call and a generator, in a tube over the cards of those
// that pass it on; at rest it stands where it came to.
#include "view/stage/frames_parts.h"
#include "view/stage/travel_draw.h"

int frames_tube_height(const FramesPanel *p) {
    return travel_pill_height(p->view) + ui_px(p->ui, 6);
}

// From the innermost call to a generator, over those that delegate to it: one for what goes in and,
// where there is room, one for what comes out.
typedef struct Tube {
    int x0, x1, y; // at the caller, at the generator, its middle
} Tube;

static Tube tube_to(const FramesPanel *p, Rect card, bool goes_in) {
    int h = frames_tube_height(p);
    bool has_two = !p->is_stacked && card.h / 3 >= h;
    int y = card.y + card.h - ui_px(p->ui, 4) - h / 2 - (has_two && goes_in ? h : 0);
    // Where the generator stands right beside its caller, it goes on to the far end of the
    // generator's card, whose lower part is kept free for it.
    int x0 = p->caller.x + p->caller.w, least = ui_px(p->ui, p->view->is_small ? 150 : 220);
    int most = card.x + card.w - frames_card_inset(p);
    int x1 = card.x - x0 >= least ? card.x : most;
    return (Tube){x0, x1, y};
}

static Rect rect_of_tube(const FramesPanel *p, Tube tube) {
    int h = frames_tube_height(p);
    return (Rect){tube.x0, tube.y - h / 2, tube.x1 - tube.x0, h};
}

static void draw_tip(const FramesPanel *p, Tube tube, bool goes_in, Color color) {
    float tip = (float)(goes_in ? tube.x1 : tube.x0), back = (float)ui_px(p->ui, goes_in ? -9 : 9),
          half = (float)ui_px(p->ui, 5), y = (float)tube.y;
    Point head[3] = {{tip, y}, {tip + back, y - half}, {tip + back, y + half}};
    draw_polygon(&p->ui->list, head, 3, color);
}

// The numbers of Why's causes on the way of a value: where it was sent, and who passes it on.
static void draw_tube_causes(const FramesPanel *p, Tube tube) {
    int size = ui_px(p->ui, p->view->is_small ? 15 : 18);
    const ModelFrame *to = p->focus.frame;
    const ModelFrame *through = to ? model_frame(p->scene->model, to->parent) : NULL;
    int sent = frames_cause_at(p, p->n_calls ? p->calls[0] : NULL),
        passed = frames_cause_at(p, through);
    if (sent) badge_draw(p->view, tube.x0, tube.y, size, sent);
    if (passed) badge_draw(p->view, (tube.x0 + tube.x1) / 2, tube.y, size, passed);
}

static void draw_tube(const FramesPanel *p, Rect card, bool goes_in, bool is_now) {
    Ui *ui = p->ui;
    Tube tube = tube_to(p, card, goes_in);
    Rect rect = rect_of_tube(p, tube);
    int line = ui_px(ui, 1);
    draw_fill(&ui->list, rect, p->theme->bg);
    draw_fill(&ui->list, (Rect){rect.x, rect.y, rect.w, line}, p->theme->line2);
    draw_fill(&ui->list, (Rect){rect.x, rect.y + rect.h - line, rect.w, line}, p->theme->line2);
    if (tube.x1 > card.x) // it is closed
        draw_fill(&ui->list, (Rect){rect.x + rect.w - line, rect.y, line, rect.h}, p->theme->line2);
    frames_port_name_draw(p, tube.y, goes_in ? p->asked : NULL);
    Color color = is_now ? p->theme->now_line : p->theme->edge;
    Stroke stroke = {.color = color,
                     .width_px = (float)ui_px(ui, 2),
                     .off_px = (float)ui_px(ui, is_now ? 5 : 9),
                     .cap = CAP_ROUND};
    float margin = 12 * ui->scale;
    draw_line(&ui->list, (float)tube.x0 + margin, (float)tube.y, (float)tube.x1 - margin,
              (float)tube.y, stroke);
    draw_tip(p, tube, goes_in, color);
    TextStyle style = ui_sans(ui, p->view->is_small ? 12 : 13, 400);
    const char *caption = tr(p->view->tr, goes_in ? "stage.tube.in" : "stage.tube.out");
    int w = text_width(ui->list.text, style, caption) + ui_px(ui, 16);
    if (rect.w >= 3 * w) {
        Rect at = {rect.x + rect.w * 3 / 10 - w / 2, rect.y + line, w, rect.h - 2 * line};
        draw_fill(&ui->list, at, p->theme->bg);
        ui_label_cut(ui, at, style, is_now ? p->theme->text : p->theme->faint, UI_CENTER, caption);
    }
    if (goes_in && is_now) draw_tube_causes(p, tube);
}

static bool is_generator(const FramesPanel *p, FrameId id) {
    const ModelFrame *frame = model_frame(p->scene->model, id);
    return frame && frame->kind >= FRAME_GENERATOR;
}

// From card to card, beside each other or one below the other.
static void draw_way_between(const FramesPanel *p, const Travel *travel, Rect from, Rect to) {
    bool is_beside = from.x + from.w <= to.x || to.x + to.w <= from.x;
    bool goes_right = from.x < to.x, goes_down = from.y < to.y;
    // One below the other: along their right sides, from edge to edge, so that nothing is hidden.
    float x = (float)to.x + (float)to.w * 0.6F;
    Point way[2] = {{x, (float)(goes_down ? from.y + from.h : from.y)},
                    {x, (float)(goes_down ? to.y : to.y + to.h)}};
    if (is_beside) {
        float y = way[1].y;
        way[0] = (Point){(float)(goes_right ? from.x + from.w : from.x), y};
        way[1] = (Point){(float)(goes_right ? to.x : to.x + to.w), y};
    }
    Rect all = {0, 0, p->ui->list.w, p->ui->list.h};
    float part = p->scene->travels ? p->scene->travels->part : 1;
    travel_draw(p->view, travel, way, 2, part, ui_px(p->ui, 200), all);
}

// The pill in its tube: at the end that it goes to, or on its way there.
static void draw_in_tube(const FramesPanel *p, const Travel *travel, Rect card, bool goes_in,
                         float part) {
    Tube tube = tube_to(p, card, goes_in);
    int beside = ui_px(p->ui, 12), room = tube.x1 - tube.x0 - 2 * beside; // of the arrow's head
    int most = room * 6 / 10 < ui_px(p->ui, 200) ? room * 6 / 10 : ui_px(p->ui, 200);
    int w = travel_pill_width(p->view, travel, most); // its way is seen
    float half = (float)w / 2;
    float x0 = (float)(tube.x0 + beside) + half, x1 = (float)(tube.x1 - beside) - half;
    Point way[2] = {{goes_in ? x0 : x1, (float)tube.y}, {goes_in ? x1 : x0, (float)tube.y}};
    travel_draw(p->view, travel, way, 2, part, most, rect_of_tube(p, tube));
}

// Those between the innermost call and a generator go through its tube.
static bool is_in_tube(const FramesPanel *p, const Travel *travel, Rect *card, bool *goes_in) {
    FrameId caller = p->n_calls ? p->calls[0]->id : 0;
    *goes_in = travel->kind == TRAVEL_IN;
    FrameId other = *goes_in ? travel->from : travel->to, id = *goes_in ? travel->to : travel->from;
    return caller && other == caller && is_generator(p, id) && frames_find_card(p, id, card);
}

// Who gets what the generator gives: one that is drawn as its asker, or the innermost call.
static FrameId asker_of(const FramesPanel *p, FrameId id) {
    const ModelFrame *frame = model_frame(p->scene->model, id);
    const ModelFrame *root = frame ? code_root(p->scene, frame) : NULL;
    for (int i = 0; i < p->n_roots; i++)
        if (p->roots[i] == root && p->askers[i]) return p->askers[i]->id;
    return p->calls[0]->id;
}

// What has just happened is such a travel: so it came to rest.
static bool at_rest(const FramesPanel *p, Travel *travel) {
    const Event *e = p->scene->event;
    if (!e || p->scene->travels || !p->n_calls) return false;
    bool goes_in = e->kind == EVENT_FRAME_RESUME && (e->a == RESUME_SEND || e->a == RESUME_THROW);
    bool comes_out = e->kind == EVENT_FRAME_SUSPEND && e->a == SUSPEND_YIELD;
    if (!goes_in && !comes_out) return false;
    FrameId asker = asker_of(p, e->subject);
    *travel = (Travel){.kind = goes_in ? TRAVEL_IN : TRAVEL_OUT,
                       .from = goes_in ? asker : e->subject,
                       .to = goes_in ? e->subject : asker,
                       .text = code_value(p->scene, e->value)};
    if (e->a == RESUME_THROW && goes_in) travel->outcome = OUTCOME_EXCEPTION;
    return true;
}

void frames_travel_draw(const FramesPanel *p) {
    if (rect_is_empty(p->caller)) return;
    Travel rest;
    const Travel *travel = travels_find(p->scene->travels, TRAVEL_IN);
    if (!travel) travel = travels_find(p->scene->travels, TRAVEL_OUT);
    float part = travel ? p->scene->travels->part : 1;
    if (!travel && at_rest(p, &rest)) travel = &rest;
    Rect card = {0}, from, to;
    bool goes_in = false, is_tube = travel && is_in_tube(p, travel, &card, &goes_in);
    if (!is_tube) card = p->innermost;
    if (!rect_is_empty(card)) {
        Tube in = tube_to(p, card, true), out = tube_to(p, card, false);
        if (in.y != out.y || (is_tube && goes_in)) draw_tube(p, card, true, is_tube && goes_in);
        if (in.y != out.y || !(is_tube && goes_in)) draw_tube(p, card, false, is_tube && !goes_in);
    }
    if (is_tube)
        draw_in_tube(p, travel, card, goes_in, part);
    else if (travel && frames_find_card(p, travel->from, &from) &&
             frames_find_card(p, travel->to, &to))
        draw_way_between(p, travel, from, to);
}
