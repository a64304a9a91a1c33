/* Networks of layers as a C programmer would write them, one sample at a time. */

#include <math.h>
#include <string.h>

static inline double sigmoid(double z) { return 1 / (1 + exp(-z)); }
static inline double sigmoid_slope(double a) { return a * (1 - a); }
static inline double tanh_slope(double a) { return 1 - a * a; }

/* 2-H-H-1, squared cost. Parameters: W1 (H×2), B1, W2 (H×H), B2, W3, B3. */
#define HIDDEN(NAME, H, ACTIVATION, SLOPE) \
    static inline double sample_##NAME(const double *restrict p, const double *restrict x, double y, double *restrict g, int add) \
    { \
        const double *w1 = p, *b1 = w1 + 2 * H, *w2 = b1 + H, *b2 = w2 + H * H, *w3 = b2 + H, *b3 = w3 + H; \
        double *gw1 = g, *gb1 = gw1 + 2 * H, *gw2 = gb1 + H, *gb2 = gw2 + H * H, *gw3 = gb2 + H, *gb3 = gw3 + H; \
        double a1[H], a2[H], d1[H], d2[H]; \
        for (int i = 0; i < H; i++) a1[i] = ACTIVATION(w1[2 * i] * x[0] + w1[2 * i + 1] * x[1] + b1[i]); \
        for (int i = 0; i < H; i++) { double z = b2[i]; for (int k = 0; k < H; k++) z += w2[i * H + k] * a1[k]; a2[i] = z; } \
        for (int i = 0; i < H; i++) a2[i] = ACTIVATION(a2[i]); \
        double z3 = *b3; \
        for (int k = 0; k < H; k++) z3 += w3[k] * a2[k]; \
        double difference = z3 - y, dz3 = 2 * difference; \
        for (int i = 0; i < H; i++) d2[i] = dz3 * w3[i] * SLOPE(a2[i]); \
        for (int k = 0; k < H; k++) d1[k] = 0; \
        for (int i = 0; i < H; i++) for (int k = 0; k < H; k++) d1[k] += w2[i * H + k] * d2[i]; \
        for (int k = 0; k < H; k++) d1[k] *= SLOPE(a1[k]); \
        if (add) { \
            for (int k = 0; k < H; k++) gw3[k] += dz3 * a2[k]; \
            *gb3 += dz3; \
            for (int i = 0; i < H; i++) { gb2[i] += d2[i]; for (int k = 0; k < H; k++) gw2[i * H + k] += d2[i] * a1[k]; } \
            for (int i = 0; i < H; i++) { gb1[i] += d1[i]; gw1[2 * i] += d1[i] * x[0]; gw1[2 * i + 1] += d1[i] * x[1]; } \
        } else { \
            for (int k = 0; k < H; k++) gw3[k] = dz3 * a2[k]; \
            *gb3 = dz3; \
            for (int i = 0; i < H; i++) { gb2[i] = d2[i]; for (int k = 0; k < H; k++) gw2[i * H + k] = d2[i] * a1[k]; } \
            for (int i = 0; i < H; i++) { gb1[i] = d1[i]; gw1[2 * i] = d1[i] * x[0]; gw1[2 * i + 1] = d1[i] * x[1]; } \
        } \
        return difference * difference; \
    } \
    BATCH(NAME, 2, double, H * H + 5 * H + 1)

/* One sample after the other, not inlined; and the mean over a batch. */
#define BATCH(NAME, INPUTS, TARGET, PARAMETERS) \
    __attribute__((noinline)) double one_##NAME(const double *p, const double *x, TARGET y, double *g) { return sample_##NAME(p, x, y, g, 0); } \
    double each_##NAME(const double *p, const double *x, const TARGET *y, long count, double *g) \
    { \
        double sum = 0; \
        for (long i = 0; i < count; i++) sum += one_##NAME(p, x + INPUTS * i, y[i], g); \
        return sum; \
    } \
    double mean_##NAME(const double *p, const double *x, const TARGET *y, long count, double *g) \
    { \
        memset(g, 0, (PARAMETERS) * sizeof(double)); \
        double cost = 0; \
        for (long i = 0; i < count; i++) cost += sample_##NAME(p, x + INPUTS * i, y[i], g, 1); \
        for (int k = 0; k < (PARAMETERS); k++) g[k] /= count; \
        return cost / count; \
    }

HIDDEN(Sigmoid8, 8, sigmoid, sigmoid_slope)
HIDDEN(Tanh16, 16, tanh, tanh_slope)
HIDDEN(Tanh310, 310, tanh, tanh_slope)

/* 64-32-10, tanh, cross-entropy from logits. Parameters: W1 (32×64), B1, W2 (10×32), B2. */
static inline double sample_Digits(const double *restrict p, const double *restrict x, int target, double *restrict g, int add)
{
    const double *w1 = p, *b1 = w1 + 2048, *w2 = b1 + 32, *b2 = w2 + 320;
    double *gw1 = g, *gb1 = gw1 + 2048, *gw2 = gb1 + 32, *gb2 = gw2 + 320;
    double a1[32], z2[10], d2[10], d1[32];
    for (int i = 0; i < 32; i++) { double z = b1[i]; for (int k = 0; k < 64; k++) z += w1[i * 64 + k] * x[k]; a1[i] = z; }
    for (int i = 0; i < 32; i++) a1[i] = tanh(a1[i]);
    for (int i = 0; i < 10; i++) { double z = b2[i]; for (int k = 0; k < 32; k++) z += w2[i * 32 + k] * a1[k]; z2[i] = z; }
    double max = z2[0], sum = 0;
    for (int i = 1; i < 10; i++) max = z2[i] > max ? z2[i] : max;
    for (int i = 0; i < 10; i++) { d2[i] = exp(z2[i] - max); sum += d2[i]; }
    double cost = log(sum) + max - z2[target];
    for (int i = 0; i < 10; i++) d2[i] /= sum;
    d2[target] -= 1;
    for (int k = 0; k < 32; k++) d1[k] = 0;
    for (int i = 0; i < 10; i++) for (int k = 0; k < 32; k++) d1[k] += w2[i * 32 + k] * d2[i];
    for (int k = 0; k < 32; k++) d1[k] *= tanh_slope(a1[k]);
    if (add) {
        for (int i = 0; i < 10; i++) { gb2[i] += d2[i]; for (int k = 0; k < 32; k++) gw2[i * 32 + k] += d2[i] * a1[k]; }
        for (int i = 0; i < 32; i++) { gb1[i] += d1[i]; for (int k = 0; k < 64; k++) gw1[i * 64 + k] += d1[i] * x[k]; }
    } else {
        for (int i = 0; i < 10; i++) { gb2[i] = d2[i]; for (int k = 0; k < 32; k++) gw2[i * 32 + k] = d2[i] * a1[k]; }
        for (int i = 0; i < 32; i++) { gb1[i] = d1[i]; for (int k = 0; k < 64; k++) gw1[i * 64 + k] = d1[i] * x[k]; }
    }
    return cost;
}

BATCH(Digits, 64, int, 2410)
