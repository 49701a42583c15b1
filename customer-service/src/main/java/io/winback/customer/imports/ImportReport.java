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

    /** A field of a line that is taken without it. */
    synchronized void rejectField(Rejection rejection) {
        fieldsRejected++;
        keep(rejection);
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
                        .toList(),
                fieldsRejected,
                consentsKept);
    }

    /**
     * The lines of a file are those accepted and those rejected; a field that is rejected alone does not reject its line.
     *
     * @param customers whom the lines speak of that could be read
     * @param rejections the first thousand, of lines and of fields
     * @param fieldsRejected fields of accepted lines that were not taken, such as an e-mail address that cannot be one
     * @param consentsKept consents of the file that had no effect, as the person had withdrawn them
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
