import asyncio
import io
import re
import unittest

log = []


class Async(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        log.append("setUp")

    async def asyncSetUp(self):
        await asyncio.sleep(0)
        log.append("asyncSetUp")

    async def asyncTearDown(self):
        log.append("asyncTearDown")

    def tearDown(self):
        log.append("tearDown")

    async def test_sleep(self):
        self.addAsyncCleanup(self.clean)
        result = await asyncio.gather(*(asyncio.sleep(0.1, i) for i in range(3)))
        self.assertEqual(result, [0, 1, 2])
        log.append("test")

    async def clean(self):
        log.append("clean")

    async def test_fails(self):
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.sleep(10), 0.01)
        self.assertEqual(await asyncio.sleep(0, "x"), "x")

    def test_plain(self):
        self.assertTrue(asyncio.get_event_loop_policy() is not None)


out = io.StringIO()
unittest.main(testRunner=unittest.TextTestRunner(out, verbosity=2), exit=False)
print(re.sub(r"\d+\.\d+s", "0.000s", out.getvalue()))
print(log)
