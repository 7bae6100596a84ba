// One pass over each file's blocks: a heading begins a word.
#include "lesson/glossary.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

enum { MAX_BYTES = 1 << 20 };

static const char *const file_names[LESSON_LANGUAGES] = {"glossary.md", "glossary.ru.md"};

static const char *key_of(Arena *arena, const MdBlock *heading) {
    const char *title = md_plain(arena, heading);
    char *key = arena_copy(arena, title, strlen(title));
    for (char *at = key; *at; at++)
        if (*at == ' ') *at = '-';
    return key;
}

static void take_words(Glossary *glossary, int language, const MdText *text) {
    for (size_t i = 0; i < text->n; i++) {
        const MdBlock *block = &text->blocks[i];
        if (block->kind == MD_HEADING && block->level == 2)
            vec_push(&glossary->words[language],
                     (GlossaryWord){.key = key_of(&glossary->arena, block), .blocks = block + 1});
        else if (block->kind != MD_HEADING && glossary->words[language].n)
            vec_last(&glossary->words[language]).n_blocks++;
    }
}

static bool read_language(Glossary *glossary, const char *folder, int language, Error *error) {
    Arena *arena = &glossary->arena;
    const char *path = arena_printf(arena, "%s/%s", folder, file_names[language]);
    if (access(path, F_OK) != 0) return true;
    Str file = {0};
    MdText text;
    bool ok = file_read(path, MAX_BYTES, &file, error);
    size_t n;
    const char *source = md_source(arena, &file, &n);
    ok = ok && md_read(arena, path, source, n, 0, &text, error);
    if (ok) take_words(glossary, language, &text);
    str_deinit(&file);
    return ok;
}

bool glossary_read(Glossary *glossary, const char *folder, Error *error) {
    *glossary = (Glossary){0};
    for (int i = 0; i < LESSON_LANGUAGES; i++)
        if (!read_language(glossary, folder, i, error)) return false;
    return true;
}

void glossary_deinit(Glossary *glossary) {
    for (int i = 0; i < LESSON_LANGUAGES; i++)
        vec_deinit(&glossary->words[i]);
    arena_deinit(&glossary->arena);
    *glossary = (Glossary){0};
}

// In language number [language].
static const GlossaryWord *find(const Glossary *glossary, int language, const char *target) {
    size_t skip = strlen(GLOSSARY_LINK);
    if (strncmp(target, GLOSSARY_LINK, skip) != 0) return NULL;
    for (size_t i = 0; i < glossary->words[language].n; i++)
        if (strcmp(glossary->words[language].at[i].key, target + skip) == 0)
            return &glossary->words[language].at[i];
    return NULL;
}

static int number_of(const char *language) {
    for (int i = 0; i < LESSON_LANGUAGES; i++)
        if (strcmp(LESSON_LANGUAGE_NAMES[i], language) == 0) return i;
    return LESSON_ENGLISH;
}

bool glossary_has(const Glossary *glossary, const char *language, const char *target) {
    return find(glossary, number_of(language), target);
}

const GlossaryWord *glossary_find(const Glossary *glossary, const char *language,
                                  const char *target) {
    const GlossaryWord *found = find(glossary, number_of(language), target);
    return found ? found : find(glossary, LESSON_ENGLISH, target);
}
