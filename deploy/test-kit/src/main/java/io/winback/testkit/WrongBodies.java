package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.winback.testkit.JsonShape.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Variants of a valid body: one node, or two, are replaced by a value of another type or by a hostile value. */
final class WrongBodies {

    private static final String PLACE = "\"@@%d@@\"";

    /**
     * @param json the whole body
     * @param field the path of the value that must be refused with its name; null if the body may be accepted
     */
    record Body(String json, String field) {}

    /** A value that takes the place of another. @param text as it stands in the body */
    private record Replacement(Kind kind, String text) {}

    /** A node of the valid body. */
    private record Node(JsonNode parent, String name, int index, String path, JsonNode schema) {}

    private static final List<Replacement> REPLACEMENTS = List.of(
            new Replacement(Kind.NULL, "null"),
            new Replacement(Kind.BOOLEAN, "true"),
            new Replacement(Kind.WHOLE_NUMBER, "0"),
            new Replacement(Kind.WHOLE_NUMBER, "1"),
            new Replacement(Kind.WHOLE_NUMBER, "-1"),
            new Replacement(Kind.WHOLE_NUMBER, "99999999999999999999999"),
            new Replacement(Kind.FRACTION, "1.5"),
            new Replacement(Kind.FRACTION, "1e999999"),
            new Replacement(Kind.FRACTION, "1e-999999"),
            new Replacement(Kind.FRACTION, "1E400"),
            new Replacement(Kind.STRING, "\"\""),
            new Replacement(Kind.STRING, "\" \""),
            new Replacement(Kind.STRING, "\"X\""),
            new Replacement(Kind.STRING, "\"1\""),
            new Replacement(Kind.STRING, "\"true\""),
            new Replacement(Kind.STRING, "\"null\""),
            new Replacement(Kind.STRING, "\"a\\u0000b\""),
            new Replacement(Kind.STRING, "\"\\ud800\""),
            new Replacement(Kind.STRING, "\"\\r\\nX: y\""),
            new Replacement(Kind.STRING, "\"erased.a\""),
            new Replacement(Kind.STRING, "\"1' or '1'='1\""),
            new Replacement(Kind.STRING, "\"{{{ ${x} {x}\""),
            new Replacement(Kind.STRING, "\"+999999999-12-31T23:59:59Z\""),
            new Replacement(Kind.STRING, "\"-999999999-01-01\""),
            new Replacement(Kind.STRING, "\"+999999999-12-31\""),
            new Replacement(Kind.STRING, "\"PT2562047788015215H30M7S\""),
            new Replacement(Kind.STRING, "\"" + "長".repeat(5_000) + "\""),
            new Replacement(Kind.ARRAY, "[]"),
            new Replacement(Kind.ARRAY, "[null]"),
            new Replacement(Kind.ARRAY, "[[]]"),
            new Replacement(Kind.ARRAY, "[\"X\"]"),
            new Replacement(Kind.OBJECT, "{}"),
            new Replacement(Kind.OBJECT, "{\"x\": 1}"),
            new Replacement(Kind.OBJECT, "{\"x\": {\"y\": [null]}}"));

    private final JsonShape shape;
    private final JsonNode schema;
    private final Random random;

    WrongBodies(JsonShape shape, JsonNode schema, Random random) {
        this.shape = shape;
        this.schema = schema;
        this.random = random;
    }

    /** Each node replaced by each value, at least; then two nodes at a time, up to the number wanted. */
    List<Body> bodies(int wanted) {
        var bodies = new ArrayList<Body>();
        var nodes = nodes(shape.sample(schema)).size();
        for (var replacement : REPLACEMENTS) {
            bodies.add(new Body(
                    replacement.text(), shape.refuses(schema, replacement.kind(), replacement.text()) ? "" : null));
            for (int node = 0; node < nodes; node++) {
                bodies.add(replaced(node, replacement));
            }
        }
        while (bodies.size() < wanted && nodes > 1) {
            bodies.add(replacedTwice(nodes));
        }
        return bodies;
    }

    private Body replaced(int index, Replacement replacement) {
        var body = shape.sample(schema).<JsonNode>deepCopy();
        var node = nodes(body).get(index);
        put(node, 0);
        boolean wrong = shape.refuses(
                node.schema(), replacement.kind(), replacement.text().replace("\"", ""));
        return new Body(filled(body, List.of(replacement)), wrong ? node.path() : null);
    }

    private Body replacedTwice(int nodes) {
        var body = shape.sample(schema).<JsonNode>deepCopy();
        var chosen = new ArrayList<Replacement>();
        for (int i = 0; i < 2; i++) {
            put(nodes(body).get(random.nextInt(nodes(body).size())), i);
            chosen.add(REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size())));
        }
        return new Body(filled(body, chosen), null);
    }

    private static void put(Node node, int place) {
        var text = TextNode.valueOf(PLACE.formatted(place).replace("\"", ""));
        if (node.parent() instanceof ObjectNode object) {
            object.set(node.name(), text);
        } else if (node.parent() instanceof ArrayNode array) {
            array.set(node.index(), text);
        }
    }

    private static String filled(JsonNode body, List<Replacement> replacements) {
        var json = body.toString();
        for (int i = 0; i < replacements.size(); i++) {
            json = json.replace(PLACE.formatted(i), replacements.get(i).text());
        }
        return json;
    }

    private List<Node> nodes(JsonNode body) {
        var found = new ArrayList<Node>();
        collect(body, "", schema, found);
        return found;
    }

    private void collect(JsonNode parent, String path, JsonNode parentSchema, List<Node> found) {
        parent.properties().forEach(field -> {
            var name = field.getKey();
            var child = new Node(
                    parent, name, 0, path.isEmpty() ? name : path + "." + name, shape.part(parentSchema, name));
            found.add(child);
            collect(field.getValue(), child.path(), child.schema(), found);
        });
        for (int i = 0; parent.isArray() && i < parent.size(); i++) {
            var child = new Node(parent, "", i, "%s[%d]".formatted(path, i), shape.part(parentSchema, ""));
            found.add(child);
            collect(parent.get(i), child.path(), child.schema(), found);
        }
    }
}
