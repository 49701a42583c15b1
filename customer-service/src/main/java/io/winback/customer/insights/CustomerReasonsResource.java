package io.winback.customer.insights;

import io.winback.chassis.http.ExternalId;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.RankedReason;
import io.winback.customer.reasons.Signals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/customers/{customerId}/reasons}: the likely churn reasons of a customer. */
@Path("/v1/customers/{customerId}/reasons")
class CustomerReasonsResource {

    private final Customers customers;
    private final Signals signals;
    private final Clock clock;

    CustomerReasonsResource(Customers customers, Signals signals, Clock clock) {
        this.customers = customers;
        this.signals = signals;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "getCustomerReasons")
    public CustomerReasons of(@Context HttpHeaders headers, @PathParam("customerId") @ExternalId String customerId) {
        if (customers
                .findByIdOptional(customerId)
                .filter(customer -> !customer.erased())
                .isEmpty()) {
            throw new NotFoundException("there is no customer " + customerId);
        }
        var now = clock.instant();
        var known = signals.on(List.of(customerId), LocalDate.ofInstant(now, ZoneOffset.UTC));
        var reader = headers.getAcceptableLanguages().stream().findFirst().orElse(Locale.ROOT);
        return new CustomerReasons(
                customerId,
                now,
                RankedReason.of(known.getOrDefault(customerId, List.of()), now).stream()
                        .map(reason -> reason.in(reader))
                        .toList());
    }

    /** @param reasons the most likely first */
    record CustomerReasons(String customerId, Instant asOf, List<RankedReason> reasons) {}
}
