// A machine for pictures of what is under the hood: no two machines have the same addresses, and no
// two compilers the same frames. The source is made up, too.
#pragma once

#include "view/app/app.h"

// The hood is on, and its second run at rest.
void make_up_machine(App *app);
