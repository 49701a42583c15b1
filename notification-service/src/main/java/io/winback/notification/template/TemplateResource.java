package io.winback.notification.template;

import io.winback.chassis.http.AnsweredFields;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.LanguageTag;
import io.winback.chassis.http.OneAtATime;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.Precondition;
import io.winback.chassis.http.SentBack;
import io.winback.events.Channel;
import io.winback.notification.text.SmsText;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/templates}: the templates of messages, and their previews. */
@Path("/v1/templates")
class TemplateResource {

    private final Templates templates;
    private final DefineTemplate defineTemplate;
    private final PreviewTemplate previewTemplate;
    private final SentBack sentBack;

    TemplateResource(
            Templates templates, DefineTemplate defineTemplate, PreviewTemplate previewTemplate, SentBack sentBack) {
        this.templates = templates;
        this.defineTemplate = defineTemplate;
        this.previewTemplate = previewTemplate;
        this.sentBack = sentBack;
    }

    @PUT
    @OneAtATime
    @RolesAllowed({MARKETER, ADMIN})
    @Operation(operationId = "putTemplate")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of the version to replace",
            schema = @Schema(type = SchemaType.STRING))
    @Path("/{templateId}")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TemplateView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TemplateView.class)))
    public Response put(
            @PathParam("templateId") @ExternalId String templateId,
            @Context Request request,
            @NotNull @Valid TemplateDefinition definition) {
        sentBack.requireEqual(
                "templateId",
                templateId,
                templates.findByIdOptional(templateId).map(TemplateView::of).orElse(null));
        var defined = defineTemplate.define(templateId, definition.messages(), Precondition.of(request));
        return answer(defined.created() ? 201 : 200, defined.template());
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "getTemplate")
    @Path("/{templateId}")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TemplateView.class)))
    public Response get(@PathParam("templateId") String templateId) {
        return answer(200, existing(templateId));
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "listTemplates")
    public Page<TemplateView> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        var last = Page.cursor("after", after).orElse("");
        return Page.of(templates.after(last, limit + 1), limit, Template::id).map(TemplateView::of);
    }

    /** Without {@code data} it uses sample values. With data, a name, a coupon and an offer that it does not contain are absent. */
    @POST
    @RolesAllowed({MARKETER, APPROVER, SUPPORT, ADMIN})
    @Operation(operationId = "previewTemplate")
    @Path("/{templateId}/preview")
    public PreviewView preview(@PathParam("templateId") String templateId, @NotNull @Valid Preview preview) {
        existing(templateId);
        return PreviewView.of(previewTemplate.preview(templateId, preview.channel(), preview.locale(), preview.data()));
    }

    private Template existing(String templateId) {
        return templates
                .findByIdOptional(templateId)
                .orElseThrow(() -> new NotFoundException("there is no template " + templateId));
    }

    private static Response answer(int status, Template template) {
        return Precondition.answer(status, TemplateView.of(template), template.version());
    }

    @AnsweredFields({"templateId", "changedAt", "problem"})
    record TemplateDefinition(@NotEmpty @Size(max = 100) List<@NotNull @Valid MessageTemplate> messages) {}

    record Preview(
            @NotNull @LanguageTag String locale, @NotNull Channel channel, Map<String, Object> data) {}

    /**
     * @param parts the number of SMS parts; null on other channels
     * @param alphabet of the SMS; null on other channels
     * @param characters septets or UTF-16 units of an SMS, UTF-16 units of a chat message; null for an e-mail
     */
    record PreviewView(
            @Nullable String subject,
            @Nullable String html,
            @Nullable String text,
            @Nullable Integer parts,
            @Nullable SmsText.Alphabet alphabet,
            @Nullable Integer characters) {

        static PreviewView of(PreviewTemplate.Previewed previewed) {
            var rendered = previewed.message();
            var length = previewed.length();
            return new PreviewView(
                    rendered.subject(),
                    rendered.html(),
                    rendered.text(),
                    length.parts(),
                    length.alphabet(),
                    length.characters());
        }
    }

    /** @param problem why there are no messages; null unless the stored template cannot be parsed */
    record TemplateView(
            String templateId,
            List<MessageTemplate> messages,
            Instant changedAt,
            @Nullable String problem) {

        static TemplateView of(Template template) {
            try {
                return new TemplateView(template.id(), template.messages(), template.changedAt(), null);
            } catch (RuntimeException e) {
                return new TemplateView(
                        template.id(),
                        List.of(),
                        template.changedAt(),
                        "the stored template cannot be parsed; put it again");
            }
        }
    }
}
