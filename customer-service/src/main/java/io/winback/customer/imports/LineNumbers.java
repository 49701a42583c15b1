package io.winback.customer.imports;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The numbers of the lines of a file that state one order, in the order of the file. */
record LineNumbers(List<Long> numbers) {

    static final LineNumbers NONE = new LineNumbers(List.of());

    static LineNumbers of(long line) {
        return new LineNumbers(List.of(line));
    }

    static LineNumbers of(List<OrderPart> parts) {
        return new LineNumbers(parts.stream().map(OrderPart::line).toList());
    }

    /** @param text as {@link #text} has it */
    static LineNumbers parse(String text) {
        return new LineNumbers(Arrays.stream(text.split(",")).map(Long::valueOf).toList());
    }

    String text() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    int count() {
        return numbers.size();
    }
}
