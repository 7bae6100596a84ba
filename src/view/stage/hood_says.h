// What is said of the machine at a moment: who is at which line of C, on which stack, and which
// other one was left for it.
#pragma once

#include "view/stage/hood.h"
#include "view/stage/scene.h"

// Whether it is looked into the very event that [scene] shows.
bool hood_is_seen(const Scene *scene, const Hood *hood);

// The stack whose saved registers are worth most at that event: whoever resumed the one in use,
// or the one that sleeps and that the event is about; NULL: none.
const HoodStack *hood_other(const Scene *scene, const Hood *hood);
// What was saved of it.
const CoroView *hood_saved(const Hood *hood, const HoodStack *other);

// What [stack] is called: its frame of the program, "the loop", "the program".
const char *hood_stack_name(const Scene *scene, const HoodStack *stack);
// The number of its shape; -1: it has none.
int hood_identity(const Scene *scene, const HoodStack *stack);

// In the sentence the numbers (hood_parts.h) are these characters, and the subject's chip is the
// first.
enum { HOOD_SAYS_WHO = 4 };
// NULL: there is nothing to say. [*who] is its subject.
const char *hood_sentence(const Scene *scene, const Hood *hood, Chip *who);
// The function around line [line] of a text of C, and its first line; "": none.
const char *hood_function_at(Arena *arena, const char *text, int line, int *first);
