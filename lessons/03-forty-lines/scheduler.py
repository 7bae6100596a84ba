from collections import deque


class Task:
    last_id = 0

    def __init__(self, target):
        Task.last_id += 1
        self.id = Task.last_id
        self.target = target  # a generator
        self.value = None  # to send next

    def run(self):
        return self.target.send(self.value)  #: resume


class Scheduler:
    def __init__(self):
        self.ready = deque()
        self.tasks = {}

    def new(self, target):
        task = Task(target)
        self.tasks[task.id] = task
        self.schedule(task)  #: new

    def schedule(self, task):
        self.ready.append(task)

    def exit(self, task):
        del self.tasks[task.id]
        print("task", task.id, "is over")  #: over

    def turn(self):
        task = self.ready.popleft()  #: pick
        try:
            task.run()
        except StopIteration:
            self.exit(task)
        else:
            self.schedule(task)  #: back

    def mainloop(self):
        while self.tasks:
            self.turn()


def endless(name):
    while True:
        print(name)
        yield  #: pause


def count(name, n):
    for i in range(n):
        print(name, i)
        yield


scheduler = Scheduler()
scheduler.new(endless("foo"))
scheduler.new(endless("bar"))
for _ in range(4):
    scheduler.turn()  #: turns
print("and so on, for ever")  #: ever

scheduler = Scheduler()
scheduler.new(count("foo", 2))
scheduler.new(count("bar", 2))
scheduler.mainloop()  #: loop
print("nobody left")  #: done
