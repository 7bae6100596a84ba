try:
    pass
catch ValueError:
    pass
