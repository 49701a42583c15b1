package io.winback.customer.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Synthetic purchase histories of shops with different customers, over two years. Always the same for one seed. */
final class Shops {

    private static final int DAYS = 730;

    private final Random random = new Random(7);
    private final List<PurchaseHistory> histories = new ArrayList<>();

    /** A shop whose customers never return. */
    Shops withOneTimeBuyers(int customers) {
        for (int i = 0; i < customers; i++) {
            histories.add(new PurchaseHistory(0, 0, (1 + random.nextInt(DAYS)) / 7.0));
        }
        return this;
    }

    /** A shop whose customers follow Pareto/NBD with r 1, alpha 4, s 0.6 and beta 20. */
    Shops withOrdinaryBuyers(int customers) {
        for (int i = 0; i < customers; i++) {
            histories.add(buyer(gamma(1) / 4, gamma(0.6) / 20));
        }
        return this;
    }

    /** A shop whose customers never leave, so that the likelihood rises with ever longer lives. */
    Shops withLoyalBuyers(int customers) {
        for (int i = 0; i < customers; i++) {
            histories.add(buyer(gamma(5) / 60, 0));
        }
        return this;
    }

    /** A shop of subscriptions: every customer has the same purchase rate. */
    Shops withSubscribers(int customers) {
        for (int i = 0; i < customers; i++) {
            int n = 1 + random.nextInt(12);
            histories.add(new PurchaseHistory(n, n * 30 / 7.0, (n * 30 + random.nextInt(30)) / 7.0));
        }
        return this;
    }

    Population population() {
        return Population.of(histories);
    }

    private PurchaseHistory buyer(double rate, double rateOfLeaving) {
        double age = (DAYS - random.nextInt(DAYS - 1)) / 7.0;
        double life = rateOfLeaving == 0 ? age : Math.min(age, exponential(rateOfLeaving));
        var days = new TreeSet<>(List.of(0L));
        for (double at = exponential(rate); at < life; at += exponential(rate)) {
            days.add((long) (at * 7));
        }
        return new PurchaseHistory(days.size() - 1, days.last() / 7.0, age);
    }

    private double exponential(double rate) {
        return -Math.log1p(-random.nextDouble()) / rate;
    }

    /** Marsaglia and Tsang (2000). */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
