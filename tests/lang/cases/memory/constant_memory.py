# Cycles do not add up: this would be some gigabytes.
class Node:
    pass


for i in range(300000):
    node = Node()
    node.itself = node
    node.big = [i] * 20
    node.call = lambda: node
print("end")
