// The words that lessons explain once for all: `glossary.md` beside the lessons' folders, the same
// in other languages (`glossary.ru.md`). A word is a heading of level 2 and what stands below it; a
// lesson's text leads there by a link like [future](glossary#future), with a hyphen for each space.
#pragma once

#include "base/vec.h"
#include "lesson/lesson.h"

typedef struct GlossaryWord {
    const char *key; // "ready-queue"
    const MdBlock *blocks;
    size_t n_blocks;
} GlossaryWord;

typedef struct Glossary {
    VEC(GlossaryWord) words[LESSON_LANGUAGES];
    Arena arena;
} Glossary;

// What begins the target of a link to a word.
#define GLOSSARY_LINK "glossary#"

// Reads the glossary in [folder]; a language without a file has no words.
// Errors: false with the place of what is wrong.
bool glossary_read(Glossary *glossary, const char *folder, Error *error);
void glossary_deinit(Glossary *glossary);

// Whether there is such a word in [language] itself.
bool glossary_has(const Glossary *glossary, const char *language, const char *target);

// The word that the link [target] leads to, in [language], else in English; NULL: there is none.
const GlossaryWord *glossary_find(const Glossary *glossary, const char *language,
                                  const char *target);
