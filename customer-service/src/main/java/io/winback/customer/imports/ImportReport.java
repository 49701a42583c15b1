package io.winback.customer.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts the accepted and rejected lines of an import. It is thread-safe. */
final class ImportReport {

    private static final int MAX_REJECTIONS = 1_000;

    private long accepted;
    private long customers;
    private long rejected;
    private long fieldsRejected;
    private long consentsKept;
    private final List<Rejection> rejections = new ArrayList<>();

    synchronized void add(Result part) {
        accepted += part.accepted;
        customers += part.customers;
        rejected += part.rejected;
        fieldsRejected += part.fieldsRejected;
        consentsKept += part.consentsKept;
        part.rejections.forEach(this::keep);
    }

    synchronized void accept(long lines, long people, long consents) {
        accepted += lines;
        customers += people;
        consentsKept += consents;
    }

    /** The line of the field is accepted without the field. */
    synchronized void rejectField(Rejection rejection) {
        fieldsRejected++;
        keep(rejection);
    }

    synchronized void reject(Rejection rejection) {
        rejected++;
        keep(rejection);
    }

    private void keep(Rejection rejection) {
        if (rejections.size() < MAX_REJECTIONS) {
            rejections.add(rejection);
        }
    }

    synchronized long lines() {
        return accepted + rejected;
    }

    synchronized Result result() {
        return result(customers);
    }

    /** @param people the number of distinct customers; the parts may have counted a customer twice */
    synchronized Result result(long people) {
        return new Result(
                accepted,
                people,
                rejected,
                rejections.stream()
                        .sorted(Comparator.comparingLong(Rejection::line))
                        .toList(),
                fieldsRejected,
                consentsKept);
    }

    /**
     * The result of an import.
     *
     * @param customers distinct customers in the lines that could be parsed
     * @param rejections of lines and fields, at most the first thousand
     * @param fieldsRejected fields of accepted lines that were ignored, such as an invalid e-mail address
     * @param consentsKept consents in the file that had no effect, because the customer had withdrawn them
     */
    record Result(
            long accepted,
            long customers,
            long rejected,
            List<Rejection> rejections,
            long fieldsRejected,
            long consentsKept) {

        Result(long accepted, long customers, long rejected, List<Rejection> rejections) {
            this(accepted, customers, rejected, rejections, 0, 0);
        }
    }
}
