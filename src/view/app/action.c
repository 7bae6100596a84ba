// The table itself, and finding an action by its key.
#include "view/app/action.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"

static const ActionInfo infos[ACTIONS] = {
    [ACTION_NONE] = {"none", {{0}}, NULL},
    [ACTION_PLAY] = {"play", {{KEY_SPACE, 0}}, "Space"},
    [ACTION_FORWARD] = {"forward", {{KEY_RIGHT, 0}, {KEY_PAGE_DOWN, 0}}, "→", "PgDn"},
    [ACTION_BACK] = {"back", {{KEY_LEFT, 0}, {KEY_PAGE_UP, 0}}, "←", "PgUp"},
    [ACTION_FIRST] = {"first", {{KEY_HOME, 0}}, "Home"},
    [ACTION_LAST] = {"last", {{KEY_END, 0}}, "End"},
    [ACTION_TASK_FORWARD] = {"task-forward", {{KEY_RIGHT, MOD_SHIFT}}, "Shift →"},
    [ACTION_TASK_BACK] = {"task-back", {{KEY_LEFT, MOD_SHIFT}}, "Shift ←"},
    [ACTION_EVENT_FORWARD] = {"event-forward", {{KEY_RIGHT, MOD_ALT}}, "Alt →"},
    [ACTION_EVENT_BACK] = {"event-back", {{KEY_LEFT, MOD_ALT}}, "Alt ←"},
    [ACTION_NEXT_OUTPUT] = {"next-output", {{'w', 0}}, "W"},
    [ACTION_PREVIOUS_OUTPUT] = {"previous-output", {{'w', MOD_SHIFT}}, "Shift W"},
    [ACTION_NEXT_EXCEPTION] = {"next-exception", {{'y', 0}}, "Y"},
    [ACTION_PREVIOUS_EXCEPTION] = {"previous-exception", {{'y', MOD_SHIFT}}, "Shift Y"},
    [ACTION_NEXT_TIMER] = {"next-timer", {{'i', MOD_ALT}}, "Alt I"},
    [ACTION_PREVIOUS_TIMER] = {"previous-timer", {{'i', MOD_ALT | MOD_SHIFT}}, "Alt Shift I"},
    [ACTION_BOOKMARK] = {"bookmark", {{'m', MOD_CTRL}}, "Ctrl M"},
    [ACTION_NEXT_BOOKMARK] = {"next-bookmark", {{'a', 0}}, "A"},
    [ACTION_PREVIOUS_BOOKMARK] = {"previous-bookmark", {{'a', MOD_SHIFT}}, "Shift A"},
    [ACTION_NO_BOOKMARKS] = {"no-bookmarks", {{0}}, NULL},
    [ACTION_POINT_NEXT] = {"point-next", {{';', 0}}, ";"},
    [ACTION_POINT_BACK] = {"point-back", {{':', 0}}, ":"},
    [ACTION_FRAME_OUT] = {"frame-out", {{'<', 0}}, "<"},
    [ACTION_FRAME_IN] = {"frame-in", {{'>', 0}}, ">"},
    [ACTION_LINE_FORWARD] = {"line-forward", {{'j', 0}}, "J"},
    [ACTION_LINE_BACK] = {"line-back", {{'j', MOD_SHIFT}}, "Shift J"},
    [ACTION_NEXT_BREAK] = {"next-break", {{'g', 0}}, "G"},
    [ACTION_PREVIOUS_BREAK] = {"previous-break", {{'g', MOD_SHIFT}}, "Shift G"},
    [ACTION_RUN_TO_LINE] = {"run-to-line", {{'k', 0}}, "K"},
    [ACTION_BREAKPOINT] = {"breakpoint", {{'b', 0}, {KEY_F9, 0}}, "B", "F9"},
    [ACTION_CONDITION] = {"condition",
                          {{'b', MOD_SHIFT}, {KEY_F9, MOD_SHIFT}},
                          "Shift B",
                          "Shift F9"},
    [ACTION_FOLD] = {"fold", {{'z', 0}}, "Z"},
    [ACTION_FOLD_ALL] = {"fold-all", {{'z', MOD_SHIFT}}, "Shift Z"},
    [ACTION_NEXT_FILE] = {"next-file", {{KEY_PAGE_DOWN, MOD_CTRL}}, "Ctrl PgDn"},
    [ACTION_PREVIOUS_FILE] = {"previous-file", {{KEY_PAGE_UP, MOD_CTRL}}, "Ctrl PgUp"},
    [ACTION_LINE_UP] = {"line-up", {{KEY_UP, MOD_ALT}}, "Alt ↑"},
    [ACTION_LINE_DOWN] = {"line-down", {{KEY_DOWN, MOD_ALT}}, "Alt ↓"},
    [ACTION_COARSER] = {"coarser", {{KEY_UP, 0}}, "↑"},
    [ACTION_FINER] = {"finer", {{KEY_DOWN, 0}}, "↓"},
    [ACTION_FASTER] = {"faster", {{'+', 0}, {'=', 0}}, "+"},
    [ACTION_SLOWER] = {"slower", {{'-', 0}}, "−"},
    [ACTION_SCREEN] = {"screen", {{'h', 0}}, "H"},
    [ACTION_HOOD] = {"hood", {{'u', 0}}, "U"},
    [ACTION_SHELF] = {"shelf", {{'o', 0}}, "O"},
    [ACTION_OPEN] = {"open", {{'o', MOD_CTRL}}, "Ctrl O"},
    [ACTION_COMPARE_WITH] = {"compare-with", {{'d', MOD_CTRL}}, "Ctrl D"},
    [ACTION_NEW_LESSON] = {"new-lesson", {{'n', MOD_CTRL}}, "Ctrl N"},
    [ACTION_EDIT] = {"edit", {{'e', 0}}, "E"},
    [ACTION_RUN_PROGRAM] = {"run-program", {{KEY_ENTER, MOD_CTRL}}, "Ctrl Enter"},
    [ACTION_STOP_PROGRAM] = {"stop-program", {{'c', MOD_CTRL}}, "Ctrl C"},
    [ACTION_SAVE] = {"save", {{'s', MOD_CTRL}}, "Ctrl S"},
    [ACTION_OPEN_DRAFT] = {"open-draft", {{0}}, NULL},
    [ACTION_DISCARD_DRAFT] = {"discard-draft", {{0}}, NULL},
    [ACTION_PICTURE] = {"picture", {{'p', MOD_CTRL | MOD_SHIFT}}, "Ctrl Shift P"},
    [ACTION_TRANSCRIPT] = {"transcript", {{0}}, NULL},
    [ACTION_PERFETTO] = {"perfetto", {{0}}, NULL},
    [ACTION_FILM] = {"film", {{'r', MOD_CTRL}}, "Ctrl R"},
    [ACTION_GIF] = {"gif", {{0}}, NULL},
    [ACTION_FILM_BEGIN] = {"film-begin", {{'[', 0}}, "["},
    [ACTION_FILM_END] = {"film-end", {{']', 0}}, "]"},
    [ACTION_NEXT_MOMENT] = {"next-moment", {{'n', 0}}, "N"},
    [ACTION_PREVIOUS_MOMENT] = {"previous-moment", {{'n', MOD_SHIFT}}, "Shift N"},
    [ACTION_PREDICT] = {"predict", {{'p', 0}}, "P"},
    [ACTION_BELOOP] = {"be-the-loop", {{'s', 0}}, "S"},
    [ACTION_HIDE_HANDS] = {"hide-hands", {{'v', 0}}, "V"},
    [ACTION_PRESENT] = {"present", {{KEY_F5, 0}}, "F5"},
    [ACTION_SPOTLIGHT] = {"spotlight", {{'i', 0}}, "I"},
    [ACTION_NOTES] = {"notes", {{KEY_F5, MOD_SHIFT}}, "Shift F5"},
    [ACTION_COMPARE] = {"compare", {{'c', 0}}, "C"},
    [ACTION_SWAP] = {"swap", {{'x', 0}}, "X"},
    [ACTION_NEXT_DIFFERENCE] = {"next-difference", {{'d', 0}}, "D"},
    [ACTION_RUN] = {"run", {{'r', 0}}, "R"},
    [ACTION_LANGUAGE] = {"language", {{'l', 0}}, "L"},
    [ACTION_THEME] = {"theme", {{'t', 0}}, "T"},
    [ACTION_MOTION] = {"motion", {{'m', 0}}, "M"},
    [ACTION_DEPTH] = {"depth", {{'d', MOD_ALT}}, "Alt D"},
    [ACTION_SETTINGS] = {"settings", {{',', MOD_CTRL}}, "Ctrl ,"},
    [ACTION_ZOOM_IN] = {"zoom-in",
                        {{'+', MOD_CTRL}, {'=', MOD_CTRL}, {'=', MOD_CTRL | MOD_SHIFT}},
                        "Ctrl +"},
    [ACTION_ZOOM_OUT] = {"zoom-out", {{'-', MOD_CTRL}}, "Ctrl −"},
    [ACTION_ZOOM_RESET] = {"zoom-reset", {{'0', MOD_CTRL}}, "Ctrl 0"},
    [ACTION_FULL_SCREEN] = {"full-screen", {{KEY_F11, 0}, {'f', 0}}, "F11", "F"},
    [ACTION_BLANK] = {"blank", {{'.', 0}}, "."},
    [ACTION_HELP] = {"help", {{'?', 0}, {KEY_F1, 0}}, "?"},
    [ACTION_SEARCH] = {"search", {{'/', 0}, {'p', MOD_CTRL}}, "/", "Ctrl P"},
    [ACTION_ESCAPE] = {"escape", {{KEY_ESCAPE, 0}}, "Esc"},
    [ACTION_QUIT] = {"quit", {{'q', MOD_CTRL}}, "Ctrl Q"},
};

ActionGroup action_group(Action action) {
    switch (action) {
    case ACTION_PLAY:
    case ACTION_FORWARD:
    case ACTION_BACK:
    case ACTION_FIRST:
    case ACTION_LAST:
    case ACTION_POINT_NEXT:
    case ACTION_POINT_BACK:
    case ACTION_FRAME_OUT:
    case ACTION_FRAME_IN:
    case ACTION_LINE_FORWARD:
    case ACTION_LINE_BACK:
    case ACTION_NEXT_BREAK:
    case ACTION_PREVIOUS_BREAK:
    case ACTION_RUN_TO_LINE:
    case ACTION_BREAKPOINT:
    case ACTION_CONDITION:
    case ACTION_COARSER:
    case ACTION_FINER:
    case ACTION_FASTER:
    case ACTION_SLOWER: return ACTION_STEP;
    case ACTION_TASK_FORWARD:
    case ACTION_TASK_BACK:
    case ACTION_EVENT_FORWARD:
    case ACTION_EVENT_BACK:
    case ACTION_NEXT_OUTPUT:
    case ACTION_PREVIOUS_OUTPUT:
    case ACTION_NEXT_EXCEPTION:
    case ACTION_PREVIOUS_EXCEPTION:
    case ACTION_NEXT_TIMER:
    case ACTION_PREVIOUS_TIMER:
    case ACTION_BOOKMARK:
    case ACTION_NEXT_BOOKMARK:
    case ACTION_PREVIOUS_BOOKMARK:
    case ACTION_NO_BOOKMARKS: return ACTION_JUMP;
    case ACTION_SHELF:
    case ACTION_PREDICT:
    case ACTION_BELOOP:
    case ACTION_HIDE_HANDS:
    case ACTION_PRESENT:
    case ACTION_SPOTLIGHT:
    case ACTION_NOTES:
    case ACTION_NEXT_MOMENT:
    case ACTION_PREVIOUS_MOMENT: return ACTION_LESSON;
    case ACTION_OPEN:
    case ACTION_NEW_LESSON:
    case ACTION_EDIT:
    case ACTION_RUN_PROGRAM:
    case ACTION_STOP_PROGRAM:
    case ACTION_SAVE:
    case ACTION_OPEN_DRAFT:
    case ACTION_DISCARD_DRAFT: return ACTION_WRITE;
    case ACTION_PICTURE:
    case ACTION_TRANSCRIPT:
    case ACTION_PERFETTO:
    case ACTION_FILM:
    case ACTION_GIF:
    case ACTION_FILM_BEGIN:
    case ACTION_FILM_END: return ACTION_TAKE;
    case ACTION_LANGUAGE:
    case ACTION_THEME:
    case ACTION_MOTION:
    case ACTION_DEPTH:
    case ACTION_SETTINGS:
    case ACTION_ZOOM_IN:
    case ACTION_ZOOM_OUT:
    case ACTION_ZOOM_RESET:
    case ACTION_FULL_SCREEN:
    case ACTION_BLANK:
    case ACTION_HELP:
    case ACTION_SEARCH:
    case ACTION_ESCAPE:
    case ACTION_QUIT: return ACTION_WINDOW;
    default: return ACTION_SEE;
    }
}

const ActionInfo *action_info(Action action) {
    CHECK(action >= 0 && action < ACTIONS, "there is no action %d", (int)action);
    return &infos[action];
}

const char *action_title(const Tr *table, Action action) {
    char key[64];
    snprintf(key, sizeof key, "view.action.%s", action_info(action)->name);
    return tr(table, key);
}

const char *action_key(const Tr *table, Action action) {
    const char *shown = action_info(action)->shown;
    return shown && strcmp(shown, "Space") == 0 ? tr(table, "view.key.space") : shown;
}

bool action_needs_hall(Action action) {
    return action == ACTION_RUN;
}

bool action_needs_program(Action action) {
    return action == ACTION_STOP_PROGRAM ||
           (action >= ACTION_LINE_FORWARD && action <= ACTION_LINE_DOWN);
}

static bool is_typed(ActionKey key) {
    return key.key > ' ' && key.key < KEY_DELETE && !isalnum(key.key) && !(key.mods & MOD_CTRL);
}

static bool matches(ActionKey key, const InputEvent *event) {
    if (key.key == KEY_NONE) return false;
    if (event->kind == INPUT_TEXT)
        return is_typed(key) && event->text[0] == (char)key.key && !event->text[1];
    return event->kind == INPUT_KEY && !is_typed(key) && event->key == key.key &&
           event->mods == key.mods;
}

Action action_of_input(const InputEvent *event) {
    for (int action = 0; action < ACTIONS; action++)
        for (int i = 0; i < ACTION_KEYS; i++)
            if (matches(infos[action].keys[i], event)) return (Action)action;
    return ACTION_NONE;
}
