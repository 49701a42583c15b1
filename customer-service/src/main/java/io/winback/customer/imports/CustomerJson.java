package io.winback.customer.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.format.PresentId;
import io.winback.customer.profile.PersonalDataPatchReader;
import jakarta.validation.Validator;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads one line of a JSON file of customers, with the fields of the REST API. An absent field changes nothing. A field that
 * is null or empty is a blank cell.
 */
final class CustomerJson {

    private final PersonalDataPatchReader reader;
    private final Validator validator;
    private final BlankCells blankCells;

    CustomerJson(PersonalDataPatchReader reader, Validator validator, BlankCells blankCells) {
        this.reader = reader;
        this.validator = validator;
        this.blankCells = blankCells;
    }

    ImportedCustomer person(JsonNode line) throws Rejected {
        if (!(line instanceof ObjectNode object)) {
            throw new Rejected("", "must be an object, not " + kindOf(line));
        }
        var id = object.remove("customerId");
        // Only false withdraws a consent; a blank does not.
        if (object.get("consents") instanceof ObjectNode consents) {
            dropBlanks(consents);
        } else if (isBlank(object.path("consents"))) {
            object.remove("consents");
        }
        if (blankCells == BlankCells.KEEP) {
            dropBlanks(object);
        } else {
            nullBlanks(object);
        }
        try {
            return CustomerLine.person(
                    PresentId.of("customerId", id == null || id.isNull() ? null : id.asText()),
                    reader.read(object),
                    validator);
        } catch (InvalidInput e) {
            throw Rejected.of(e);
        }
    }

    private static String kindOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }

    private static void dropBlanks(ObjectNode object) {
        for (var name : names(object)) {
            if (isBlank(object.get(name))) {
                object.remove(name);
            } else if (object.get(name) instanceof ObjectNode inner) {
                dropBlanks(inner);
            }
        }
    }

    private static void nullBlanks(ObjectNode object) {
        for (var name : names(object)) {
            if (isBlank(object.get(name))) {
                object.putNull(name);
            } else if (object.get(name) instanceof ObjectNode inner) {
                nullBlanks(inner);
            }
        }
    }

    private static Set<String> names(ObjectNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean isBlank(JsonNode value) {
        return value.isNull() || value.isTextual() && value.textValue().isBlank();
    }
}
