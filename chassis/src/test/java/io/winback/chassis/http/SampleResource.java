package io.winback.chassis.http;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.access.Role;
import io.winback.events.Channel;
import io.winback.events.Money;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** One operation for each way to be refused. */
@Path("/sample")
@Blocking
class SampleResource {

    @POST
    @RolesAllowed(Role.Names.VIEWER)
    public void post(@NotNull @Valid Sample sample) {}

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    public void list(
            @QueryParam("channel") Channel channel,
            @QueryParam("limit") Integer limit,
            @RestQuery List<String> tags,
            @BeanParam Filter filter) {}

    @GET
    @PermitAll
    @Path("/page")
    public void page() {}

    @POST
    @PermitAll
    @Path("/page")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response form(MultivaluedMap<String, String> form) {
        return WebPage.of(200, "<p>%s</p>".formatted(form.getFirst("comment")));
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/list")
    public Page<Line> list(@QueryParam("limit") @DefaultValue("1") int limit, @QueryParam("after") String after) {
        var last = Page.cursor("after", after).orElse("");
        var found = Stream.of("a", "b", "c").filter(sku -> sku.compareTo(last) > 0);
        return Page.of(found.map(sku -> new Line(sku, 1, null)).toList(), limit, Line::sku);
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/other-list")
    public Page<Line> otherList(@QueryParam("after") String after) {
        return list(1, after);
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/one")
    public Line one() {
        return new Line("a", 1, null);
    }

    /** How often the work of {@link #work} was done. */
    static final AtomicInteger DONE = new AtomicInteger();

    @POST
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/work")
    public Response work() {
        DONE.incrementAndGet();
        return Response.status(201).entity(new Line("a", 1, null)).build();
    }

    @PUT
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/work")
    public void replaceWork() {}

    @DELETE
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/work")
    public void deleteWork() {}

    @POST
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/any")
    public void any(@NotNull Map<String, Object> any) {}

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/languages")
    public List<String> languages(@Context HttpHeaders headers) {
        return AcceptedLanguages.of(headers).stream().map(Locale::toLanguageTag).toList();
    }

    /** Parameters that several operations share. */
    public static class Filter {
        @QueryParam("many")
        List<String> many;
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/missing")
    public void missing() {
        throw new NotFound("no sample has the id s-1");
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/conflict")
    public void conflict() {
        throw new Conflict("the sample is closed");
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/changed")
    public void changed(@Context Request request) {
        Precondition.of(request).checkAgainst(7);
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/unique")
    public void unique() {
        throw new IllegalStateException(new SQLException("duplicate key", "23505"));
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/unavailable")
    public void unavailable() {
        throw new IllegalStateException(new SQLException("gone", "08006"));
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Path("/failing")
    public void failing() {
        throw new IllegalStateException("a secret detail");
    }

    record Sample(
            @ExternalId String id,
            @LanguageTag String locale,
            Trigger trigger,
            Channel channel,
            int quantity,
            Boolean gift,
            Money price,
            Currency currency,
            Instant at,
            LocalDate on,
            Duration every,
            UUID reference,
            List<String> tags,
            List<Line> lines,
            Map<String, Channel> channels,
            Map<Channel, Integer> limits,

            @Size(max = 3) String note,

            @Size(min = 2, max = 3) String code,

            @Size(max = 2) List<@NotNull String> few,

            @Digits(integer = 1, fraction = 6) BigDecimal share,

            @Min(1) @Max(9) Integer weight,

            @DecimalMin(value = "0", inclusive = false) @DecimalMax("0.9")
            BigDecimal holdout,

            Map<String, Object> attributes) {}

    record Trigger(@NotNull String type) {}

    record Line(@NotNull String sku, Integer count, Money price) {}
}
