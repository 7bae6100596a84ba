import sys
import unittest


class Leaves(unittest.TestCase):
    def test_a(self):
        sys.exit(3)

    def test_b(self):
        for i in range(2):
            with self.subTest(i=i):
                raise SystemExit(i)

    def test_c(self):
        print("goes on")


class Result(unittest.TestResult):
    def addError(self, test, err):
        super().addError(test, err)
        print("error", test.id().rpartition(".")[2], err[0].__name__)


result = Result()
unittest.defaultTestLoader.loadTestsFromTestCase(Leaves).run(result)
print(len(result.errors), result.testsRun)
