// Generators in chains of those that delegate to each other: which of them find room, how high each
// becomes, and their links.
#include "view/stage/frames_parts.h"

#include <string.h>

#include "view/code/code_focus.h"
#include "view/stage/frame_track.h"

static int chain_gap(const FramesPanel *p) {
    return ui_px(p->ui, p->view->is_small ? 12 : 20);
}

// The frames of a chain from [root] on: all of them, or, where more than [most] cards find no room,
// the first one and the last.
static void find_chain(const FramesPanel *p, const ModelFrame *root, int most, FrameChain *chain) {
    int length = 0;
    for (const ModelFrame *f = root; f; f = model_frame(p->scene->model, f->delegate))
        length++;
    chain->n = 0;
    chain->n_rungs = length > most && length > 2 ? length - 2 : 0;
    int i = 0;
    for (const ModelFrame *f = root; f; f = model_frame(p->scene->model, f->delegate), i++)
        if (!chain->n_rungs || i == 0 || i == length - 1) chain->frames[chain->n++] = f;
    chain->is_about = chain->frames[chain->n - 1] == p->focus.frame;
}

// Room below the variables of the one that the step is about, for what goes in and comes out; one
// below the other has room for one of them at a time.
static int tubes_h(const FramesPanel *p, const FrameChain *chain) {
    return (chain->is_stacked ? 1 : 2) * frames_tube_height(p) + ui_px(p->ui, 4);
}

static int rung_pitch(const FramesPanel *p) {
    return frames_rung_height(p) + ui_px(p->ui, 4);
}

// Below each card of a stack, and below its ladder.
static int stack_gap(const FramesPanel *p) {
    return chain_gap(p) / 2;
}

static void measure_chain(const FramesPanel *p, FrameChain *chain) {
    chain->least = chain->need = 0;
    for (int i = 0; i < chain->n; i++) {
        int least = frames_card_least(p, chain->frames[i]),
            need = frames_card_need(p, chain->frames[i]);
        if (chain->is_stacked) {
            int gap = i < chain->n - 1 ? stack_gap(p) : 0;
            chain->least += least + gap;
            chain->need += (gap ? least : need) + gap;
        } else {
            chain->least = least > chain->least ? least : chain->least;
            chain->need = need > chain->need ? need : chain->need;
        }
    }
    if (chain->n_rungs) { // some of them at least
        int some = chain->n_rungs < 3 ? chain->n_rungs : 3, gap = stack_gap(p);
        int least = chain->is_stacked ? some * rung_pitch(p) + gap : 0;
        chain->least += least;
        int all = chain->n_rungs * rung_pitch(p);
        if (chain->is_stacked)
            chain->need += all + gap;
        else if (chain->need < all)
            chain->need = all;
    }
    const ModelFrame *last = chain->n ? chain->frames[chain->n - 1] : NULL;
    if (!last || last->state == FRAME_OVER || !chain->is_about || chain->asker) return;
    chain->least += tubes_h(p, chain);
    chain->need += tubes_h(p, chain);
}

static void plan_chain(const FramesPanel *p, int root, Rect area, FrameChain *chain) {
    *chain = (FrameChain){.asker = p->askers[root]};
    int gap = chain_gap(p), least_w = ui_px(p->ui, p->view->is_small ? 150 : 190);
    int beside = (area.w + gap) / (least_w + gap);
    find_chain(p, p->roots[root], MOST_CHAIN, chain);
    bool is_long = chain->n > beside || chain->n_rungs;
    chain->is_stacked = is_long && beside < 3;
    if (is_long && !chain->is_stacked) find_chain(p, p->roots[root], beside, chain);
    measure_chain(p, chain);
    if (!chain->is_stacked || chain->least <= area.h) return;
    find_chain(p, p->roots[root], 2, chain);
    measure_chain(p, chain);
}

static void draw_link(const FramesPanel *p, int x0, int y0, int x1, int y1, bool is_awake) {
    Stroke stroke = {.color = p->theme->edge, .width_px = (float)ui_px(p->ui, is_awake ? 2 : 1)};
    if (!is_awake) stroke.on_px = stroke.off_px = (float)ui_px(p->ui, 4);
    draw_line(&p->ui->list, (float)x0, (float)y0, (float)x1, (float)y1, stroke);
}

static int link_y(const FramesPanel *p, Rect card) {
    return card.y + frames_card_inset(p) + ui_px(p->ui, FRAMES_HEAD_H) / 2;
}

// The name by which the caller asks a generator, at its edge, where nothing else is written.
void frames_port_name_draw(const FramesPanel *p, int y, const char *holder) {
    Ui *ui = p->ui;
    int h = ui_px(ui, 20), room = p->caller.w - 2 * frames_card_inset(p);
    if (!holder || y - h / 2 < p->caller_free_y ||
        text_width(ui->list.text, frames_variable_style(p), holder) > room)
        return;
    ui_label(ui, (Rect){p->caller.x + frames_card_inset(p), y - h / 2, room, h},
             frames_variable_style(p), p->theme->dim, UI_RIGHT, holder);
}

// To the generator from whoever will ask it.
static void draw_link_from_caller(const FramesPanel *p, Rect card, const ModelFrame *root,
                                  const char *holder) {
    if (rect_is_empty(p->caller) || root->state == FRAME_OVER) return;
    int y = link_y(p, card), x = p->caller.x + p->caller.w, radius = ui_px(p->ui, 4);
    if (y <= p->caller.y || y >= p->caller.y + p->caller.h) return;
    draw_link(p, x + radius, y, card.x, y, root->state == FRAME_RUNNING);
    Rect port = {x - radius, y - radius, 2 * radius, 2 * radius};
    draw_box(
        &p->ui->list, port,
        (Box){p->theme->bg, p->theme->edge, BORDER_SOLID, (float)ui_px(p->ui, 1), (float)radius});
    frames_port_name_draw(p, y, holder);
}

bool frames_find_card(const FramesPanel *p, FrameId id, Rect *card) {
    for (int i = 0; i < p->n_cards; i++) {
        if (p->cards[i].frame != id) continue;
        *card = p->cards[i].rect;
        return true;
    }
    return false;
}

// To a generator from the one above it that asks it; from a call at its side.
static void draw_link_from_asker(const FramesPanel *p, Rect card, const FrameChain *chain,
                                 const char *holder) {
    const ModelFrame *root = chain->frames[0];
    if (!chain->asker) {
        draw_link_from_caller(p, card, root, holder);
        return;
    }
    Rect above;
    int gap = chain_gap(p), x = card.x + ui_px(p->ui, 12);
    bool is_near =
        frames_find_card(p, chain->asker->id, &above) && card.y - above.y - above.h <= gap;
    if (is_near && root->state != FRAME_OVER && above.x <= x)
        draw_link(p, x, card.y - gap, x, card.y, root->state == FRAME_RUNNING);
}

// Those between the first card of a chain and its last: as many as there is room for. Returns the
// height used.
static int draw_ladder(FramesPanel *p, Rect area, const FrameChain *chain) {
    int pitch = rung_pitch(p), h = frames_rung_height(p), room = (area.h + pitch - h) / pitch;
    int n = chain->n_rungs < room ? chain->n_rungs : room - 1, top = area.y;
    const ModelFrame *frame = chain->frames[0];
    for (int i = 0; i < n; i++) {
        frame = model_frame(p->scene->model, frame->delegate);
        Rect rung = rect_take_top(&area, h);
        if (i)
            draw_link(p, rung.x + pitch / 2, rung.y - pitch + h, rung.x + pitch / 2, rung.y, true);
        frames_rung_draw(p, rung, frame);
        rect_take_top(&area, pitch - h);
    }
    if (n < chain->n_rungs)
        scene_word(p->scene, rect_take_top(&area, h), ui_sans(p->ui, 12, 600), p->theme->dim,
                   UI_CENTER, arena_printf(p->view->arena, "+%d", chain->n_rungs - n));
    return area.y - top;
}

// Whether values go in and come out of it at the present step.
static bool is_asked(const FramesPanel *p, const ModelFrame *frame) {
    return frame == p->focus.frame && frame->state != FRAME_OVER;
}

// The card that values go to and come from, through tubes if it is a call that asks.
static void take_asked(FramesPanel *p, const FrameChain *chain, int i, Rect card,
                       const char *holder) {
    if (!is_asked(p, chain->frames[i]) || chain->asker) return;
    p->innermost = card;
    p->asked = holder;
    p->is_stacked = chain->is_stacked;
}

static int kept_h(const FramesPanel *p, const FrameChain *chain) {
    return chain->is_about && !chain->asker ? tubes_h(p, chain) : 0;
}

static void draw_beside(FramesPanel *p, Rect row, const FrameChain *chain, const char *holder) {
    // Cards keep their width when a chain begins or ends; where none ever does, one is as wide as
    // its code may want.
    int gap = chain_gap(p), n = chain->n + (chain->n_rungs > 0), columns = n > 2 ? n : 2;
    int w = (row.w - gap * (columns - 1)) / columns, alone_w = ui_px(p->ui, 480);
    if (!p->view->frames->has_chains && w < alone_w) w = row.w < alone_w ? row.w : alone_w;
    for (int i = 0; i < chain->n; i++) {
        bool is_last = i == chain->n - 1;
        if (i && chain->n_rungs) {
            Rect ladder = rect_take_left(&row, w);
            draw_link(p, ladder.x - gap, link_y(p, ladder), ladder.x, link_y(p, ladder), true);
            ladder.h -= kept_h(p, chain);
            draw_ladder(p, ladder, chain);
            rect_take_left(&row, gap);
        }
        Rect card = rect_take_left(&row, w);
        if (i)
            draw_link(p, card.x - gap, link_y(p, card), card.x, link_y(p, card), true);
        else
            draw_link_from_asker(p, card, chain, holder);
        bool is_passed = !is_last || chain->n == 1; // by the tubes, which end at the last one
        frames_card_draw(p, card, chain->frames[i], holder, is_passed ? kept_h(p, chain) : 0);
        take_asked(p, chain, i, card, holder);
        rect_take_left(&row, gap);
    }
}

static void draw_stacked(FramesPanel *p, Rect area, const FrameChain *chain, const char *holder) {
    int indent = ui_px(p->ui, 12), gap = stack_gap(p);
    int last_h = frames_card_least(p, chain->frames[chain->n - 1]) + kept_h(p, chain);
    for (int i = 0; i < chain->n; i++) {
        bool is_last = i == chain->n - 1;
        if (i && chain->n_rungs) {
            Rect ladder = rect_take_top(&area, area.h - gap - last_h);
            ladder.x += 2 * indent, ladder.w -= 2 * indent;
            draw_link(p, ladder.x - indent, ladder.y - gap, ladder.x - indent, ladder.y + gap,
                      true);
            int used = draw_ladder(p, ladder, chain), free_h = ladder.h - used;
            area.y -= free_h, area.h += free_h;
            rect_take_top(&area, gap);
        }
        Rect card = is_last ? area : rect_take_top(&area, frames_card_least(p, chain->frames[i]));
        if (i)
            draw_link(p, card.x + indent, card.y - gap, card.x + indent, card.y, true);
        else
            draw_link_from_asker(p, card, chain, holder);
        frames_card_draw(p, card, chain->frames[i], holder, is_last ? kept_h(p, chain) : 0);
        take_asked(p, chain, i, card, holder);
        rect_take_top(&area, gap);
    }
}

// Leaves out those that were made first, until the others find room; never the one that the step is
// about. Returns how many are left.
static int choose_chains(FrameChain *chains, int n, int gap, int room) {
    int used = -gap;
    for (int i = 0; i < n; i++)
        used += chains[i].least + gap;
    while (n > 1 && used > room) {
        int first = -1;
        FrameId oldest = 0;
        for (int i = 0; i < n; i++) {
            FrameId id = chains[i].n ? chains[i].frames[0]->id : 0;
            if (chains[i].is_about || (first >= 0 && id > oldest)) continue;
            first = i;
            oldest = id;
        }
        if (first < 0) break;
        used -= chains[first].least + gap;
        memmove(chains + first, chains + first + 1, (size_t)(--n - first) * sizeof *chains);
    }
    return n;
}

// Each what shows where it is; what is left to the one that the step is about, then to the others,
// then to each up to [roomy] more.
static void share_height(FrameChain *chains, int n, int gap, int room, int roomy) {
    int spare = room - gap * (n - 1);
    for (int i = 0; i < n; i++) {
        chains[i].h = chains[i].least < spare ? chains[i].least : spare;
        spare -= chains[i].h;
    }
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < n; i++) {
            int wish = chains[i].need - chains[i].h;
            if (chains[i].is_about == (pass == 1) || wish <= 0) continue;
            int more = wish < spare ? wish : spare;
            chains[i].h += more, spare -= more;
        }
    for (int i = 0; i < n; i++) { // for lines around where it is
        if (!frames_has_code(chains[i].frames[0])) continue;
        int more = spare / (n - i) < roomy ? spare / (n - i) : roomy;
        chains[i].h += more, spare -= more;
    }
}

static bool is_about_any(const FramesPanel *p, const FrameChain *chain) {
    for (int i = 0; i < chain->n; i++)
        if (chain->frames[i] == p->focus.frame) return true;
    return false;
}

// How far down the last port is by which the caller asks a generator.
int frames_ports_height(const FramesPanel *p) {
    int y = 0, h = 0, least = 2 * frames_card_inset(p) + ui_px(p->ui, FRAMES_HEAD_H);
    for (int i = 0; i < p->n_chains; i++) {
        const FrameChain *chain = &p->chains[i];
        int port = is_about_any(p, chain) || chain->h < least ? chain->h : least;
        if (chain->frames[0]->state != FRAME_OVER && !chain->asker) h = y + port;
        y += chain->h + chain_gap(p);
    }
    return h;
}

// Decides who is seen, how, and how high. Returns the height of all of them.
int frames_chains_plan(FramesPanel *p, Rect area) {
    int gap = chain_gap(p), n = p->n_roots, used = -gap;
    for (int i = 0; i < n; i++)
        plan_chain(p, i, area, &p->chains[i]);
    p->n_chains = choose_chains(p->chains, n, gap, area.h);
    int more_h = p->n_chains < n ? ui_px(p->ui, 24) : 0; // says how many there are besides
    if (more_h) p->n_chains = choose_chains(p->chains, p->n_chains, gap, area.h - more_h);
    int roomy = (p->view->is_small ? 3 : 7) * frames_code_height(p);
    share_height(p->chains, p->n_chains, gap, area.h - more_h, roomy);
    for (int i = 0; i < p->n_chains; i++)
        used += p->chains[i].h + gap;
    return used + more_h;
}

void frames_chains_draw(FramesPanel *p, Rect area) {
    Ui *ui = p->ui;
    if (!p->n_roots) {
        scene_word(p->scene, rect_take_top(&area, ui_px(ui, 24)), ui_sans(ui, 15, 400),
                   p->theme->faint, UI_LEFT, tr(p->view->tr, "stage.no-generators"));
        return;
    }
    for (int i = 0; i < p->n_chains; i++) {
        const FrameChain *chain = &p->chains[i];
        Rect row = rect_take_top(&area, chain->h);
        const char *holder = code_holder(p->scene, chain->frames[0]);
        if (chain->is_stacked)
            draw_stacked(p, row, chain, holder);
        else
            draw_beside(p, row, chain, holder);
        rect_take_top(&area, chain_gap(p));
    }
    int n_more = p->n_roots - p->n_chains;
    if (n_more)
        ui_label_cut(ui, rect_take_top(&area, ui_px(ui, 20)), ui_sans(ui, 13, 400), p->theme->faint,
                     UI_LEFT,
                     TR(p->view->arena, p->view->tr, "stage.frame.more", {"n", .number = n_more}));
}
