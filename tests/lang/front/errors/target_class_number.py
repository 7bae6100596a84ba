class 2: pass
