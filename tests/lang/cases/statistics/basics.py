import statistics as st
from fractions import Fraction as F
from statistics import NormalDist

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.mean([1, 2]), st.mean([0.1] * 10), st.mean([F(1, 3), F(1, 2)]), st.fmean(data), st.fmean([1, 2], [3, 1]), st.mean([1, 2, 3]), st.mean([1.5, F(1, 2)]))
print(st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.harmonic_mean([2, 4], [1, 3]), st.harmonic_mean([0, 1]))
print(st.median(data), st.median([1, 3, 5]), st.median_low(data), st.median_high(data), st.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), st.median_grouped([1, 3, 3, 5, 7], interval=2))
print(st.mode(data), st.mode("abca"), st.multimode("aabbc"), st.multimode([]), st.quantiles(data), st.quantiles(range(1, 100), n=10), st.quantiles([1, 2, 3], n=4, method="inclusive"))
print(st.variance(data), st.pvariance(data), st.stdev(data), st.pstdev(data), st.variance([0.25, 0.5, 1.25]), st.pvariance([F(1, 4), F(5, 4)]), st.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), st.pvariance(data, 5), st.variance([1, 2], 1.5))
x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
print(st.covariance(x, y), st.correlation(x, y), st.linear_regression(x, y), st.linear_regression(x, y, proportional=True))
n = NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.pdf(100), n.cdf(115), n.inv_cdf(0.95), n.inv_cdf(0.001), n.inv_cdf(1e-12), n.quantiles(4), n.zscore(130), n.overlap(NormalDist(110, 10)), n + 5, n * 2, n - NormalDist(1, 1), n == NormalDist(100, 15), n.samples(2, seed=1), 3 - n)
print(NormalDist.from_samples([1, 2, 3, 4]))
for wrong in (lambda: st.mean([]), lambda: st.median([]), lambda: st.mode([]), lambda: st.stdev([1]), lambda: st.variance([]), lambda: st.quantiles([1]), lambda: st.quantiles([1, 2], n=0), lambda: st.mean(["a"]),
              lambda: st.geometric_mean([0]), lambda: st.harmonic_mean([-1, 1]), lambda: st.harmonic_mean([]), lambda: st.fmean([]), lambda: st.correlation([1, 1], [1, 2]), lambda: st.covariance([1], [1]), lambda: st.covariance([1], [1, 2]),
              lambda: st.linear_regression([1, 1], [1, 2]), lambda: NormalDist(0, -1), lambda: n.inv_cdf(0), lambda: st.quantiles([1, 2], method="x"), lambda: st.pstdev([]), lambda: st.fmean([1], [0])):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
