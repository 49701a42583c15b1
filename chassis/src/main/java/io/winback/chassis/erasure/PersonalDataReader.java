package io.winback.chassis.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads whatever is stored on a person, row by row as it stands, so that nothing is left out of what they are shown. */
@ApplicationScoped
public class PersonalDataReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** A timestamp as PostgreSQL writes it into JSON; years beyond four digits do not occur. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?[+-]\\d{2}:\\d{2}");

    /** Somebody's words may begin like JSON, and are none. */
    private static final ObjectReader WHOLE =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Of a record that could not be handled: it may name the person, whatever it is. */
    private static final String SET_ASIDE = "select topic, failed_at, cause, encode(payload, 'escape') as payload"
            + " from dead_letter where record_key = ?";

    private final AgroalDataSource database;
    private final PersonalDataTables rows;

    PersonalDataReader(AgroalDataSource database, PersonalDataTables rows) {
        this.database = database;
        this.rows = rows;
    }

    /** By what the rows are: names in camel case, no nulls, JSON as it is. */
    public Map<String, ArrayNode> of(String customerId) {
        var all = new LinkedHashMap<>(rows.queries());
        all.put("setAside", SET_ASIDE);
        var held = new LinkedHashMap<String, ArrayNode>();
        try (var connection = database.getConnection()) {
            for (var query : all.entrySet()) {
                held.put(query.getKey(), rows(connection, query.getValue(), customerId));
            }
            return held;
        } catch (SQLException e) {
            throw new ErasureUnavailable(e);
        }
    }

    private static ArrayNode rows(Connection connection, String query, String customerId) throws SQLException {
        try (var select = connection.prepareStatement("select row_to_json(held) from (" + query + ") as held")) {
            select.setString(1, customerId);
            var rows = JSON.arrayNode();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(readable(EventJson.readBack(result.getString(1), ObjectNode.class)));
                }
            }
            return rows;
        }
    }

    private static ObjectNode readable(ObjectNode row) {
        var readable = JSON.objectNode();
        row.properties().stream()
                .filter(column -> !column.getValue().isNull())
                .forEach(column -> readable.set(camelCase(column.getKey()), opened(column.getValue())));
        return readable;
    }

    /** What is JSON in a column of text is shown as such, and a time as everywhere. */
    private static JsonNode opened(JsonNode value) {
        var text = value.asText();
        if (!value.isTextual()) {
            return value;
        }
        try {
            if (TIME.matcher(text).matches()) {
                return JSON.textNode(OffsetDateTime.parse(text).toInstant().toString());
            }
            return text.startsWith("{") || text.startsWith("[") ? WHOLE.readTree(text) : value;
        } catch (DateTimeException | JsonProcessingException e) {
            return value;
        }
    }

    private static String camelCase(String column) {
        var name = new StringBuilder();
        for (var word : column.split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
