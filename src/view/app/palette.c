// The line is an editor of one line; only what moves the choice is the palette's own.
#include "view/app/palette.h"

#include <string.h>

#include "gui/map.h"

void palette_enter(Palette *palette, const char *folder) {
    static const InputEvent end = {.kind = INPUT_KEY, .key = KEY_END};
    editor_set_text(palette->line, folder, strlen(folder));
    editor_input(palette->line, &end);
}

void palette_open(Palette *palette, const EditorClipboard *clipboard, const char *language,
                  FilesFor files, const char *folder) {
    if (!palette->line) palette->line = editor_new(clipboard);
    palette_enter(palette, folder);
    palette->files = files;
    bool is_other = palette->others && strcmp(tr_name(palette->others), language) != 0;
    if (!is_other) {
        Error ignored; // then only the one that is spoken is known
        tr_free(palette->others);
        palette->others = tr_load(strcmp(language, "en") == 0 ? "ru" : "en", &ignored);
    }
    palette->is_open = palette->shows_chosen = true;
    palette->chosen = palette->scroll = 0;
    palette->looked_for = 0;
}

void palette_close(Palette *palette) {
    palette->is_open = false;
}

void palette_deinit(Palette *palette) {
    editor_free(palette->line);
    tr_free(palette->others);
    findings_deinit(&palette->findings);
    *palette = (Palette){0};
}

void palette_query(const Palette *palette, Str *out) {
    editor_get_text(palette->line, out);
    for (size_t i = 0; i < out->n; i++) // of a text that was pasted
        if (out->text[i] == '\n' || out->text[i] == '\t') out->text[i] = ' ';
}

// What Enter takes at once: not the way out of a folder.
static int first_choice(const Findings *findings) {
    const FindItem *first = findings->items.at;
    bool is_way_out = findings->items.n > 1 && first->kind == FIND_FILE && first->id == FILE_ABOVE;
    return is_way_out ? 1 : 0;
}

void palette_look(Palette *palette, const FindScope *scope) {
    Str query = {0};
    palette_query(palette, &query);
    uint64_t wanted = hash_bytes(1, str_text(&query), query.n);
    wanted = hash_mix(wanted, (uintptr_t)scope->texts);
    wanted = hash_mix(wanted, scope->files);
    wanted = hash_mix(wanted, (uintptr_t)scope->trace);
    wanted = hash_mix(wanted, scope->trace ? scope->trace->objects.n : 0) | 1;
    if (wanted != palette->looked_for) {
        finder_search(&palette->findings, scope, str_text(&query));
        palette->looked_for = wanted;
        palette->scroll = 0;
        palette->chosen = first_choice(&palette->findings);
    }
    str_deinit(&query);
}

static void choose(Palette *palette, int by) {
    int n = (int)palette->findings.items.n, to = palette->chosen + by;
    palette->chosen = to >= n ? n - 1 : to;
    if (palette->chosen < 0) palette->chosen = 0;
    palette->shows_chosen = true;
}

// To the first item of the next kind, or of the one before.
static void choose_kind(Palette *palette, int step) {
    int n = (int)palette->findings.items.n, at = palette->chosen;
    if (!n) return;
    const FindItem *items = palette->findings.items.at;
    FindKind kind = items[at].kind;
    while (at + step >= 0 && at + step < n && items[at].kind == kind)
        at += step;
    while (step < 0 && at > 0 && items[at - 1].kind == items[at].kind)
        at--;
    choose(palette, at - palette->chosen);
}

// The line becomes the path of the chosen file, as in a shell.
static bool complete(Palette *palette) {
    const FindItem *item = &palette->findings.items.at[palette->chosen];
    if (!palette->findings.items.n || item->kind != FIND_FILE) return false;
    palette_enter(palette, item->path);
    return true;
}

PaletteWish palette_input(Palette *palette, const InputEvent *event) {
    enum { PAGE = 8 };
    if (event->kind == INPUT_TEXT) {
        editor_input(palette->line, event);
        return PALETTE_STAYS;
    }
    switch (event->key) {
    case KEY_ESCAPE: return PALETTE_CLOSES;
    case KEY_ENTER: return palette->findings.items.n ? PALETTE_DOES : PALETTE_STAYS;
    case KEY_UP: choose(palette, -1); break;
    case KEY_DOWN: choose(palette, 1); break;
    case KEY_PAGE_UP: choose(palette, -PAGE); break;
    case KEY_PAGE_DOWN: choose(palette, PAGE); break;
    case KEY_TAB:
        if (complete(palette)) break;
        choose_kind(palette, event->mods & MOD_SHIFT ? -1 : 1);
        break;
    default: {
        bool is_of_the_window = event->key == '/' || event->key == 'p' || event->key >= KEY_F1;
        if (is_of_the_window && event->mods & MOD_CTRL) return PALETTE_PASSES;
        bool takes = editor_input(palette->line, event);
        return takes || !(event->mods & MOD_CTRL) ? PALETTE_STAYS : PALETTE_PASSES;
    }
    }
    return PALETTE_STAYS;
}
