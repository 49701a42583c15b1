package io.winback.customer.insights;

import io.winback.chassis.access.PersonalDataAccess;
import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.http.AcceptedLanguages;
import io.winback.chassis.http.ExternalId;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.RankedReason;
import io.winback.customer.reasons.Signals;
import jakarta.annotation.security.RolesAllowed;
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

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/customers/{customerId}/reasons}: the likely churn reasons of a customer. */
@Path("/v1/customers/{customerId}/reasons")
class CustomerReasonsResource {

    private final Customers customers;
    private final Signals signals;
    private final PersonalDataAccess access;
    private final Clock clock;

    CustomerReasonsResource(Customers customers, Signals signals, PersonalDataAccess access, Clock clock) {
        this.access = access;
        this.customers = customers;
        this.signals = signals;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @ReadsPersonalData
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
        var reader = AcceptedLanguages.of(headers).stream().findFirst().orElse(Locale.ROOT);
        boolean showsWords = access.showsWords();
        return new CustomerReasons(
                customerId,
                now,
                RankedReason.of(known.getOrDefault(customerId, List.of()), now).stream()
                        .map(reason -> showsWords ? reason : reason.withoutWords())
                        .map(reason -> reason.in(reader))
                        .toList());
    }

    /** @param reasons the most likely first */
    record CustomerReasons(String customerId, Instant asOf, List<RankedReason> reasons) {}
}
