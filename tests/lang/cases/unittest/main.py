import sys
import unittest


def double(x):
    return 2 * x


class TestDouble(unittest.TestCase):
    def test_number(self):
        self.assertEqual(double(2), 4)

    def test_text(self):
        self.assertEqual(double("a"), "aa")


class Silent:
    def write(self, text):
        if not text.startswith("Ran "):
            print(text, end="")

    def flush(self):
        pass


if __name__ == "__main__":
    sys.stderr = Silent()
    unittest.main()
