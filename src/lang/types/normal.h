// The normal forms of Unicode (UAX 15): what looks alike is spelled alike.
#pragma once

#include "lang/types/text.h"

// A new reference: [text] decomposed (NFD, NFKD), then composed again if [composes] (NFC, NFKC).
// [is_compatible]: also what only means the same (the K of the names). NULL: MemoryError, or the
// run is to stop.
Text *text_normalized(Vm *vm, Text *text, bool is_compatible, bool composes);
