package io.winback.customer.exchange;

import io.winback.chassis.http.AnsweredFields;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.NotFound;
import io.winback.chassis.http.OneAtATime;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.SentBack;
import io.winback.customer.ShopClock;
import io.winback.events.CirculatingCurrencies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/exchange-rates}: the rates by which amounts of several currencies are compared. */
@Path("/v1/exchange-rates")
class ExchangeRateResource {

    private final ExchangeRates rates;
    private final DefineExchangeRate defineExchangeRate;
    private final DeleteExchangeRate deleteExchangeRate;
    private final ShopClock shopClock;
    private final SentBack sentBack;

    ExchangeRateResource(
            ExchangeRates rates,
            DefineExchangeRate defineExchangeRate,
            DeleteExchangeRate deleteExchangeRate,
            ShopClock shopClock,
            SentBack sentBack) {
        this.rates = rates;
        this.defineExchangeRate = defineExchangeRate;
        this.deleteExchangeRate = deleteExchangeRate;
        this.shopClock = shopClock;
        this.sentBack = sentBack;
    }

    /** Stores the rate of a currency from a date on. It replaces a rate of the same date and currencies. */
    @PUT
    @OneAtATime
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "putExchangeRate")
    @Path("/{currency}")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExchangeRateView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExchangeRateView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "Another rate of the same day, or a chain of them, gives a value that differs by more than 1 %."
                            + " The problem shows both values and these rates.")
    public Response put(@PathParam("currency") String currency, @NotNull @Valid RateDefinition definition) {
        sentBack.requireEqual("currency", currency, () -> null);
        var rate = rate(inUse("currency", "path", currency), definition);
        boolean created = defineExchangeRate.define(rate);
        return Response.status(created ? 201 : 200)
                .entity(ExchangeRateView.of(rate))
                .build();
    }

    /**
     * Deletes a stored rate. From its day on the rate of an earlier date counts, or that of the configuration; without any, the
     * amounts of the currency are not compared with others. The list of customers follows at once, and ranks with the next scoring.
     */
    @DELETE
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "deleteExchangeRate")
    @Path("/{currency}/to/{to}/{date}")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "409", description = "The rate is of the configuration.")
    public Response delete(
            @PathParam("currency") String currency, @PathParam("to") String to, @PathParam("date") String date) {
        var from = currency("currency", "path", currency);
        var other = currency("to", "path", to);
        var day = day(date);
        if (!deleteExchangeRate.delete(from, other, day)) {
            throw new NotFound("there is no rate from %s to %s of %s".formatted(from, other, day));
        }
        return Response.noContent().build();
    }

    /** The stored rates of a currency, the latest first. Rates of the configuration are not among them. */
    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "getExchangeRates")
    @Path("/{currency}")
    public Page<ExchangeRateView> get(
            @PathParam("currency") String currency,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var position = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, ExchangeRateResource::position))
                .orElse(null);
        var found = rates.of(currency("currency", "path", currency), position, limit + 1);
        return Page.of(found, limit, rate -> rate.date() + " " + rate.to()).map(ExchangeRateView::of);
    }

    /** The rates that are in effect today, with those of the configuration. */
    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "listExchangeRates")
    public CurrentRates list() {
        var today = shopClock.today();
        return new CurrentRates(
                today,
                rates.ratesOn(today).stream()
                        .map(ExchangeRateView::of)
                        .sorted(Comparator.comparing(ExchangeRateView::currency).thenComparing(ExchangeRateView::to))
                        .toList());
    }

    private static ExchangeRate rate(Currency currency, RateDefinition definition) {
        var to = inUse("to", "body", definition.to());
        if (to.equals(currency)) {
            throw InvalidInput.inBody("to", "must be another currency than %s".formatted(currency));
        }
        requireYear("body", definition.date());
        try {
            return new ExchangeRate(currency, definition.date(), to, definition.rate());
        } catch (IllegalArgumentException e) {
            throw InvalidInput.inBody(
                    "rate",
                    "must be above 0, at most 10^12, and have at most 12 decimals, but is " + definition.rate());
        }
    }

    private static Currency inUse(String field, String in, String code) {
        var currency = currency(field, in, code);
        CirculatingCurrencies.problemWith(currency).ifPresent(problem -> {
            throw new InvalidInput(field, in, problem);
        });
        return currency;
    }

    private static Currency currency(String field, String in, String code) {
        try {
            return CirculatingCurrencies.presentOrPast(code);
        } catch (IllegalArgumentException e) {
            var received = code.length() > 10 ? "a longer text" : code;
            throw new InvalidInput(field, in, "must be an ISO 4217 currency such as USD, but is " + received);
        }
    }

    private static LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            requireYear("path", day);
            return day;
        } catch (DateTimeParseException e) {
            throw new InvalidInput("date", "path", "must be a date such as 2026-11-01");
        }
    }

    private static void requireYear(String in, LocalDate date) {
        if (date.getYear() < 1900 || date.getYear() > 9999) {
            throw new InvalidInput("date", in, "must be in the years 1900 to 9999, but is " + date);
        }
    }

    private static ExchangeRates.Position position(String text) {
        try {
            return new ExchangeRates.Position(LocalDate.parse(text.substring(0, 10)), text.substring(11));
        } catch (DateTimeParseException | StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("no position", e);
        }
    }

    /**
     * A rate.
     *
     * @param date the first day of the rate
     * @param to the other currency
     * @param rate the value of one unit in the other currency
     */
    @AnsweredFields("currency")
    record RateDefinition(
            @NotNull LocalDate date,
            @NotNull String to,
            @NotNull BigDecimal rate) {}

    record ExchangeRateView(String currency, LocalDate date, String to, BigDecimal rate) {

        static ExchangeRateView of(ExchangeRate rate) {
            return new ExchangeRateView(
                    rate.currency().getCurrencyCode(), rate.date(), rate.to().getCurrencyCode(), rate.rate());
        }
    }

    record CurrentRates(LocalDate date, List<ExchangeRateView> items) {}
}
