package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import io.winback.events.Event;
import io.winback.events.Topic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON Schemas of the events, and the AsyncAPI document of the topics that carry them, made from the records. */
final class EventSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventSchemas() {}

    /**
     * The JSON Schema (draft 2020-12) of an event. Only the customer id is required, or the id of the definition that the event
     * reports; unknown fields are allowed.
     */
    static ObjectNode of(Class<? extends Event> type) {
        var schema = JSON.createObjectNode();
        var generated = generator().generateSchema(type);
        schema.set("$schema", generated.get("$schema"));
        schema.put("title", type.getSimpleName());
        generated.properties().stream()
                .filter(field -> !field.getKey().equals("$schema"))
                .forEach(field -> schema.set(field.getKey(), field.getValue()));
        schema.putArray("required").add(subject(type));
        return schema;
    }

    /** The first field names the subject of an event that concerns no single customer. */
    private static String subject(Class<? extends Event> type) {
        var fields = Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
        return fields.contains("customerId") ? "customerId" : fields.get(0);
    }

    private static SchemaGenerator generator() {
        var configuration = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.RESPECT_JSONPROPERTY_ORDER))
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .without(Option.SCHEMA_VERSION_INDICATOR)
                .with(Option.SCHEMA_VERSION_INDICATOR, Option.DEFINITIONS_FOR_ALL_OBJECTS);
        configuration
                .forTypesInGeneral()
                .withPropertySorter(Comparator.comparingInt(EventSchemas::position))
                .withCustomDefinitionProvider((type, context) -> type.getErasedType() == Currency.class
                        ? new CustomDefinition(
                                JSON.createObjectNode().put("type", "string").put("pattern", "^[A-Z]{3}$"), true)
                        : null);
        return new SchemaGenerator(configuration.build());
    }

    /** Fields stand in the order of the record. */
    private static int position(MemberScope<?, ?> member) {
        var owner = member.getDeclaringType().getErasedType();
        var components = owner.getRecordComponents();
        return components == null
                ? 0
                : Arrays.stream(components)
                        .map(component -> component.getName())
                        .toList()
                        .indexOf(member.getName());
    }

    /** The AsyncAPI 3.0 document: a channel for each topic, a message for each event. */
    static JsonNode asyncApi() {
        var document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Winback events")
                .put("version", "1")
                .put(
                        "description",
                        "CloudEvents 1.0 in binary mode, JSON in UTF-8, keyed by customer id; the key of a definition"
                                + " names its kind and id. Fields are only added, and optional.");
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var messages = document.putObject("components").putObject("messages");
        var headers = JSON.createObjectNode();
        headers.put("type", "object");
        headers.putArray("required")
                .add("ce_specversion")
                .add("ce_id")
                .add("ce_type")
                .add("ce_source");
        var properties = headers.putObject("properties");
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "UUIDv7; consumers deduplicate by it",
                        "ce_type", "the name of the event",
                        "ce_source", "the service that owns the topic",
                        "ce_time", "when it happened, RFC 3339",
                        "ce_subject", "the record key: the customer id, or the kind and id of a definition",
                        "ce_causationid", "the id of the event that caused it",
                        "traceparent", "W3C trace context")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> properties
                        .putObject(header.getKey())
                        .put("type", "string")
                        .put("description", header.getValue()));
        document.withObject("/components").putObject("schemas").set("CloudEventHeaders", headers);
        for (var topic : Topic.values()) {
            var channel = channels.putObject(topic.toString());
            channel.put("address", topic.toString());
            channel.put(
                    "description",
                    "Written by %s only.%s"
                            .formatted(
                                    topic.source().substring(1),
                                    topic.compacted() ? " Compacted: the latest record of each record key." : ""));
            var carried = channel.putObject("messages");
            var operation = operations.putObject("receive-" + topic);
            operation.put("action", "receive");
            operation.putObject("channel").put("$ref", "#/channels/" + topic);
            for (var type : new TreeMap<>(topic.types()).keySet()) {
                carried.putObject(type).put("$ref", "#/components/messages/" + type);
                var message = messages.putObject(type);
                message.put("name", type);
                message.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
                message.putObject("payload").put("$ref", "./" + type + ".json");
            }
        }
        return document;
    }

    /** All events, by name. */
    static List<Class<? extends Event>> types() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.types().values().stream())
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }
}
