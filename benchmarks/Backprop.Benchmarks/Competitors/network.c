/* The network as a C programmer would write it, for the type REAL: compiled once with double and once with float. */

#include <tgmath.h>

typedef REAL real;

enum { W1, B1, W2, B2, W3, B3, PARAMETERS };

/* Few enough samples for sums of floats to stay accurate. */
enum { BLOCK = 4096 };

static inline real sigmoid(real z) { return 1 / (1 + exp(-z)); }

static inline real sample(const real *restrict p, real x, real y, real *restrict gradient)
{
    real a1 = sigmoid(p[W1] * x + p[B1]);
    real a2 = sigmoid(p[W2] * a1 + p[B2]);
    real a3 = sigmoid(p[W3] * a2 + p[B3]);
    real difference = a3 - y;

    real dz3 = 2 * difference * a3 * (1 - a3);
    real dz2 = dz3 * p[W3] * a2 * (1 - a2);
    real dz1 = dz2 * p[W2] * a1 * (1 - a1);
    gradient[W3] = dz3 * a2;
    gradient[B3] = dz3;
    gradient[W2] = dz2 * a1;
    gradient[B2] = dz2;
    gradient[W1] = dz1 * x;
    gradient[B1] = dz1;
    return difference * difference;
}

/* One sample. Not inlined, for otherwise the loop below would compute several at a time. */
__attribute__((noinline)) real cost_and_gradient(const real *p, real x, real y, real *gradient)
{
    return sample(p, x, y, gradient);
}

/* One sample after the other: the sum of the costs, and the gradient of the last. */
real each_cost_and_gradient(const real *p, const real *x, const real *y, long count, real *gradient)
{
    real sum = 0;
    for (long i = 0; i < count; i++)
        sum += cost_and_gradient(p, x[i], y[i], gradient);
    return sum;
}

static real block(const real *restrict p, const real *restrict x, const real *restrict y, long count, real *restrict sums)
{
    real cost = 0, w1 = 0, b1 = 0, w2 = 0, b2 = 0, w3 = 0, b3 = 0;
    for (long i = 0; i < count; i++) {
        real gradient[PARAMETERS];
        cost += sample(p, x[i], y[i], gradient);
        w1 += gradient[W1];
        b1 += gradient[B1];
        w2 += gradient[W2];
        b2 += gradient[B2];
        w3 += gradient[W3];
        b3 += gradient[B3];
    }
    sums[W1] = w1;
    sums[B1] = b1;
    sums[W2] = w2;
    sums[B2] = b2;
    sums[W3] = w3;
    sums[B3] = b3;
    return cost;
}

/* The mean cost of a batch and the mean of every partial. */
double mean_cost_and_gradient(const real *p, const real *x, const real *y, long count, real *gradient)
{
    double cost = 0, total[PARAMETERS] = { 0 };
    for (long start = 0; start < count; start += BLOCK) {
        real sums[PARAMETERS];
        cost += block(p, x + start, y + start, count - start < BLOCK ? count - start : BLOCK, sums);
        for (int k = 0; k < PARAMETERS; k++)
            total[k] += sums[k];
    }
    for (int k = 0; k < PARAMETERS; k++)
        gradient[k] = total[k] / count;
    return cost / count;
}
