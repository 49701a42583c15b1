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

/** Reads all rows that a service stores about a customer, with all their columns. */
@ApplicationScoped
public class PersonalDataReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** A timestamp as PostgreSQL writes it into JSON. Its years have four digits. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?[+-]\\d{2}:\\d{2}");

    /** Text of a customer may begin like JSON. */
    private static final ObjectReader WHOLE_TEXT =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The payload of a dead letter may hold personal data, so it is shown as it is. */
    private static final String DEAD_LETTERS = "select topic, failed_at, cause, encode(payload, 'escape') as payload"
            + " from dead_letter where record_key = ?";

    private final AgroalDataSource database;
    private final PersonalDataTables tables;
    private final OpenRow openRow;

    PersonalDataReader(AgroalDataSource database, PersonalDataTables tables, OpenRow openRow) {
        this.database = database;
        this.tables = tables;
        this.openRow = openRow;
    }

    /**
     * The rows by their name. Column names are in camel case, and nulls are left out. A row with values that cannot be opened names
     * them in {@code unreadable}.
     */
    public Map<String, ArrayNode> of(String customerId) {
        var held = new LinkedHashMap<String, ArrayNode>();
        try (var connection = database.getConnection()) {
            for (var table : tables.readable()) {
                held.put(table.name(), rows(connection, table, customerId));
            }
            held.put("setAside", rows(connection, PersonalTable.read("setAside", DEAD_LETTERS), customerId));
            return held;
        } catch (SQLException e) {
            throw new ErasureUnavailable(e);
        }
    }

    private ArrayNode rows(Connection connection, PersonalTable table, String customerId) throws SQLException {
        try (var select = connection.prepareStatement("select row_to_json(held) from (" + table.read() + ") as held")) {
            select.setString(1, customerId);
            var rows = JSON.arrayNode();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(readable(
                            openRow.open(EventJson.readBack(result.getString(1), ObjectNode.class), table.sealed())));
                }
            }
            return rows;
        }
    }

    private static ObjectNode readable(ObjectNode row) {
        var readable = JSON.objectNode();
        row.properties().stream()
                .filter(column -> !column.getValue().isNull())
                .forEach(column -> readable.set(CamelCase.of(column.getKey()), decoded(column.getValue())));
        return readable;
    }

    /** JSON in a text column becomes JSON, and a timestamp becomes UTC. */
    private static JsonNode decoded(JsonNode value) {
        var text = value.asText();
        if (!value.isTextual()) {
            return value;
        }
        try {
            if (TIME.matcher(text).matches()) {
                return JSON.textNode(OffsetDateTime.parse(text).toInstant().toString());
            }
            return text.startsWith("{") || text.startsWith("[") ? WHOLE_TEXT.readTree(text) : value;
        } catch (DateTimeException | JsonProcessingException e) {
            return value;
        }
    }
}
