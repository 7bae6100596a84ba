имя = 1
été = имя
ｗｉｄｔｈ = 1
µ = 2
ﬁ = 3
ª = º
x.ﬁ = ｗｉｄｔｈ
def ﬁ(ª, *, ﬂ=1): global ｘ
import ﬁ.ﬂ as ﬀ
f(ﬁ=1)
class ǆ: pass
𝐱 = 变量
a·b = 1
match x:
    case A(ﬁ=ﬂ): pass
try: pass
except A as ﬁ: pass
