package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The figures of an import, for people. */
record ImportFigures(JsonNode job) {

    /** How the file was read, and what of it counts. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("the file is read as format %s, charset %s"
                .formatted(job.path("format").asText(), job.path("charset").asText()));
        lines.add("  orders       %,10d   %s".formatted(number("orders"), money("revenue")));
        lines.add("  returns      %,10d   %s".formatted(number("returns"), money("returned")));
        lines.add("  customers    %,10d".formatted(number("customers")));
        lines.add("  lines        %,10d   accepted".formatted(number("accepted")));
        lines.add("  left out     %,10d   %s".formatted(number("leftOut"), reasons("leftOutCounts")));
        lines.add("  rejected     %,10d   %s".formatted(number("rejected"), reasons("rejectionCounts")));
        if (!job.path("warnings").isEmpty()) {
            lines.add("  warnings                %s".formatted(reasons("warnings")));
        }
        return lines;
    }

    private long number(String field) {
        return job.path(field).asLong();
    }

    private String money(String field) {
        return each(
                field,
                money -> money.path("amount").decimalValue().toPlainString() + " "
                        + money.path("currency").asText());
    }

    private String reasons(String field) {
        return each(field, reason -> "%d × %s %s"
                .formatted(
                        reason.path("count").asLong(),
                        reason.path("field").asText(),
                        reason.path("message").asText())
                .replace("  ", " "));
    }

    private String each(String field, Function<JsonNode, String> text) {
        return StreamSupport.stream(job.path(field).spliterator(), false)
                .map(text)
                .collect(Collectors.joining(", "));
    }
}
