package io.winback.campaign.access.keys;

import io.winback.chassis.access.Role;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new API key as a caller asks for it.
 *
 * @param name of the system that gets the key. No other active key has it
 * @param roles of the system; not SERVICE
 * @param scopes what the key is limited to, each of which its roles allow in part; absent or empty for all that its roles allow
 * @param expiresAt when the key is refused at the latest; absent if it does not expire
 */
record KeyRequest(
        @NotNull @Pattern(regexp = KeyTerms.NAME, message = KeyTerms.NAME_RULE) @Schema(example = "shop")
        String name,

        @NotEmpty @Schema(example = "[\"INTEGRATOR\"]") Set<@NotNull Role> roles,

        @Size(max = KeyTerms.MOST_SCOPES) @Schema(example = "[\"orders:write\"]")
        List<@NotNull @Size(max = 100) String> scopes,

        @Schema(example = "2127-11-29T00:00:00Z") Instant expiresAt) {

    KeyTerms terms(Instant now) {
        return KeyTerms.of(name, roles, scopes, expiresAt, now);
    }
}
