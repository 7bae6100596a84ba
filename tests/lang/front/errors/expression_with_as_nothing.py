with x as: pass
