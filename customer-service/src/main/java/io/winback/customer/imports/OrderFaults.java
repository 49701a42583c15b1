package io.winback.customer.imports;

import io.winback.customer.imports.LineFaults.FieldReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The faults of the lines of one order: those of one line, and those of the order, which all of its lines have. A field whose value
 * could not be read has no second fault, such as that it is missing.
 */
final class OrderFaults {

    private final List<OrderPart> parts;
    private final LineFaults ofOrder = new LineFaults();
    private final Map<Long, LineFaults> ofLines = new HashMap<>();

    OrderFaults(List<OrderPart> parts) {
        this.parts = parts;
    }

    /** A value of the order; null if it has a fault. */
    <T> T read(FieldReader<T> value) {
        return read(ofOrder, value, this::isNamed);
    }

    /** A value of one line; null if it has a fault. */
    <T> T read(OrderPart part, FieldReader<T> value) {
        return read(
                ofLines.computeIfAbsent(part.line(), line -> new LineFaults()),
                value,
                field -> ofOrder.isNamed(field) || isNamed(part, field));
    }

    private static <T> T read(LineFaults faults, FieldReader<T> value, Predicate<String> isNamed) {
        try {
            return value.read();
        } catch (Rejected e) {
            faults.add(e.all().stream()
                    .filter(fault -> !isNamed.test(fault.field()))
                    .toList());
            return null;
        }
    }

    /** Whether a fault of the field is known. */
    boolean isNamed(String field) {
        return ofOrder.isNamed(field) || parts.stream().anyMatch(part -> isNamed(part, field));
    }

    private static boolean isNamed(OrderPart part, String field) {
        return part.problems().stream().anyMatch(problem -> problem.field().equals(field));
    }

    boolean isEmpty() {
        return ofOrder.isEmpty()
                && ofLines.values().stream().allMatch(LineFaults::isEmpty)
                && parts.stream().allMatch(part -> part.problems().isEmpty());
    }

    void rejectAll(LineSink<?> sink) {
        for (var part : parts) {
            var faults = of(part);
            sink.reject(
                    faults.isEmpty()
                            ? new Rejection(part.line(), "", "another line of the order is rejected")
                            : faults.get(0));
            faults.stream().skip(1).forEach(sink::addFault);
        }
    }

    private List<Rejection> of(OrderPart part) {
        var faults = new ArrayList<>(part.problems());
        var ofLine = ofLines.get(part.line());
        Stream.concat(
                        ofLine == null ? Stream.empty() : ofLine.at(part.line()).stream(),
                        ofOrder.at(part.line()).stream())
                .map(fault -> asWritten(fault, part))
                .forEach(faults::add);
        return faults;
    }

    /** With the value as the line has it, or the first line that has one. */
    private Rejection asWritten(Rejection fault, OrderPart part) {
        return Stream.concat(Stream.of(part), parts.stream())
                .map(one -> one.written().get(fault.field()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> new Rejection(fault.line(), fault.field(), Rejected.asWritten(fault.message(), text)))
                .orElse(fault);
    }
}
