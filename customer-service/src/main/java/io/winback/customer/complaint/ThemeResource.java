package io.winback.customer.complaint;

import io.winback.chassis.http.AnsweredFields;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.OneAtATime;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.SentBack;
import io.winback.chassis.http.StorableLines;
import io.winback.events.customer.ChurnReason;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/themes}. */
@Path("/v1/themes")
class ThemeResource {

    private final Themes themes;
    private final DefineTheme defineTheme;
    private final ResolveTheme resolveTheme;
    private final IdempotencyKeys keys;
    private final SentBack sentBack;

    ThemeResource(
            Themes themes,
            DefineTheme defineTheme,
            ResolveTheme resolveTheme,
            IdempotencyKeys keys,
            SentBack sentBack) {
        this.themes = themes;
        this.defineTheme = defineTheme;
        this.resolveTheme = resolveTheme;
        this.keys = keys;
        this.sentBack = sentBack;
    }

    @PUT
    @OneAtATime
    @RolesAllowed({MARKETER, SUPPORT, ADMIN})
    @Operation(operationId = "putTheme")
    @Path("/{themeId}")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ThemeView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ThemeView.class)))
    public Response put(@PathParam("themeId") @ExternalId String themeId, @NotNull @Valid ThemeDefinition definition) {
        sentBack.requireEqual(
                "themeId",
                themeId,
                themes.findByIdOptional(themeId)
                        .map(theme -> ThemeView.of(theme, null))
                        .orElse(null));
        var defined = defineTheme.define(themeId, definition.name(), definition.reason());
        return Response.status(defined.created() ? 201 : 200)
                .entity(ThemeView.of(defined.theme(), null))
                .build();
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "getTheme")
    @Path("/{themeId}")
    public ThemeView get(@PathParam("themeId") String themeId) {
        return themes.findByIdOptional(themeId)
                .map(theme -> ThemeView.of(theme, null))
                .orElseThrow(() -> notFound(themeId));
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "listThemes")
    public Page<ThemeView> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        var last = Page.cursor("after", after).orElse("");
        return Page.of(themes.after(last, limit + 1), limit, Theme::id).map(theme -> ThemeView.of(theme, null));
    }

    @POST
    @RolesAllowed({MARKETER, SUPPORT, ADMIN})
    @Operation(operationId = "resolveTheme")
    @Path("/{themeId}/resolution")
    @APIResponse(
            responseCode = "200",
            description = "Resolved.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ThemeView.class)))
    public Response resolve(
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("themeId") String themeId,
            @NotNull @Valid Resolution resolution) {
        return keys.once(key, "POST /v1/themes/" + themeId + "/resolution", resolution, () -> {
            var resolved = resolveTheme.resolve(themeId, resolution.text()).orElseThrow(() -> notFound(themeId));
            return Response.ok(ThemeView.of(resolved.theme(), resolved.customers()))
                    .build();
        });
    }

    private static NotFoundException notFound(String themeId) {
        return new NotFoundException("there is no theme " + themeId);
    }

    @AnsweredFields({"themeId", "resolution", "resolvedAt"})
    record ThemeDefinition(
            @NotBlank @Size(max = 200) @StorableLines String name,

            @NotNull ChurnReason reason) {}

    record Resolution(
            @NotBlank @Size(max = 4_000) @StorableLines String text) {}

    /** @param customersLost customers who had churned for it when it was resolved; absent otherwise */
    record ThemeView(
            String themeId,
            String name,
            @Nullable ChurnReason reason,
            @Nullable String resolution,
            @Nullable Instant resolvedAt,
            @Nullable Long customersLost) {

        static ThemeView of(Theme theme, Long customersLost) {
            return new ThemeView(
                    theme.id(), theme.name(), theme.reason(), theme.resolution(), theme.resolvedAt(), customersLost);
        }
    }
}
