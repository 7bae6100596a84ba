// types.MappingProxyType: a mapping to be read, not changed; what a class has as its __dict__.
#pragma once

#include "lang/core/type.h"

Value mapping_proxy_new(Vm *vm, Value mapping); // a new reference to [mapping]

extern const TypeDef mapping_proxy_def;
