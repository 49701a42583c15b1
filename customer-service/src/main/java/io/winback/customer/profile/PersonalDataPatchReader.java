package io.winback.customer.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.InvalidJson;
import io.winback.customer.profile.PersonalDataPatch.Field;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Reads a change of personal data from a JSON merge patch (RFC 7396): an absent field stays, null removes. */
@ApplicationScoped
public class PersonalDataPatchReader {

    private static final String CONTACTS = "contacts";
    private static final String CONSENTS = "consents";

    private static final Map<String, Field> FIELDS = Map.of(
            "name", Field.NAME,
            "locale", Field.LOCALE,
            "timeZone", Field.TIME_ZONE,
            "birthDate", Field.BIRTH_DATE,
            "preferredChannel", Field.PREFERRED_CHANNEL,
            "attributes", Field.ATTRIBUTES);

    private static final Map<String, Field> ADDRESSES =
            Map.of("email", Field.EMAIL, "phone", Field.PHONE, "chat", Field.CHAT);

    private final ObjectMapper json;

    PersonalDataPatchReader(ObjectMapper json) {
        this.json = json;
    }

    /** @throws InvalidInput with the field that cannot be read */
    public PersonalDataPatch read(ObjectNode patch) {
        refuseRemovedConsents(patch);
        try {
            return new PersonalDataPatch(json.treeToValue(patch, PersonalData.class), removed(patch));
        } catch (JsonMappingException e) {
            var problem = InvalidJson.of(e);
            throw InvalidInput.inBody(problem.field(), problem.message());
        } catch (JsonProcessingException e) {
            throw InvalidInput.inBody("", InvalidJson.of(e).message());
        }
    }

    private static Set<Field> removed(ObjectNode patch) {
        var removed = EnumSet.noneOf(Field.class);
        addNulls(removed, patch, FIELDS);
        var contacts = patch.get(CONTACTS);
        if (contacts != null && contacts.isNull()) {
            removed.addAll(ADDRESSES.values());
        } else if (contacts != null) {
            addNulls(removed, contacts, ADDRESSES);
        }
        return removed;
    }

    private static void addNulls(Set<Field> removed, JsonNode object, Map<String, Field> fields) {
        fields.forEach((name, field) -> {
            if (object.path(name).isNull()) {
                removed.add(field);
            }
        });
    }

    /** A removed consent would lose the withdrawal. */
    private static void refuseRemovedConsents(ObjectNode patch) {
        var consents = patch.get(CONSENTS);
        if (consents != null && consents.isNull()) {
            throw InvalidInput.inBody(CONSENTS, "cannot be removed; use false to withdraw a consent");
        }
        if (consents != null) {
            consents.properties().forEach(consent -> {
                if (consent.getValue().isNull()) {
                    throw InvalidInput.inBody(
                            CONSENTS + "." + consent.getKey(), "cannot be removed; use false to withdraw the consent");
                }
            });
        }
    }
}
