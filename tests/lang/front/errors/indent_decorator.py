@a
    def f(): pass
