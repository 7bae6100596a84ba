def countdown(n):
    print("counting from", n)  #: begins
    while n > 0:
        yield n  #: asleep
        n -= 1  #: wakes
    print("that was all")  #: last


counter = countdown(3)  #: made
print("made a", type(counter).__name__)  #: nothing
print("first:", next(counter))  #: first
for number in counter:  #: loop
    print("then:", number)
try:
    next(counter)  #: again
except StopIteration:
    print("nothing left")  #: caught
