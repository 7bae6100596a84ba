match x:
    if y: pass
