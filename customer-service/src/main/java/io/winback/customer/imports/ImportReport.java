package io.winback.customer.imports;

import java.util.ArrayList;
import java.util.List;

/** How an import went so far. */
final class ImportReport {

    private static final int REJECTIONS_KEPT = 1_000;

    private long accepted;
    private long rejected;
    private final List<Rejection> rejections = new ArrayList<>();

    void accept(long lines) {
        accepted += lines;
    }

    void reject(Rejection rejection) {
        rejected++;
        if (rejections.size() < REJECTIONS_KEPT) {
            rejections.add(rejection);
        }
    }

    long lines() {
        return accepted + rejected;
    }

    Result result() {
        return new Result(accepted, rejected, List.copyOf(rejections));
    }

    /** @param rejections the first thousand */
    record Result(long accepted, long rejected, List<Rejection> rejections) {}
}
