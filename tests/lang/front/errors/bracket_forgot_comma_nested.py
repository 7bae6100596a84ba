f(g(a), h(b) c)
