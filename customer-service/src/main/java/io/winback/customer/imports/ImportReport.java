package io.winback.customer.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How an import, or part of one, went so far; lines are rejected while others are stored. */
final class ImportReport {

    private static final int REJECTIONS_KEPT = 1_000;

    private long accepted;
    private long rejected;
    private final List<Rejection> rejections = new ArrayList<>();

    synchronized void add(Result part) {
        accepted += part.accepted;
        rejected += part.rejected;
        part.rejections.forEach(this::keep);
    }

    synchronized void accept(long lines) {
        accepted += lines;
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
        return new Result(
                accepted,
                rejected,
                rejections.stream()
                        .sorted(Comparator.comparingLong(Rejection::line))
                        .toList());
    }

    /** @param rejections the first thousand */
    record Result(long accepted, long rejected, List<Rejection> rejections) {}
}
