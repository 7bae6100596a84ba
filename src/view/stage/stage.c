// The regions of LOOK's grid, given to the panels. Three columns where there is the width for them,
// else two, else one; a panel without a region of its own is a tab of the last column.
#include "view/stage/stage.h"

#include <math.h>

#include "view/code/code_text.h"
#include "view/code/editor_panel.h"
#include "view/code/program_panel.h"
#include "view/hall/boards_panel.h"
#include "view/lesson/lesson_panel.h"
#include "view/lesson/predict_panel.h"
#include "view/parts/bar.h"
#include "view/parts/headline.h"
#include "view/parts/light.h"
#include "view/parts/scroll.h"
#include "view/parts/tabs.h"
#include "view/stage/failure_panel.h"
#include "view/stage/frame_track.h"
#include "view/stage/frames_panel.h"
#include "view/stage/hood_panel.h"
#include "view/stage/loop_panel.h"
#include "view/stage/output_panel.h"
#include "view/stage/says_panel.h"
#include "view/stage/steps_panel.h"
#include "view/stage/tasks_panel.h"
#include "view/stage/timeline_panel.h"
#include "view/stage/variables_panel.h"
#include "view/stage/why_panel.h"

typedef struct Regions {
    Rect why, boards, program, loop, right, timeline, output, predict; // empty: not shown
    Rect variables; // of a program without tasks, beside its output
} Regions;

enum { THREE_COLUMNS_W = 900, TWO_COLUMNS_W = 800 }; // logical pixels, from there on

static bool has_program(const View *view) {
    return view->codes && view->now->traces[view->run]->sources.n > 1;
}

// Program, loop, and the right column, as LOOK's grid has them.
static void cut_program_columns(const View *view, Regions *regions, Rect middle) {
    const Ui *ui = view->ui;
    int gap = ui_px(ui, view->is_small ? 12 : 24), whole = middle.w;
    float w = (float)whole / ui->scale;
    if (w < TWO_COLUMNS_W) {
        *(view->edit ? &regions->program : &regions->right) = middle;
        return;
    }
    int share = view->is_small ? 425 : 350;
    if (view->hood && !view->edit) share = view->is_small ? 340 : 300; // C has longer lines
    regions->program = rect_take_left(&middle, whole * share / 1000);
    rect_take_left(&middle, gap);
    if (w < THREE_COLUMNS_W) {
        regions->right = middle;
        return;
    }
    regions->right = rect_take_right(&middle, whole * (view->is_small ? 225 : 252) / 1000);
    rect_take_right(&middle, ui_px(ui, view->is_small ? 12 : 32));
    regions->loop = middle;
}

// In front of a class: program and loop, and nothing else.
static void cut_present(const View *view, Regions *regions, Rect middle) {
    const Ui *ui = view->ui;
    if (has_program(view)) {
        int share = view->is_slide ? 600 : (float)middle.w / ui->scale < 850 ? 540 : 585;
        if (view->hood)
            share = 440; // C has longer lines
        else if (view_is_timeless(view))
            share = 490; // the frames show code as well
        regions->program = rect_take_left(&middle, middle.w * share / 1000);
        rect_take_left(&middle, ui_px(ui, 12));
    }
    regions->loop = middle;
}

// The frames of a program without tasks need the width more than its variables do, which stand in
// them as well (LOOK 06). What the author says needs the height.
static bool has_wide_frames(const View *view) {
    bool has_generators = view->frames && view->frames->lanes.n > 1; // ever, in this run
    bool is_seen = has_generators && (!view->hood || view->edit);
    return has_program(view) && view_is_timeless(view) && is_seen && !view->lesson &&
           !view->predicting;
}

// The right column of [regions] goes to the frames; what was in it, below.
static void widen_frames(const View *view, Regions *regions) {
    const Ui *ui = view->ui;
    if (rect_is_empty(regions->loop) || rect_is_empty(regions->timeline)) return;
    int right_w = regions->right.w;
    regions->loop = rect_join(regions->loop, regions->right);
    Rect *timeline = &regions->timeline;
    if (view->is_small) {
        regions->right = rect_take_right(timeline, right_w * 5 / 4);
        rect_take_top(&regions->right, ui_px(ui, 4));
        rect_take_right(timeline, ui_px(ui, 16));
        return;
    }
    regions->right = (Rect){0};
    regions->variables = rect_take_right(timeline, right_w * 3 / 4);
    rect_take_right(timeline, ui_px(ui, 32));
}

static void cut_columns(const View *view, Regions *regions, Rect middle) {
    const Ui *ui = view->ui;
    float w = (float)middle.w / ui->scale;
    if (w < TWO_COLUMNS_W) {
        regions->right = middle;
        return;
    }
    bool has_boards = view->exhibition && w >= 1000;
    int gap = ui_px(ui, view->is_small ? 16 : 32);
    int right_w = middle.w *
                  (view->is_small ? has_boards ? 221 : 400
                   : has_boards   ? 252
                                  : 420) /
                  1000;
    regions->right = rect_take_right(&middle, right_w);
    rect_take_right(&middle, gap);
    if (has_boards) {
        int loop_w = (right_w + gap + middle.w) * (view->is_small ? 343 : 368) / 1000;
        regions->loop = rect_take_right(&middle, loop_w);
        rect_take_right(&middle, ui_px(ui, view->is_small ? 16 : 24));
        regions->boards = middle;
    } else {
        regions->loop = middle;
    }
}

static Regions cut_regions(const View *view, Rect area) {
    const Ui *ui = view->ui;
    bool is_small = view->is_small;
    int margin = view_margin(view);
    area.x += margin, area.w -= 2 * margin;
    float h = (float)area.h / ui->scale;
    Regions regions = {0};
    int top = view->is_slide ? 18 : view->is_tiny ? 2 : is_small ? 8 : 14;
    rect_take_top(&area, ui_px(ui, (float)top));
    regions.why = rect_take_top(&area, headline_height(view));
    rect_take_top(&area, ui_px(ui, view->is_slide ? 20 : 4));
    bool is_presenting = view->is_presenting && !view->edit;
    bool has_timeline = h >= 420 && !view->predicting && !is_presenting;
    float timeline_h = h > 1000 ? h * 0.208F : 208;
    if (is_small) timeline_h = h <= 560 ? 112.0F : has_wide_frames(view) ? 160.0F : 140.0F;
    if (is_small && h > 640) timeline_h = fminf(timeline_h + (h - 640) * 0.3F, 200);
    Rect bottom = has_timeline ? rect_take_bottom(&area, ui_px(ui, timeline_h)) : (Rect){0};
    if (view->predicting && area.h >= ui_px(ui, 240))
        regions.predict = rect_take_bottom(&area, predict_panel_height(view, area.h));
    rect_take_bottom(&area, ui_px(ui, view->is_tiny && !is_presenting ? 4.0F
                                      : is_small                      ? 8.0F
                                                                      : 16.0F));
    if (is_presenting && !view->is_tiny)
        cut_present(view, &regions, area);
    else if (has_program(view))
        cut_program_columns(view, &regions, area);
    else
        cut_columns(view, &regions, area);
    if (!has_timeline) return regions;
    regions.timeline = bottom;
    if (is_small && view->lesson && (!view->hood || view->edit) &&
        !rect_is_empty(regions.right)) { // what is said needs the height
        regions.right.h = bottom.y + bottom.h - ui_px(ui, 8) - regions.right.y;
        rect_take_right(&regions.timeline, regions.right.w + ui_px(ui, 12));
    }
    if (is_small) {
        if (has_wide_frames(view)) widen_frames(view, &regions);
        return regions;
    }
    bool has_boards = !rect_is_empty(regions.boards) || !rect_is_empty(regions.program);
    int output_w = has_boards ? regions.right.w : bottom.w * 252 / 1000;
    regions.output = rect_take_right(&regions.timeline, output_w);
    rect_take_right(&regions.timeline, ui_px(ui, 32));
    if (has_wide_frames(view)) widen_frames(view, &regions);
    return regions;
}

// While an exception is on its way, its traceback so far.
static void draw_variables(const Scene *scene, Rect area, bool has_title) {
    if (scene->failure)
        failure_panel_draw(scene, area);
    else
        variables_panel_draw(scene, area, has_title);
}

static void draw_loop(const Scene *scene, const Scene *before, Rect area) {
    if (view_is_timeless(scene->view))
        frames_panel_draw(scene, area);
    else if (scene->view->beloop && scene->view->beloop->phase == BELOOP_OVER)
        beloop_end_draw(scene->view, area);
    else
        loop_panel_draw(scene, before, area);
}

static void draw_timeline(const Scene *scene, Rect area) {
    if (view_is_timeless(scene->view))
        steps_panel_draw(scene, area);
    else
        timeline_panel_draw(scene, area);
}

static void draw_bottom(const Scene *scene, const Regions *regions) {
    Ui *ui = scene->view->ui;
    Rect timeline = regions->timeline, output = regions->output;
    int line = ui_px(ui, 1);
    if (!rect_is_empty(timeline)) {
        draw_fill(&ui->list, (Rect){timeline.x, timeline.y, timeline.w, line}, ui->theme->line);
        rect_take_top(&timeline, line);
        draw_timeline(scene, timeline);
    }
    Rect variables = regions->variables;
    if (!rect_is_empty(variables)) {
        draw_fill(&ui->list, (Rect){variables.x, variables.y, variables.w, line}, ui->theme->line);
        rect_take_top(&variables, ui_px(ui, 16));
        draw_variables(scene, variables, true);
    }
    if (rect_is_empty(output) || why_is_of_editor(scene->view)) return;
    draw_fill(&ui->list, (Rect){output.x, output.y, output.w, line}, ui->theme->line);
    rect_take_top(&output, ui_px(ui, 16));
    output_panel_draw(scene, output, true);
}

// Where something has just changed: by its number among the tabs. Variables are [below] the tasks.
static int changed_tab(const Scene *scene, bool has_variables, bool are_below) {
    if (!scene->event) return 0;
    if (scene->event->kind == EVENT_OUTPUT) return 1;
    bool is_inside = event_is_of_program(scene->event) && scene->event->kind != EVENT_TASK_FRAME;
    return has_variables && is_inside && !are_below ? 2 : 0;
}

// What the author says, at the top of the right column, as high as it needs to be (as the last
// frame found out).
static void draw_lesson(View *view, Rect *column) {
    Ui *ui = view->ui;
    Rect area = *column;
    int most = area.h * 72 / 100, h = view->stage->lesson_px;
    area.h = h && h < most ? h : most;
    *view->lesson_done = lesson_panel_draw(view, view->lesson, area);
    if (view->lesson_done->needs_px != h) {
        view->stage->lesson_px = view->lesson_done->needs_px;
        ui->wants_frame = true;
    }
    rect_take_top(column, area.h + ui_px(ui, 16));
    draw_fill(&ui->list, (Rect){column->x, column->y, column->w, ui_px(ui, 1)}, ui->theme->line);
    rect_take_top(column, ui_px(ui, 16));
}

// The tasks, and what they leave room for of the variables, at least a few.
static void draw_tasks_over_variables(const Scene *scene, Rect area) {
    const Ui *ui = scene->view->ui;
    int least = ui_px(ui, 20 + 8 + 3 * 22), gap = ui_px(ui, 12);
    int wish = tasks_panel_wish(scene, area), most = area.h - least - 2 * gap;
    bool has_syncs = wish <= most; // else they stand behind their own tab
    Rect tasks = rect_take_top(&area, has_syncs ? wish : most);
    tasks_panel_draw(scene, tasks, false, has_syncs);
    rect_take_top(&area, gap);
    draw_fill(&scene->view->ui->list, (Rect){area.x, area.y, area.w, ui_px(ui, 1)},
              ui->theme->line);
    rect_take_top(&area, gap);
    draw_variables(scene, area, true);
}

// What can be a tab, in the order in which a choice among them is kept (app/settings.h).
enum { TASKS, OUTPUT, VARIABLES, LESSON, LOOP, PROGRAM, TIMELINE, QUESTION, HOOD, TABS };
_Static_assert((int)TABS == STAGE_TABS, "a place to keep how far each is scrolled");

// From left to right.
static const int tab_order[TABS] = {QUESTION, HOOD,   PROGRAM,   LOOP,    LESSON,
                                    TASKS,    OUTPUT, VARIABLES, TIMELINE};

// Which panels have no region of their own.
static void find_tabs(const View *view, const Regions *regions, bool has_tab[TABS]) {
    has_tab[TASKS] = !view_is_timeless(view);
    has_tab[OUTPUT] = rect_is_empty(regions->output);
    has_tab[VARIABLES] = has_program(view);
    has_tab[LESSON] = view->lesson;
    has_tab[LOOP] = rect_is_empty(regions->loop);
    has_tab[PROGRAM] = has_program(view) && rect_is_empty(regions->program);
    has_tab[TIMELINE] = rect_is_empty(regions->timeline) && !view->predicting; // it would tell
    has_tab[QUESTION] = view->predicting && rect_is_empty(regions->predict);
    has_tab[HOOD] = view->hood;
}

// The tab that one sees who has chosen none: where something is asked, said, or has changed.
static int usual_tab(const Scene *scene, const bool has_tab[TABS], bool has_both) {
    const View *view = scene->view;
    if (has_tab[QUESTION] && view->predicting->is_asked) return QUESTION;
    if (has_tab[HOOD]) return HOOD;
    if (has_tab[LOOP] && view->beloop) return LOOP;
    bool has_picture = !has_tab[LOOP] && !has_tab[PROGRAM]; // beside the tabs
    if (has_tab[LESSON] && (has_picture || view->lesson->is_here)) return LESSON;
    if (!has_picture) return has_tab[PROGRAM] ? PROGRAM : LOOP;
    int changed = changed_tab(scene, has_tab[VARIABLES], has_both);
    return has_tab[changed] ? changed : VARIABLES;
}

static const char *tab_title(const View *view, int i) {
    static const char *const titles[TABS] = {
        "stage.tab.tasks", "stage.output",       "stage.variables",
        "teach.title",     "stage.tab.loop",     "stage.tab.program",
        "stage.timeline",  "stage.tab.question", "hood.title"};
    bool is_calls = i == LOOP && view_is_timeless(view);
    return tr(view->tr, is_calls ? "stage.tab.calls" : titles[i]);
}

// Returns which is chosen. [has_both]: tasks are, by themselves, and have room for the variables
// below them.
static int draw_tab_row(const Scene *scene, Rect *area, const bool has_tab[TABS], bool *has_both) {
    static const Tab looks[TABS] = {{"tab.tasks", .icon = ICON_TASKS},
                                    {"tab.output", .icon = ICON_OUTPUT},
                                    {"tab.variables", .icon = ICON_VARIABLES},
                                    {"tab.lesson", .icon = ICON_LESSON},
                                    {"tab.loop", .icon = ICON_LOOP},
                                    {"tab.program", .icon = ICON_CODE},
                                    {"tab.timeline", .icon = ICON_TIMELINE},
                                    {"tab.question", .icon = ICON_PREDICT},
                                    {"tab.hood", .icon = ICON_HOOD}};
    View *view = scene->view;
    Ui *ui = view->ui;
    int *kept = view->hood ? &view->stage->tab_of_hood : &view->stage->tab, chosen = *kept - 1;
    bool follows = chosen < 0 || chosen >= TABS || !has_tab[chosen];
    *has_both = follows && has_tab[TASKS] && has_tab[VARIABLES] && area->h >= ui_px(ui, 280);
    if (follows) chosen = usual_tab(scene, has_tab, *has_both);
    Tab tabs[TABS] = {0};
    int place = 0;
    for (int k = 0; k < TABS; k++) {
        int i = tab_order[k];
        if (i == chosen) place = k;
        if (!has_tab[i]) continue;
        tabs[k] = looks[i];
        tabs[k].label = tab_title(view, i);
    }
    int clicked = tabs_draw(view, area, tabs, TABS, place);
    if (clicked >= 0) {
        int i = tab_order[clicked]; // the chosen one again: follow the change
        *kept = *kept == i + 1 || i == QUESTION || i == HOOD ? 0 : i + 1;
        ui->wants_frame = true;
    }
    return chosen;
}

// The height below which a panel tells too little; where there is less it scrolls.
static int least_height(const Scene *scene, int tab, Rect area) {
    static const int least[TABS] = {[LOOP] = 226, [TIMELINE] = 120, [HOOD] = 300};
    const Ui *ui = scene->view->ui;
    if (tab == TASKS) return tasks_panel_wish(scene, area);
    return ui_px(ui, (float)least[tab]);
}

static void draw_tab(const Scene *scene, const Scene *before, int tab, Rect area) {
    View *view = scene->view;
    switch (tab) {
    case TASKS: tasks_panel_draw(scene, area, false, true); break;
    case OUTPUT: output_panel_draw(scene, area, false); break;
    case VARIABLES: draw_variables(scene, area, false); break;
    case LESSON: *view->lesson_done = lesson_panel_draw(view, view->lesson, area); break;
    case LOOP: draw_loop(scene, before, area); break;
    case PROGRAM: program_panel_draw(scene, area); break;
    case TIMELINE: draw_timeline(scene, area); break;
    case HOOD: hood_panel_draw(scene, view->hood, area); break;
    default: *view->predict_done = predict_panel_draw(scene, area); break;
    }
}

static void draw_tabs(const Scene *scene, const Scene *before, const Regions *regions) {
    View *view = scene->view;
    bool has_tab[TABS], has_both;
    find_tabs(view, regions, has_tab);
    Rect area = regions->right;
    int tab = draw_tab_row(scene, &area, has_tab, &has_both);
    if (has_both && tab == TASKS) {
        draw_tasks_over_variables(scene, area);
        return;
    }
    Scroll scroll;
    int least = view->is_tiny ? least_height(scene, tab, area) : 0;
    Rect inner =
        scroll_begin(&scroll, view, "tab.scroll", area, least, &view->stage->scrolled[tab]);
    draw_tab(scene, before, tab, inner);
    scroll_end(&scroll);
}

// Tasks and variables share the right column; a program without tasks has no need of theirs.
static void draw_right(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    if (!has_program(view)) {
        tasks_panel_draw(scene, area, true, true);
        return;
    }
    if (scene->trace->n_of_kind[OBJECT_TASK]) {
        int usual = area.h * (scene->model->now.n_syncs ? 62 : 55) / 100, most = area.h * 75 / 100;
        int wish = tasks_panel_wish(scene, area);
        Rect tasks = rect_take_top(&area, wish < usual ? usual : wish < most ? wish : most);
        tasks_panel_draw(scene, tasks, true, true);
        if (scene->model->now.n_syncs) rect_take_top(&area, ui_px(ui, 10));
        draw_fill(&ui->list, (Rect){area.x, area.y, area.w, ui_px(ui, 1)}, ui->theme->line);
        rect_take_top(&area, ui_px(ui, 16));
    }
    draw_variables(scene, area, true);
}

// Under the hood takes the loop's place and the right column's; what the author says goes below the
// program (LOOK 07), where that has the height for both.
static Rect make_room_for_hood(View *view, Regions *regions) {
    Ui *ui = view->ui;
    if (rect_is_empty(regions->loop)) return (Rect){0}; // it is a tab
    Rect hood = rect_join(regions->loop, regions->right);
    regions->right = (Rect){0};
    if (!view->lesson || view->is_small || view->edit || rect_is_empty(regions->program))
        return hood;
    Rect lesson = rect_take_bottom(&regions->program, regions->program.h * 38 / 100);
    draw_fill(&ui->list, (Rect){lesson.x, lesson.y, lesson.w, ui_px(ui, 1)}, ui->theme->line);
    rect_take_top(&lesson, ui_px(ui, 16));
    *view->lesson_done = lesson_panel_draw(view, view->lesson, lesson);
    rect_take_bottom(&regions->program, ui_px(ui, 12));
    return hood;
}

// ---- while the program is changed

static void draw_editor(const Scene *scene, Rect area) {
    View *view = scene->view;
    SourceId source = code_find_source(view->now->traces[0], view->edit->path);
    const CodeText *ran = source ? code_text(view->codes, source) : NULL;
    EditorDone done = editor_panel_draw(scene, view->edit, ran, area);
    view->edit_done->keeps_mine |= done.keeps_mine;
    view->edit_done->takes_theirs |= done.takes_theirs;
}

// What ran is not what stands there: nothing of it is now.
static const Theme *without_amber(const View *view, const Theme *theme) {
    Theme *grey = arena_alloc(view->arena, sizeof *grey);
    *grey = *theme;
    grey->now = theme->line2;
    grey->ink = theme->text;
    grey->now_edge = grey->now_line = grey->now_text = theme->dim;
    grey->now_tint = theme->panel;
    grey->now_tint2 = theme->raised;
    return grey;
}

// At the foot of the loop: that it is the last run, and the way to a new one.
static void draw_stale(View *view, Rect area) {
    Ui *ui = view->ui;
    UiButton run = {.label = tr(view->tr, "edit.run"),
                    .icon = ICON_PLAY,
                    .key = "Ctrl Enter",
                    .is_primary = true};
    int w = ui_button_width(ui, &run), h = ui_px(ui, 36), pad = ui_px(ui, view->is_small ? 8 : 12);
    Rect bar = rect_take_bottom(&area, h + 2 * pad);
    draw_box(&ui->list, bar,
             (Box){ui->theme->panel, ui->theme->line2, BORDER_SOLID, (float)ui_px(ui, 1),
                   (float)ui_px(ui, 8)});
    bar = rect_inset(bar, pad);
    if (ui_button(ui, "stale.run", rect_take_right(&bar, w), &run))
        view_wish_action(view, ACTION_RUN_PROGRAM);
    rect_take_right(&bar, ui_px(ui, 12));
    rect_take_left(&bar, ui_px(ui, 8));
    TextStyle strong = ui_sans(ui, view->is_small ? 13 : 15, 600);
    TextStyle plain = ui_sans(ui, view->is_small ? 13 : 15, 400);
    int used = ui_label_cut(ui, bar, strong, ui->theme->text, UI_LEFT, tr(view->tr, "edit.last"));
    rect_take_left(&bar, used + ui_px(ui, 12));
    const char *since = tr(view->tr, "edit.since");
    if (text_width(ui->list.text, plain, since) <= bar.w)
        ui_label(ui, bar, plain, ui->theme->dim, UI_LEFT, since);
}

// What travels between where the step began and where it ended; a step back has it go backwards.
static const Travels *travels_of(View *view) {
    const Model *from = &view->before->models[view->run], *to = &view->now->models[view->run];
    bool is_forward = from->now.n < to->now.n;
    Travels *travels = arena_alloc(view->arena, sizeof *travels);
    travels_between(travels, is_forward ? from : to, is_forward ? to : from, view->arena);
    travels->part = is_forward ? view->travel : 1 - view->travel;
    for (int i = 0; i < travels->n; i++)
        travels->at[i].text = view_veil(view, travels->at[i].text);
    return travels->n ? travels : NULL;
}

void stage_draw(View *view, Rect area) {
    Regions regions = cut_regions(view, area);
    Scene *scene = arena_alloc(view->arena, sizeof *scene), *before = scene;
    *scene = scene_at(view, view->now, view->time_ns);
    if (view->before != view->now && view->progress < 1) {
        before = arena_alloc(view->arena, sizeof *before);
        *before = scene_at(view, view->before, cursor_time(view->before));
    }
    Failure *failure = arena_alloc(view->arena, sizeof *failure);
    if (failure_of(scene, failure)) scene->failure = failure;
    if (view->before != view->now && view->travel < 1) scene->travels = travels_of(view);
    light_by_keyboard(scene);
    // What ran is not what stands there any more: it is only a memory, without amber.
    if (view->edit) draw_editor(scene, regions.program);
    Rect hood = view->hood ? make_room_for_hood(view, &regions) : (Rect){0};
    bool has_lesson = view->lesson && !view->is_small && !rect_is_empty(regions.right);
    if (has_lesson) draw_lesson(view, &regions.right);
    if (why_is_of_editor(view)) why_panel_draw(scene, regions.why);
    const Theme *theme = view->ui->theme;
    if (view->is_stale) view->ui->theme = without_amber(view, theme);
    draw_opacity_push(&view->ui->list, view->is_stale ? 0.4F : 1);
    if (!why_is_of_editor(view)) why_panel_draw(scene, regions.why);
    if (!rect_is_empty(regions.boards)) boards_panel_draw(scene, regions.boards);
    if (!rect_is_empty(regions.program) && !view->edit) program_panel_draw(scene, regions.program);
    if (!rect_is_empty(hood))
        hood_panel_draw(scene, view->hood, hood);
    else if (!rect_is_empty(regions.loop))
        draw_loop(scene, before, regions.loop);
    if (rect_is_empty(regions.right))
        ; // all of it is somewhere else
    else if (view->is_small)
        draw_tabs(scene, before, &regions);
    else
        draw_right(scene, regions.right);
    draw_bottom(scene, &regions);
    if (!rect_is_empty(regions.predict))
        *view->predict_done = predict_panel_draw(scene, regions.predict);
    draw_pop(&view->ui->list);
    view->ui->theme = theme;
    Rect last_run = rect_is_empty(regions.loop) ? regions.right : regions.loop;
    if (view->is_stale && !rect_is_empty(last_run)) draw_stale(view, last_run);
    if (why_is_of_editor(view) && !rect_is_empty(regions.output))
        says_panel_draw(view, view->edit, regions.output);
}
