/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network_fixture.h"

/* Slow, plain versions of the measures, by their definitions, against random networks. */

#define N 24
#define NEAR 1e-9

typedef struct {
    double strength[N][N];
    double distance[N][N], paths[N][N]; /* shortest by length, and how many there are */
} Oracle;

static bool is_shorter(double a, double b) {
    return a < b * (1 - 1e-10);
}

/* Floyd and Warshall for distances; then paths counted in order of distance. */
static void measure_paths(Oracle *oracle) {
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
            oracle->distance[i][j] = i == j ? 0 : oracle->strength[i][j] > 0 ? 1 / oracle->strength[i][j] : INFINITY;
    for (int k = 0; k < N; k++)
        for (int i = 0; i < N; i++)
            for (int j = 0; j < N; j++)
                oracle->distance[i][j] = fmin(oracle->distance[i][j], oracle->distance[i][k] + oracle->distance[k][j]);
    memset(oracle->paths, 0, sizeof oracle->paths);
    for (int s = 0; s < N; s++) {
        oracle->paths[s][s] = 1;
        bool done[N] = {false};
        for (int turn = 0; turn < N; turn++) {
            int near = -1;
            for (int i = 0; i < N; i++)
                if (!done[i] && (near < 0 || oracle->distance[s][i] < oracle->distance[s][near]))
                    near = i;
            done[near] = true;
            for (int i = 0; i < N; i++) {
                if (oracle->strength[near][i] <= 0 || i == s || isinf(oracle->distance[s][near]))
                    continue;
                double way = oracle->distance[s][near] + 1 / oracle->strength[near][i];
                if (!is_shorter(oracle->distance[s][i], way))
                    oracle->paths[s][i] += oracle->paths[s][near];
            }
        }
    }
}

static double betweenness(const Oracle *oracle, int v) {
    double sum = 0;
    for (int s = 0; s < N; s++)
        for (int t = s + 1; t < N; t++) {
            if (s == v || t == v || isinf(oracle->distance[s][t]))
                continue;
            double way = oracle->distance[s][v] + oracle->distance[v][t];
            if (!is_shorter(oracle->distance[s][t], way))
                sum += oracle->paths[s][v] * oracle->paths[v][t] / oracle->paths[s][t];
        }
    return sum;
}

static double closeness(const Oracle *oracle, int v) {
    double sum = 0, reached = 0;
    for (int i = 0; i < N; i++) {
        if (i == v || isinf(oracle->distance[v][i]))
            continue;
        sum += oracle->distance[v][i];
        reached++;
    }
    return reached > 0 ? reached / sum : NAN;
}

static double harmonic(const Oracle *oracle, int v) {
    double sum = 0;
    for (int i = 0; i < N; i++)
        if (i != v)
            sum += 1 / oracle->distance[v][i];
    return sum / (N - 1);
}

static double strength(const Oracle *oracle, int v) {
    double sum = 0;
    for (int i = 0; i < N; i++)
        sum += oracle->strength[v][i];
    return sum;
}

static double clustering(const Oracle *oracle, int v) {
    double sum = 0, partners = 0;
    for (int i = 0; i < N; i++) {
        if (oracle->strength[v][i] <= 0)
            continue;
        partners++;
        for (int j = 0; j < N; j++)
            if (j != i && oracle->strength[v][j] > 0 && oracle->strength[i][j] > 0)
                sum += (oracle->strength[v][i] + oracle->strength[v][j]) / 2;
    }
    return partners < 2 ? NAN : sum / (strength(oracle, v) * (partners - 1));
}

static double constraint(const Oracle *oracle, int v) {
    double sum = 0;
    for (int j = 0; j < N; j++) {
        if (oracle->strength[v][j] <= 0)
            continue; /* Burt sums over contacts only */
        double share = oracle->strength[v][j] / strength(oracle, v);
        for (int q = 0; q < N; q++)
            if (q != v && q != j && oracle->strength[q][j] > 0)
                share += oracle->strength[v][q] / strength(oracle, v) * oracle->strength[q][j] / strength(oracle, q);
        sum += share * share;
    }
    return strength(oracle, v) > 0 ? sum : NAN;
}

static void pagerank(const Oracle *oracle, double *rank) {
    for (int i = 0; i < N; i++)
        rank[i] = 1.0 / N;
    for (int step = 0; step < 400; step++) {
        double next[N], idle = 0;
        for (int i = 0; i < N; i++)
            if (strength(oracle, i) <= 0)
                idle += rank[i];
        for (int i = 0; i < N; i++) {
            next[i] = (.15 + .85 * idle) / N;
            for (int j = 0; j < N; j++)
                if (oracle->strength[j][i] > 0)
                    next[i] += .85 * rank[j] * oracle->strength[j][i] / strength(oracle, j);
        }
        memcpy(rank, next, sizeof next);
    }
}

/* A random network of whole strengths, so that equally short paths occur; sparse ones fall apart. */
static char *draw_network(GRand *rand, Oracle *oracle, double density) {
    GString *text = g_string_new(NULL);
    memset(oracle, 0, sizeof *oracle);
    for (int i = 0; i < N; i++)
        g_string_append_printf(text, "n%02d ", i);
    for (int i = 0; i < N; i++)
        for (int j = i + 1; j < N; j++) {
            if (g_rand_double(rand) > density)
                continue;
            int value = g_rand_int_range(rand, 1, 7);
            oracle->strength[i][j] = oracle->strength[j][i] = value;
            g_string_append_printf(text, "n%02d-n%02d:%d ", i, j, value);
        }
    g_string_truncate(text, text->len - 1);
    return g_string_free(text, FALSE);
}

static void assert_same(double got, double expected) {
    if (isnan(expected))
        g_assert_true(isnan(got));
    else
        g_assert_cmpfloat_with_epsilon(got, expected, NEAR * (1 + fabs(expected)));
}

static void check_network(const EntResult *result, Oracle *oracle) {
    double rank[N];
    const double *measures = result->analyses[0].measures;
    measure_paths(oracle);
    pagerank(oracle, rank);
    for (int i = 0; i < N; i++) {
        assert_same(measures[ENT_NODE_BETWEENNESS * N + i], betweenness(oracle, i));
        assert_same(measures[ENT_NODE_CLOSENESS * N + i], closeness(oracle, i));
        assert_same(measures[ENT_NODE_HARMONIC * N + i], harmonic(oracle, i));
        assert_same(measures[ENT_NODE_STRENGTH * N + i], strength(oracle, i));
        assert_same(measures[ENT_NODE_CLUSTERING * N + i], clustering(oracle, i));
        assert_same(measures[ENT_NODE_CONSTRAINT * N + i], constraint(oracle, i));
        g_assert_cmpfloat_with_epsilon(measures[ENT_NODE_PAGERANK * N + i], rank[i], 1e-12);
    }
    for (int i = 0; i < N; i++) /* the same paths where every tie has length 1 */
        for (int j = 0; j < N; j++)
            oracle->strength[i][j] = oracle->strength[i][j] > 0;
    measure_paths(oracle);
    for (int i = 0; i < N; i++)
        assert_same(measures[ENT_NODE_BETWEENNESS_UNWEIGHTED * N + i], betweenness(oracle, i));
}

static void slow_definitions_agree(void) {
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    static const double densities[] = {.04, .08, .15, .3, .6, 1};
    for (size_t d = 0; d < G_N_ELEMENTS(densities); d++)
        for (int turn = 0; turn < 5; turn++) {
            Oracle oracle;
            g_autofree char *text = draw_network(rand, &oracle, densities[d]);
            g_autoptr(EntResult) result = fixture_one(text);
            check_network(result, &oracle);
        }
}

/* In the largest component strength-weighted neighbours add up to the same multiple of every node's value. */
static void the_eigenvector_is_one(void) {
    g_autoptr(GRand) rand = g_rand_new_with_seed(8);
    for (int turn = 0; turn < 10; turn++) {
        Oracle oracle;
        g_autofree char *text = draw_network(rand, &oracle, .15);
        g_autoptr(EntResult) result = fixture_one(text);
        const double *value = result->analyses[0].measures + ENT_NODE_EIGENVECTOR * N;
        double factor = 0, largest = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < N; i++) {
                if (isnan(value[i]))
                    continue;
                double sum = 0;
                for (int j = 0; j < N; j++)
                    if (oracle.strength[i][j] > 0)
                        sum += oracle.strength[i][j] * value[j];
                if (pass == 0 && value[i] >= 1)
                    factor = sum;
                if (pass == 1)
                    g_assert_cmpfloat_with_epsilon(sum, factor * value[i], 1e-8 * factor);
                largest = fmax(largest, value[i]);
            }
        }
        assert_near(largest, 1);
    }
}

/* The names decide the order of actors; the numbers must not. */
static void the_order_of_actors_does_not_matter(void) {
    g_autoptr(GRand) rand = g_rand_new_with_seed(9);
    Oracle oracle;
    g_autofree char *text = draw_network(rand, &oracle, .2);
    g_autoptr(GString) renamed = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at++) { /* n07 becomes n01: 7 x 31 % 24 */
        if (*at != 'n') {
            g_string_append_c(renamed, *at);
            continue;
        }
        g_string_append_printf(renamed, "n%02d", ((at[1] - '0') * 10 + at[2] - '0') * 31 % N);
        at += 2;
    }
    g_autoptr(EntResult) first = fixture_one(text), second = fixture_one(renamed->str);
    for (size_t m = 0; m < ENT_N_NODE_MEASURES; m++) {
        if (m == ENT_NODE_EIGENVECTOR)
            continue; /* equally large components are told apart by name */
        for (size_t i = 0; i < N; i++)
            assert_same(second->analyses[0].measures[m * N + i * 31 % N], first->analyses[0].measures[m * N + i]);
    }
    for (size_t m = 0; m < ENT_N_SLICE_MEASURES; m++)
        assert_same(second->analyses[0].slice_measures[m], first->analyses[0].slice_measures[m]);
}

#define ADD(statement) g_test_add_func("/network/oracle/" #statement, statement)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    ent_init();
    ADD(slow_definitions_agree);
    ADD(the_eigenvector_is_one);
    ADD(the_order_of_actors_does_not_matter);
    return g_test_run();
}
