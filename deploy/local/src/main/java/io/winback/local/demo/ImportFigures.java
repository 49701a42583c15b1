package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The figures of an import, for people. */
record ImportFigures(JsonNode job) {

    /** The number of rejected lines that are shown. */
    private static final int FIRST = 5;

    /** How the file was read, and what of it counts. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("the file is read as format %s, charset %s"
                .formatted(job.path("format").asText(), job.path("charset").asText()));
        lines.add("  orders       %,10d   %s".formatted(number("orders"), money("revenue")));
        lines.add("  returns      %,10d   %s".formatted(number("returns"), money("returned")));
        if (number("cancelled") > 0) {
            lines.add("  cancelled    %,10d   orders that were imported before".formatted(number("cancelled")));
        }
        lines.add("  customers    %,10d".formatted(number("customers")));
        lines.add("  lines        %,10d   accepted".formatted(number("accepted")));
        lines.add("  left out     %,10d   %s".formatted(number("leftOut"), reasons("leftOutCounts")));
        lines.add("  rejected     %,10d   %s".formatted(number("rejected"), reasons("rejectionCounts")));
        lines.addAll(firstRejections());
        if (!job.path("warnings").isEmpty()) {
            lines.add("  warnings                %s".formatted(reasons("warnings")));
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private long number(String field) {
        return job.path(field).asLong();
    }

    private String money(String field) {
        return each(
                field,
                money -> amount(
                        money.path("amount").decimalValue(),
                        money.path("currency").asText()));
    }

    /** With the decimals of the currency. */
    private static String amount(BigDecimal amount, String currency) {
        int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        return String.format(Locale.ROOT, "%,." + Math.max(0, decimals) + "f %s", amount, currency);
    }

    private List<String> firstRejections() {
        var rejections = job.path("rejections");
        var lines = new ArrayList<String>();
        for (var rejection : rejections) {
            if (lines.size() == FIRST) {
                lines.add("                          … and more: rejections of the job");
                break;
            }
            lines.add("                          line %d: %s %s"
                    .formatted(
                            rejection.path("line").asLong(),
                            rejection.path("field").asText(),
                            rejection.path("message").asText())
                    .replace(":  ", ": "));
        }
        return lines;
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
