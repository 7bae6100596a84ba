class Bad:
    def __repr__(self):
        raise ValueError("no")
a = [1, Bad()]
for i in range(2):
    try:
        print(a)
    except ValueError as e:
        print("ValueError", e)
