if (n := ): pass
