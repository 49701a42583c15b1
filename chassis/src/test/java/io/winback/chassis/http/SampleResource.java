package io.winback.chassis.http;

import io.smallrye.common.annotation.Blocking;
import io.winback.events.Channel;
import io.winback.events.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** One operation for each way to be refused. */
@Path("/sample")
@Blocking
class SampleResource {

    @POST
    public void post(@NotNull @Valid Sample sample) {}

    @GET
    public void list(
            @QueryParam("channel") Channel channel,
            @QueryParam("limit") Integer limit,
            @RestQuery List<String> tags,
            @BeanParam Filter filter) {}

    @GET
    @Path("/page")
    public void page() {}

    /** Parameters that several operations share. */
    public static class Filter {
        @QueryParam("many")
        List<String> many;
    }

    @GET
    @Path("/missing")
    public void missing() {
        throw new NotFound("no sample has the id s-1");
    }

    @GET
    @Path("/conflict")
    public void conflict() {
        throw new Conflict("the sample is closed");
    }

    @GET
    @Path("/changed")
    public void changed(@Context Request request) {
        Precondition.of(request).checkAgainst(7);
    }

    @GET
    @Path("/unique")
    public void unique() {
        throw new IllegalStateException(new SQLException("duplicate key", "23505"));
    }

    @GET
    @Path("/unavailable")
    public void unavailable() {
        throw new IllegalStateException(new SQLException("gone", "08006"));
    }

    @GET
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
            Map<Channel, Integer> limits) {}

    record Trigger(@NotNull String type) {}

    record Line(@NotNull String sku, Integer count) {}
}
