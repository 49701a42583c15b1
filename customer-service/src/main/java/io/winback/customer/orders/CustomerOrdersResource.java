package io.winback.customer.orders;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.Page;
import io.winback.customer.profile.Customers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/customers/{customerId}/orders}: the newest day first. */
@Path("/v1/customers/{customerId}/orders")
class CustomerOrdersResource {

    private final Orders orders;
    private final Customers customers;

    CustomerOrdersResource(Orders orders, Customers customers) {
        this.orders = orders;
        this.customers = customers;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "listOrders")
    public Page<OrderView> list(
            @PathParam("customerId") @ExternalId String customerId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        if (customers
                .findByIdOptional(customerId)
                .filter(customer -> !customer.erased())
                .isEmpty()) {
            throw new NotFoundException("there is no customer " + customerId);
        }
        var position = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, Orders.Position::parse))
                .orElse(null);
        return Page.of(orders.page(customerId, position, limit + 1), limit, order -> Orders.Position.of(order)
                        .toString())
                .map(OrderView::of);
    }
}
