# a comment first

x = 1 # behind
if x:

    # inside
    y = 1
# at the left
    z = 2
class A:
	def f(self):
		return (1 +
    2)

	x = \
  3
x = [
    1,  # one

    2
]
if a: b; c

y = 1
def f(): return \
    5
x = 1;
