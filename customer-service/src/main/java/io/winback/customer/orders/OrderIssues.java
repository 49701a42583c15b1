package io.winback.customer.orders;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All issues with orders. */
@ApplicationScoped
class OrderIssues implements PanacheRepositoryBase<OrderIssue, UUID> {}
