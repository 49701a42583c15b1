package io.winback.campaign.access;

import io.winback.chassis.access.Role;
import io.winback.chassis.http.AnsweredFields;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.PrintableLine;
import jakarta.annotation.Nullable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an administrator says of a person.
 *
 * @param password the new password; absent to keep the present one
 */
@AnsweredFields({"personId", "hasPassword", "createdAt", "changedAt", "signedInAt"})
record PersonDefinition(
        @NotBlank @Size(max = 100) @PrintableLine @Schema(example = "Hina Sato")
        String displayName,

        @NotEmpty Set<@NotNull Role> roles,

        @Nullable
        @Schema(
                writeOnly = true,
                minLength = PasswordRule.SHORTEST,
                maxLength = PasswordRule.LONGEST,
                example = "plum-river-9-lantern")
        String password) {

    /** @throws InvalidInput for the role of services, and for a password that is easy to guess */
    void check(String personId) {
        if (roles.contains(Role.SERVICE)) {
            throw InvalidInput.inBody("roles", "must be roles of people, and SERVICE is none");
        }
        if (password != null) {
            PasswordRule.faultOf(password, personId, displayName).ifPresent(fault -> {
                throw InvalidInput.inBody("password", fault.message());
            });
        }
    }

    /** Without the password, because texts of objects reach logs. */
    @Override
    public String toString() {
        return "PersonDefinition[displayName=%s, roles=%s]".formatted(displayName, roles);
    }
}
