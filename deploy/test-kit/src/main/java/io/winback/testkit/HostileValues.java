package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of JSON that take the place of a valid one, as they stand in a body: of any kind, and just outside its schema. */
final class HostileValues {

    private static final int MANY = 1_500;

    private static final List<String> ANY = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1",
            "0.1",
            "1.5",
            "-0.0",
            "1e999999999",
            "1e-999999999",
            "1E400",
            "9".repeat(99),
            "9".repeat(400),
            "0." + "0".repeat(90) + "1",
            "2147483648",
            "9223372036854775808",
            "-9223372036854775809",
            "NaN",
            "Infinity",
            "01",
            "+1",
            ".5",
            "0x10",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"a\tb\"",
            "'a'",
            "[]",
            "[null]",
            "[[]]",
            "[1, \"a\", {}]",
            "[" + "1,".repeat(MANY) + "1]",
            "[" + "{},".repeat(MANY) + "{}]",
            "{}",
            "{\"\": 1}",
            "{\"a\": {\"b\": [null]}}",
            "{\"" + "k".repeat(1_100) + "\": 1}",
            "{\"a\": 1, \"a\": 2}",
            "{\"__proto__\": {\"a\": 1}, \"@type\": \"a\", \"class\": \"a\"}",
            nested("[", "]", 33),
            nested("{\"a\":", "}", 33),
            nested("[", "]", 5_000),
            nested("{\"a\":", "}", 5_000),
            "/* a */ 1",
            "undefined",
            "");

    private HostileValues() {}

    /** One value, as it stands in a body. @param schema of the valid value; resolved */
    static String one(JsonNode schema, Random random) {
        var outside = outside(schema);
        return switch (random.nextInt(outside.isEmpty() ? 2 : 3)) {
            case 0 -> HostileTexts.one(ANY, random);
            case 1 -> quoted(HostileTexts.one(HostileTexts.ALL, random));
            default -> HostileTexts.one(outside, random);
        };
    }

    /** The values next to the limits of a schema. */
    private static List<String> outside(JsonNode schema) {
        var values = new ArrayList<String>();
        for (var limit : List.of("maximum", "minimum")) {
            if (schema.has(limit)) {
                var at = schema.get(limit).decimalValue();
                Stream.of(at, at.add(java.math.BigDecimal.ONE), at.subtract(java.math.BigDecimal.ONE))
                        .forEach(number -> values.add(number.toPlainString()));
            }
        }
        for (var limit : List.of("maxLength", "minLength")) {
            if (schema.has(limit)) {
                int length = schema.get(limit).asInt();
                values.add(quoted("a".repeat(length + 1)));
                values.add(quoted("長".repeat(length)));
                values.add(quoted("a".repeat(Math.max(0, length - 1))));
            }
        }
        if (schema.has("maxItems")) {
            values.add(Stream.generate(() -> "\"a\"")
                    .limit(schema.get("maxItems").asInt() + 1L)
                    .collect(Collectors.joining(",", "[", "]")));
        }
        schema.path("enum").forEach(value -> {
            values.add(value.toString());
            values.add(quoted(value.asText().toLowerCase(java.util.Locale.ROOT)));
        });
        return values;
    }

    static String nested(String open, String close, int levels) {
        return open.repeat(levels) + "1" + close.repeat(levels);
    }

    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
