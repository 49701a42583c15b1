package io.winback.campaign.access.keys;

import io.smallrye.common.annotation.Blocking;
import io.winback.campaign.access.FormTokens;
import io.winback.campaign.access.ShownOnce;
import io.winback.chassis.access.Caller;
import io.winback.chassis.access.Role;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.FormFields;
import io.winback.chassis.http.InvalidInput;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;

/** {@code /console/keys}: the form that issues a key. The page that it opens shows the key once; sending it again finds the name taken. */
@Path(KeysPageResource.ADDRESS)
@Blocking
class IssueKeyFormResource {

    private final IssueKey issueKey;
    private final KeyViews keyViews;
    private final ShownOnce shownOnce;
    private final FormTokens formTokens;
    private final Caller caller;
    private final Clock clock;

    IssueKeyFormResource(
            IssueKey issueKey,
            KeyViews keyViews,
            ShownOnce shownOnce,
            FormTokens formTokens,
            Caller caller,
            Clock clock) {
        this.issueKey = issueKey;
        this.keyViews = keyViews;
        this.shownOnce = shownOnce;
        this.formTokens = formTokens;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response issue(MultivaluedMap<String, String> fields, @Context HttpHeaders headers) {
        if (!formTokens.isOwn(fields.getFirst(FormTokens.FIELD))) {
            var typed = form(fields, lifetime(fields).orElse(KeyForm.EMPTY.lifetime()));
            return page(FormTokens.EXPIRED, typed, KeyFault.EXPIRED, headers);
        }
        var form = form(
                fields,
                lifetime(fields)
                        .orElseThrow(() -> new BadRequestException("the form has no time for which the key is valid")));
        try {
            var issued =
                    issueKey.issue(form.request(clock.instant()), caller.name().orElseThrow());
            return KeysPageResource.open(ShownKey.of(issued, false), shownOnce);
        } catch (InvalidInput e) {
            return page(400, form, KeyFault.of(e), headers);
        } catch (Conflict e) {
            return page(409, form, KeyFault.NAME_TAKEN, headers);
        }
    }

    private Response page(int status, KeyForm form, KeyFault fault, HttpHeaders headers) {
        var content = new KeysContent(keyViews.page(null, KeysPageResource.PAGE), null, form, fault);
        return KeysPageResource.page(status, content, formTokens.present(), headers);
    }

    private static KeyForm form(MultivaluedMap<String, String> fields, KeyLifetime lifetime) {
        return new KeyForm(
                FormFields.text(fields, "name"),
                fields.getOrDefault("role", List.of()).stream()
                        .flatMap(name -> Role.withName(name).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                FormFields.text(fields, "scopes"),
                lifetime);
    }

    private static Optional<KeyLifetime> lifetime(MultivaluedMap<String, String> fields) {
        return Arrays.stream(KeyLifetime.values())
                .filter(lifetime -> lifetime.name().equals(FormFields.text(fields, "lifetime")))
                .findFirst();
    }
}
