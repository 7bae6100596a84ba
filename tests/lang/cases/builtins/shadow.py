len = lambda x: "mine"
print(len([1]))
del len
print(len([1]))
