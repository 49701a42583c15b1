package io.winback.customer.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How an import, or part of one, went so far; lines are rejected while others are stored. */
final class ImportReport {

    private static final int REJECTIONS_KEPT = 1_000;

    private long accepted;
    private long customers;
    private long rejected;
    private final List<Rejection> rejections = new ArrayList<>();

    synchronized void add(Result part) {
        accepted += part.accepted;
        customers += part.customers;
        rejected += part.rejected;
        part.rejections.forEach(this::keep);
    }

    synchronized void accept(long lines, long people) {
        accepted += lines;
        customers += people;
    }

    synchronized void reject(Rejection rejection) {
        rejected++;
        keep(rejection);
    }

    private void keep(Rejection rejection) {
        if (rejections.size() < REJECTIONS_KEPT) {
            rejections.add(rejection);
        }
    }

    synchronized long lines() {
        return accepted + rejected;
    }

    synchronized Result result() {
        return result(customers);
    }

    /** @param people whom its lines speak of, where its parts may have counted some of them twice */
    synchronized Result result(long people) {
        return new Result(
                accepted,
                people,
                rejected,
                rejections.stream()
                        .sorted(Comparator.comparingLong(Rejection::line))
                        .toList());
    }

    /**
     * @param customers whom the lines speak of that could be read
     * @param rejections the first thousand
     */
    record Result(long accepted, long customers, long rejected, List<Rejection> rejections) {}
}
