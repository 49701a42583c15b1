package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Bodies that are one change away from a valid one: in one value, so that deep checks are reached, or in the bytes. */
final class FuzzedBodies {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] INVALID_UTF_8 = {'"', (byte) 0xC3, '(', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
    private static final int BEYOND_LIMIT = 1_048_577;

    private final JsonShape shape;
    private final Random random;

    FuzzedBodies(JsonShape shape, Random random) {
        this.shape = shape;
        this.random = random;
    }

    /** A valid body in which one value is missing, repeated, unknown, nested or another one. */
    byte[] withOneChange(JsonNode valid, JsonNode schema) {
        int places = new Walk(-1).count(valid, schema);
        return new Walk(random.nextInt(places)).body(valid, schema).getBytes(UTF_8);
    }

    /** Bodies whose bytes are wrong. */
    List<byte[]> withWrongBytes(byte[] valid) {
        var bodies = new ArrayList<byte[]>();
        List.of("", " ", "null", "[]", "\"\"", "0", "{", "}", "{\"a\"", "\0", "<a/>", "a=b", "---\n- a")
                .forEach(text -> bodies.add(text.getBytes(UTF_8)));
        bodies.add(HostileValues.nested("[", "]", 20_000).getBytes(UTF_8));
        bodies.add(HostileValues.nested("{\"a\":", "}", 20_000).getBytes(UTF_8));
        bodies.add(together(BYTE_ORDER_MARK, valid));
        bodies.add(together(valid, valid));
        bodies.add(together(valid, new byte[] {0}));
        bodies.add(together(INVALID_UTF_8, valid));
        bodies.add(new String(valid, UTF_8).getBytes(UTF_16));
        for (int i = 0; i < 8 && valid.length > 0; i++) {
            bodies.add(java.util.Arrays.copyOf(valid, random.nextInt(valid.length)));
            var changed = valid.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            bodies.add(changed);
        }
        var noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        bodies.add(noise);
        return bodies;
    }

    /** A body that is larger than the service takes. */
    static byte[] tooLarge() {
        return ("{\"a\": \"" + "a".repeat(BEYOND_LIMIT) + "\"}").getBytes(UTF_8);
    }

    static byte[] together(byte[] one, byte[] other) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }

    /** Writes a valid body, and changes the value with this number. */
    private final class Walk {

        private final int changed;
        private int at;

        private Walk(int changed) {
            this.changed = changed;
        }

        private int count(JsonNode value, JsonNode schema) {
            body(value, schema);
            return at;
        }

        private String body(JsonNode value, JsonNode schema) {
            return at++ == changed ? HostileValues.one(schema, random) : content(value, schema);
        }

        private String content(JsonNode value, JsonNode schema) {
            var parts = new ArrayList<String>();
            if (value.isObject()) {
                value.properties()
                        .forEach(field ->
                                add(parts, field.getKey(), field.getValue(), shape.part(schema, field.getKey())));
                return "{" + String.join(",", parts) + "}";
            }
            if (value.isArray()) {
                value.forEach(item -> parts.add(body(item, shape.part(schema, ""))));
                return "[" + String.join(",", parts) + "]";
            }
            return value.toString();
        }

        private void add(List<String> parts, String name, JsonNode value, JsonNode schema) {
            var key = HostileValues.quoted(name) + ":";
            if (at++ != changed) {
                parts.add(key + content(value, schema));
                return;
            }
            at += new Walk(-1).count(value, schema) - 1;
            var hostile = HostileValues.one(schema, random);
            switch (random.nextInt(10)) {
                case 0 -> {
                    // the field is missing
                }
                case 1 -> parts.add(key + value + "," + key + hostile);
                case 2 -> parts.add(HostileValues.quoted(HostileTexts.one(HostileTexts.ALL, random)) + ":" + value);
                case 3 -> parts.add(key + value + ",\"unknown\":" + hostile);
                case 4 -> parts.add(key + "[" + value + "]");
                default -> parts.add(key + hostile);
            }
        }
    }
}
