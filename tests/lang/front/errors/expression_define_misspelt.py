deff f(): pass
