// The sheet of states: each look as a chip, small, as a lane, with the futures and the identities.
#pragma once

#include "gui/ui.h"

// Draws it for a frame of 1280 × 720 times ui->scale.
void sheet_draw(Ui *ui);
