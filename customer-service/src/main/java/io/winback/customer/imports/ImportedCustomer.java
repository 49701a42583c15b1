package io.winback.customer.imports;

import io.winback.chassis.http.ExternalId;
import io.winback.customer.profile.PersonalDataPatch;
import io.winback.events.Channel;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One line of a file of customers.
 *
 * @param badFields the fields that are ignored because their values are invalid
 * @param consentTimes the times of the consents of which the file has one
 */
record ImportedCustomer(
        @NotNull @ExternalId String customerId,
        @NotNull PersonalDataPatch patch,
        List<BadField> badFields,
        Map<Channel, Instant> consentTimes) {

    ImportedCustomer(String customerId, PersonalDataPatch patch, List<BadField> badFields) {
        this(customerId, patch, badFields, Map.of());
    }

    /** A field whose value is ignored, and the reason. */
    record BadField(String field, String message) {

        /** As faults of a line that is rejected for other fields. */
        static List<Rejected> rejected(List<BadField> fields) {
            return fields.stream()
                    .map(bad -> new Rejected(bad.field, bad.message))
                    .toList();
        }
    }
}
