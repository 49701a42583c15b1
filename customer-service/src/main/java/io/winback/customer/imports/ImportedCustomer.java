package io.winback.customer.imports;

import io.winback.chassis.http.ExternalId;
import io.winback.customer.profile.PersonalDataPatch;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * One line of a file of customers.
 *
 * @param badFields the fields that are ignored because their values are invalid
 */
record ImportedCustomer(
        @NotNull @ExternalId String customerId, @NotNull PersonalDataPatch patch, List<BadField> badFields) {

    /** A field whose value is ignored, and the reason. */
    record BadField(String field, String message) {}
}
