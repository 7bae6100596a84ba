import io
import re
import sys
import unittest


class Arithmetic(unittest.TestCase):
    def setUp(self):
        self.numbers = [1, 2, 3]

    def test_sum(self):
        """Adds them up.

        More."""
        self.assertEqual(sum(self.numbers), 6)

    def test_wrong(self):
        self.assertEqual(sum(self.numbers), 7, "on purpose")

    def test_error(self):
        self.numbers.nothing()

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail()

    @unittest.skipIf(sys.version_info > (3,), "only on 2")
    def test_skipped_too(self):
        self.fail()

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(0)

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_sub(self):
        for i in range(4):
            with self.subTest("even", i=i):
                self.assertEqual(i % 2, 0)


class Order(unittest.TestCase):
    log = []

    @classmethod
    def setUpClass(cls):
        cls.log.append("setUpClass")

    @classmethod
    def tearDownClass(cls):
        print(cls.log + ["tearDownClass"])

    def setUp(self):
        self.log.append("setUp")
        self.addCleanup(self.log.append, "cleanup")

    def tearDown(self):
        self.log.append("tearDown")

    def test_b(self):
        self.log.append("b")

    def test_a(self):
        self.log.append("a")


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("cannot begin")

    def test_never(self):
        print("never")


for verbosity in (1, 2):
    Order.log.clear()
    out = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    result = unittest.TextTestRunner(out, verbosity=verbosity).run(suite)
    print(re.sub(r"\d+\.\d+s", "0.000s", out.getvalue()))
    print(result, result.wasSuccessful(), result.testsRun)
print(suite.countTestCases(), Arithmetic("test_sum"), repr(Arithmetic("test_sum")), Arithmetic("test_sum").id())
