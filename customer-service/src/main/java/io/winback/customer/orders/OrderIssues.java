package io.winback.customer.orders;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.sealing.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static io.winback.customer.sealing.WordColumns.ISSUE_COMMENT;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All issues with orders. */
@ApplicationScoped
class OrderIssues implements PanacheRepositoryBase<OrderIssue, UUID> {

    private final Sealing sealing;

    OrderIssues(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Inserts the issues whose id is new, and raises the totals that are greater now. Returns the ids of both. */
    @Transactional(MANDATORY)
    Set<UUID> store(List<OrderIssue> issues) {
        if (issues.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(scalar(getSession(), """
                        with made as (
                            insert into mishap (mishap_id, kind, customer_id, order_id, reason, confidence, comment,
                                happened_at, amount, currency, whole_order, awaits_order, total_of_order)
                            select * from unnest(:ids, :kinds, :customers, :orders, :reasons, :confidences, :comments,
                                :times, :amounts, :currencies, :whole, :awaiting, :totals)
                            on conflict (mishap_id) do update
                                set amount = excluded.amount, happened_at = excluded.happened_at
                                where mishap.total_of_order and excluded.amount > mishap.amount
                            returning mishap_id)
                        select mishap_id from made""", UUID.class)
                .setParameter("ids", issues.stream().map(OrderIssue::id).toArray(UUID[]::new))
                .setParameter("kinds", texts(issues, issue -> issue.kind().name()))
                .setParameter("customers", texts(issues, OrderIssue::customerId))
                .setParameter("orders", texts(issues, OrderIssue::orderId))
                .setParameter("reasons", texts(issues, issue -> issue.reason().name()))
                .setParameter(
                        "confidences",
                        issues.stream().map(OrderIssue::confidence).toArray(Double[]::new))
                .setParameter(
                        "comments",
                        texts(
                                issues,
                                issue -> sealing.seal(ISSUE_COMMENT, issue.id().toString(), issue.comment())))
                .setParameter(
                        "times", issues.stream().map(OrderIssue::happenedAt).toArray(Instant[]::new))
                .setParameter(
                        "amounts",
                        issues.stream()
                                .map(issue -> issue.amount() == null
                                        ? null
                                        : issue.amount().amount())
                                .toArray(BigDecimal[]::new))
                .setParameter(
                        "currencies",
                        texts(
                                issues,
                                issue -> issue.amount() == null
                                        ? null
                                        : issue.amount().currency().getCurrencyCode()))
                .setParameter(
                        "whole", issues.stream().map(OrderIssue::isWholeOrder).toArray(Boolean[]::new))
                .setParameter(
                        "awaiting", issues.stream().map(OrderIssue::awaitsOrder).toArray(Boolean[]::new))
                .setParameter(
                        "totals",
                        issues.stream().map(OrderIssue::isTotalOfOrder).toArray(Boolean[]::new))
                .getResultList());
    }

    private static String[] texts(List<OrderIssue> issues, Function<OrderIssue, String> value) {
        return issues.stream().map(value).toArray(String[]::new);
    }
}
