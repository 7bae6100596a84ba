from graphlib import CycleError, TopologicalSorter

graph = {"D": ["B", "C"], "C": ["A"], "B": ["A"]}
print(list(TopologicalSorter(graph).static_order()))
sorter = TopologicalSorter(graph)
sorter.add("E", "D", "A")
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(ready, bool(sorter))
    for node in ready:
        sorter.done(node)
print(bool(sorter), sorter.get_ready())
try:
    TopologicalSorter({1: [2], 2: [3], 3: [1], 4: [1]}).prepare()
except CycleError as error:
    print(error, error.args[1])
for wrong in (lambda: sorter.done("Z"), lambda: sorter.done("A"), lambda: sorter.add("x"), lambda: sorter.prepare(), lambda: TopologicalSorter().get_ready(), lambda: TopologicalSorter().is_active()):
    try:
        wrong()
    except ValueError as error:
        print(error)
late = TopologicalSorter({"b": ["a"]})
late.prepare()
try:
    late.done("b")
except ValueError as error:
    print(error)
