package io.winback.notification.template;

import io.quarkus.qute.TemplateException;
import io.winback.events.Channel;
import io.winback.events.rest.InvalidInput;
import io.winback.events.rest.Page;
import io.winback.events.rest.Precondition;
import io.winback.notification.NotificationConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code /v1/templates}. */
@Path("/v1/templates")
class TemplateResource {

    private final Templates templates;
    private final DefineTemplate defineTemplate;
    private final NotificationConfiguration configuration;

    TemplateResource(Templates templates, DefineTemplate defineTemplate, NotificationConfiguration configuration) {
        this.templates = templates;
        this.defineTemplate = defineTemplate;
        this.configuration = configuration;
    }

    @PUT
    @Path("/{templateId}")
    public Response put(
            @PathParam("templateId") @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String templateId,
            @Context Request request,
            @NotNull @Valid Definition definition) {
        var defined = defineTemplate.define(templateId, definition.messages(), Precondition.of(request));
        return answer(defined.created() ? 201 : 200, defined.template());
    }

    @GET
    @Path("/{templateId}")
    public Response get(@PathParam("templateId") String templateId) {
        return answer(200, existing(templateId));
    }

    @GET
    public Page<TemplateView> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        var last = Page.cursor("after", after).orElse("");
        return Page.of(templates.after(last, limit + 1), limit, Template::id).map(TemplateView::of);
    }

    @POST
    @Path("/{templateId}/preview")
    public Rendered preview(@PathParam("templateId") String templateId, @NotNull @Valid Preview preview) {
        existing(templateId);
        try {
            return templates
                    .ready(List.of(templateId))
                    .get(templateId)
                    .render(
                            preview.channel(),
                            preview.locale(),
                            configuration.locale(),
                            preview.data() == null ? Map.of() : preview.data())
                    .orElseThrow(() -> InvalidInput.inBody("channel", "the template says nothing there"));
        } catch (TemplateException e) {
            throw InvalidInput.inBody("data", e.getMessage());
        }
    }

    private Template existing(String templateId) {
        return templates
                .findByIdOptional(templateId)
                .orElseThrow(() -> new NotFoundException("there is no template " + templateId));
    }

    private static Response answer(int status, Template template) {
        return Response.status(status)
                .entity(TemplateView.of(template))
                .tag(Precondition.tag(template.version()))
                .build();
    }

    record Definition(@NotEmpty @Size(max = 100) List<@NotNull @Valid MessageTemplate> messages) {}

    record Preview(@NotNull String locale, @NotNull Channel channel, Map<String, Object> data) {}

    record TemplateView(String templateId, List<MessageTemplate> messages, Instant changedAt) {

        static TemplateView of(Template template) {
            return new TemplateView(template.id(), template.messages(), template.changedAt());
        }
    }
}
