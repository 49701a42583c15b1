package io.winback.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Synthetic orders by the Pareto/NBD model with r 1, alpha 4, s 0.6 and beta 20 (weeks), so that a fit can be compared with
 * these parameters. Customers start within two years. The result is always the same.
 */
final class SyntheticOrders {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2023-01-01");
    private static final int ARRIVALS_OVER = 730;
    private static final int DAYS = 1095;
    private static final double WEEK = 7;
    private static final int CUSTOMER_BITS = 28;
    private static final int MOST_ORDERS_OF_ONE = 2_000;
    private static final String[] CATEGORIES = {"tea", "sweets", "tableware", "gifts", "coffee"};

    private final long[] placed;

    SyntheticOrders(int customers) {
        placed = placed(customers);
    }

    /** The last day with orders. */
    LocalDate lastDay() {
        return FIRST_DAY.plusDays(DAYS - 1);
    }

    int orders() {
        return placed.length;
    }

    /** Writes them as CSV, sorted by the day they were placed. */
    void write(Path file) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("customer_id,order_id,placed_at,amount,currency,category\n");
            var chance = new SplittableRandom(2);
            for (int i = 0; i < placed.length; i++) {
                int customer = (int) (placed[i] & (1L << CUSTOMER_BITS) - 1);
                var day = FIRST_DAY.plusDays(placed[i] >>> CUSTOMER_BITS);
                csv.write("c-" + customer + ",o-" + i + ',' + day + ',' + (500 + chance.nextInt(20_000)) + ",JPY,"
                        + CATEGORIES[customer % CATEGORIES.length] + '\n');
            }
        }
    }

    /** Day and customer of each order in one number, sorted. */
    private static long[] placed(int customers) {
        var chance = new SplittableRandom(1);
        var all = new long[customers * 4];
        int count = 0;
        for (int customer = 0; customer < customers; customer++) {
            double pace = gamma(1, chance) / 4;
            double leaving = gamma(0.6, chance) / 20;
            int first = chance.nextInt(ARRIVALS_OVER);
            double until = Math.min((DAYS - 1 - first) / WEEK, exponential(leaving, chance));
            int orders = 0;
            for (double at = 0; at <= until && orders < MOST_ORDERS_OF_ONE; at += exponential(pace, chance), orders++) {
                if (count == all.length) {
                    all = Arrays.copyOf(all, all.length + all.length / 2);
                }
                all[count++] = (long) (first + at * WEEK) << CUSTOMER_BITS | customer;
            }
        }
        var placed = Arrays.copyOf(all, count);
        Arrays.sort(placed);
        return placed;
    }

    private static double exponential(double rate, SplittableRandom chance) {
        return -Math.log(1 - chance.nextDouble()) / rate;
    }

    /** A gamma variate of scale 1, by Marsaglia and Tsang, "A Simple Method for Generating Gamma Variables" (2000). */
    private static double gamma(double shape, SplittableRandom chance) {
        if (shape < 1) {
            return gamma(shape + 1, chance) * Math.pow(1 - chance.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = chance.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - chance.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
