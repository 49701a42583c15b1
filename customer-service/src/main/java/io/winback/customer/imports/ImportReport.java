package io.winback.customer.imports;

import io.winback.events.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Counts the accepted, rejected and left out lines of an import. It is thread-safe. */
final class ImportReport {

    private static final int MAX_REJECTIONS = 1_000;
    private static final int MAX_COUNTS = 1_000;
    private static final Comparator<Rejection> BY_LINE = Comparator.comparingLong(Rejection::line);
    private static final Reason OTHERS = new Reason("", "other reasons");

    private long accepted;
    private long customers;
    private long rejected;
    private long fieldsRejected;
    private long consentsKept;
    private long leftOut;
    private long orders;
    private long returns;
    private long cancelled;
    private final Set<String> customerIds = new HashSet<>();
    private final Map<String, Money> revenue = new TreeMap<>();
    private final Map<String, Money> returned = new TreeMap<>();
    private final Map<Reason, Long> rejectionCounts = new LinkedHashMap<>();
    private final Map<Reason, Long> leftOutCounts = new LinkedHashMap<>();
    private final Map<Reason, Long> warnings = new LinkedHashMap<>();

    /** The rejections of the first lines. The last line is at the head. */
    private final PriorityQueue<Rejection> rejections = new PriorityQueue<>(BY_LINE.reversed());

    private record Reason(String field, String message) {}

    synchronized void add(Result part) {
        accepted += part.accepted;
        customers += part.customers;
        rejected += part.rejected;
        fieldsRejected += part.fieldsRejected;
        consentsKept += part.consentsKept;
        leftOut += part.leftOut;
        orders += part.orders;
        returns += part.returns;
        cancelled += part.cancelled;
        part.revenue.forEach(money -> sum(revenue, money));
        part.returned.forEach(money -> sum(returned, money));
        part.rejections.forEach(this::keep);
        add(rejectionCounts, part.rejectionCounts);
        add(leftOutCounts, part.leftOutCounts);
        add(warnings, part.warnings);
    }

    /** Adds a report of a part whose customers are not counted yet. */
    synchronized void include(ImportReport part) {
        add(part.result(0));
        customerIds.addAll(part.customerIds());
    }

    /** The customers of the accepted lines that this report knows one by one. */
    synchronized Set<String> customerIds() {
        return Set.copyOf(customerIds);
    }

    /**
     * @param lines of the customer in the file
     * @return whether they are the first of the customer in this report
     */
    synchronized boolean accept(String customerId, int lines) {
        accepted += lines;
        return lines > 0 && customerIds.add(customerId);
    }

    /** @param consents that had no effect */
    synchronized void keepConsents(long consents) {
        consentsKept += consents;
    }

    /** @param lines of the order in the file */
    synchronized void acceptOrder(String customerId, int lines, Money total) {
        accept(customerId, lines);
        orders++;
        sum(revenue, total);
    }

    /** @param lines of the file that contain nothing but the return */
    synchronized void acceptReturn(String customerId, int lines, Money amount) {
        accept(customerId, lines);
        returns++;
        sum(returned, amount);
    }

    /** @param lines of an order that was stored, and is cancelled now */
    synchronized void acceptCancellation(String customerId, int lines) {
        accept(customerId, lines);
        cancelled++;
    }

    /** The line of the field is accepted without the field. */
    synchronized void rejectField(Rejection rejection) {
        fieldsRejected++;
        count(rejectionCounts, new Reason(rejection.field(), rejection.rule()), 1);
        keep(rejection);
    }

    synchronized void reject(Rejection rejection) {
        rejected++;
        count(rejectionCounts, new Reason(rejection.field(), rejection.rule()), 1);
        keep(rejection);
    }

    /** @param lines of one order, which are rejected together */
    synchronized void reject(Rejection rejection, LineNumbers lines) {
        lines.numbers().forEach(line -> reject(rejection.at(line)));
    }

    /** Another fault of a rejected line. */
    synchronized void addFault(Rejection fault) {
        count(rejectionCounts, new Reason(fault.field(), fault.rule()), 1);
        keep(fault);
    }

    /** @param lines of one order, which are left out together */
    synchronized void leaveOut(Rejection reason, LineNumbers lines) {
        lines.numbers().forEach(line -> leaveOut(reason));
    }

    synchronized void leaveOut(Rejection reason) {
        leftOut++;
        count(leftOutCounts, new Reason(reason.field(), reason.message()), 1);
    }

    synchronized void warn(String field, String message, long lines) {
        count(warnings, new Reason(field, message), lines);
    }

    private void keep(Rejection rejection) {
        rejections.add(rejection);
        if (rejections.size() > MAX_REJECTIONS) {
            rejections.remove();
        }
    }

    private static void sum(Map<String, Money> sums, Money money) {
        sums.merge(money.currency().getCurrencyCode(), money, Money::plus);
    }

    private static void add(Map<Reason, Long> counts, List<ReasonCount> more) {
        more.forEach(one -> count(counts, new Reason(one.field(), one.message()), one.count()));
    }

    private static void count(Map<Reason, Long> counts, Reason reason, long lines) {
        counts.merge(counts.size() < MAX_COUNTS || counts.containsKey(reason) ? reason : OTHERS, lines, Long::sum);
    }

    private static List<ReasonCount> counts(Map<Reason, Long> counts) {
        return counts.entrySet().stream()
                .map(one -> new ReasonCount(one.getKey().field(), one.getKey().message(), one.getValue()))
                .sorted(Comparator.comparingLong(ReasonCount::count).reversed())
                .toList();
    }

    synchronized long lines() {
        return accepted + rejected + leftOut;
    }

    synchronized Result result() {
        return result(customers);
    }

    /** @param people the number of distinct customers whom no other part of the file counts */
    synchronized Result result(long people) {
        return new Result(
                accepted,
                people,
                rejected,
                rejections.stream().sorted(BY_LINE).toList(),
                fieldsRejected,
                consentsKept,
                counts(rejectionCounts),
                leftOut,
                counts(leftOutCounts),
                orders,
                List.copyOf(revenue.values()),
                returns,
                List.copyOf(returned.values()),
                cancelled,
                counts(warnings),
                null,
                null);
    }

    /** How many lines have one problem. */
    record ReasonCount(String field, String message, long count) {}

    /**
     * The result of an import.
     *
     * @param accepted lines
     * @param customers distinct customers of the accepted lines
     * @param rejections of lines and fields, at most the first thousand
     * @param fieldsRejected fields of accepted lines that were ignored, such as an invalid e-mail address
     * @param consentsKept consents in the file that had no effect, because the customer had withdrawn them
     * @param rejectionCounts how many rejections have one field and message, without the values
     * @param leftOut lines that the file itself excludes, such as cancelled orders
     * @param orders accepted orders, each with all of its lines
     * @param revenue the totals of these orders, by currency
     * @param returns accepted returns and refunds
     * @param returned the amounts of these returns, by currency
     * @param cancelled stored orders that the file cancels
     * @param warnings what was accepted and may be wrong
     * @param format the id of the format; null in a part
     * @param charset of the file; null in a part
     */
    record Result(
            long accepted,
            long customers,
            long rejected,
            List<Rejection> rejections,
            long fieldsRejected,
            long consentsKept,
            List<ReasonCount> rejectionCounts,
            long leftOut,
            List<ReasonCount> leftOutCounts,
            long orders,
            List<Money> revenue,
            long returns,
            List<Money> returned,
            long cancelled,
            List<ReasonCount> warnings,
            String format,
            String charset) {

        /** Lists are null in a checkpoint of an earlier version. */
        Result {
            rejectionCounts = orEmpty(rejectionCounts);
            leftOutCounts = orEmpty(leftOutCounts);
            revenue = orEmpty(revenue);
            returned = orEmpty(returned);
            warnings = orEmpty(warnings);
        }

        private static <T> List<T> orEmpty(List<T> list) {
            return list == null ? List.of() : list;
        }

        /** With a warning if the file looks like another charset, and its lines were not read or can hardly be right. */
        private List<ReasonCount> warnings(ImportSource source) {
            boolean looksUtf8 = UTF_8.name().equals(source.otherCharset());
            if (source.otherCharset() == null || !looksUtf8 && accepted > 0) {
                return warnings;
            }
            var all = new ArrayList<>(warnings);
            all.add(new ReasonCount(
                    "",
                    "the file was read as %s, but looks like %s; import it again without charset, or name the one that it has"
                            .formatted(source.charset(), source.otherCharset()),
                    accepted + rejected + leftOut));
            return List.copyOf(all);
        }

        Result of(ImportSource source) {
            return new Result(
                    accepted,
                    customers,
                    rejected,
                    rejections,
                    fieldsRejected,
                    consentsKept,
                    rejectionCounts,
                    leftOut,
                    leftOutCounts,
                    orders,
                    revenue,
                    returns,
                    returned,
                    cancelled,
                    warnings(source),
                    source.formatId(),
                    source.charset());
        }
    }
}
