// Boost.Fiber's figures with its default scheduler (round robin, one thread): a yield among many
// ready fibers, and an item's way through a buffered channel.
#include <vector>

#include <boost/fiber/all.hpp>

#include "bench.h"

namespace fibers = boost::fibers;

static double yields(long n_fibers) {
    const long rounds = 2000000 / n_fibers, warm = rounds / 10;
    double begin = 0;
    std::vector<fibers::fiber> all;
    for (long i = 0; i < n_fibers; i++)
        all.emplace_back([i, rounds, warm, &begin] {
            for (long k = -warm; k < rounds; k++) {
                if (i == 0 && k == 0)
                    begin = bench_cpu_ns();
                boost::this_fiber::yield();
            }
        });
    for (auto &fiber : all)
        fiber.join();
    return (bench_cpu_ns() - begin) / (double)(n_fibers * rounds);
}

static double queue(std::size_t capacity) {
    const long n = 3000000;
    fibers::buffered_channel<long> channel{capacity};
    double begin = 0;
    fibers::fiber producer{[&channel] {
        for (long i = -n / 10; i < n; i++)
            channel.push(i);
        channel.close();
    }};
    fibers::fiber consumer{[&channel, &begin] {
        long item = 0;
        while (channel.pop(item) == fibers::channel_op_status::success)
            if (item == 0)
                begin = bench_cpu_ns();
    }};
    producer.join();
    consumer.join();
    return (bench_cpu_ns() - begin) / (double)n;
}

int main(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    if (!std::strcmp(name, "yield-1000"))
        return bench_print(yields(1000));
    if (!std::strcmp(name, "queue-128"))
        return bench_print(queue(128));
    return bench_unknown(name);
}
