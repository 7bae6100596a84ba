// The stacks of C, as they stand at the moment that is looked into: the one in use with a box for
// each call on it, and beside it how full the others are.
#pragma once

#include "view/stage/hood.h"
#include "view/stage/scene.h"

// What [stack] is called: its frame of the program, or the machine's own name.
const char *hood_stack_name(const Scene *scene, const HoodStack *stack);
void hood_stacks_draw(const Scene *scene, const Hood *hood, Rect area);
