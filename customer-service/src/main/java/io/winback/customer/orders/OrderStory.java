package io.winback.customer.orders;

import io.winback.customer.profile.OrderStatus;
import java.util.Arrays;

/**
 * What may be added to a stored order later, as SQL for single orders and files alike. In it {@code kept} is the stored order and
 * {@code sent} is the order that comes again. Facts that were not known are added. Of two different times of delivery or promise
 * the later counts, and of two states the later. So the result does not depend on the order of arrival. Times that were corrected
 * stay.
 */
public final class OrderStory {

    /** The columns of {@code sent}. */
    static final String COLUMNS = "order_id, customer_id, placed_at, placed_on, amount, currency, category, items, "
            + "coupon_code, promised_by, delivered_at, status";

    /** The field that cannot change; null if the order is the same. */
    public static final String DIFFERENT_FIELD = """
            case when kept.customer_id <> sent.customer_id then 'customerId'
                when kept.currency <> sent.currency then 'total.currency'
                when kept.amount <> sent.amount then 'total.amount'
                when kept.placed_at <> sent.placed_at then 'placedAt'
                when kept.items <> sent.items then 'items'
                when kept.coupon_code <> sent.coupon_code then 'couponCode' end""";

    private static final String UPDATE = """
            with reported as (
                select kept.order_id, min(sent.items) as items, min(sent.category) as category,
                    min(sent.coupon_code) as coupon_code,
                    max(sent.promised_by) filter (where not kept.delivery_corrected) as promised_by,
                    max(sent.delivered_at) filter (where not kept.delivery_corrected) as delivered_at,
                    max(array_position(%3$s, sent.status)) as state,
                    min(array_position(%3$s, kept.status)) as state_before, min(kept.coupon_code) as coupon_before
                from %1$s join customer_order as kept on kept.order_id = sent.order_id
                where (%2$s) is null group by kept.order_id),
            changed as (
                update customer_order as kept set items = coalesce(kept.items, reported.items),
                    category = coalesce(kept.category, reported.category),
                    coupon_code = coalesce(kept.coupon_code, reported.coupon_code),
                    promised_by = greatest(kept.promised_by, reported.promised_by),
                    delivered_at = greatest(kept.delivered_at, reported.delivered_at),
                    status = coalesce((%3$s)[greatest(reported.state_before, reported.state)], kept.status)
                from reported where kept.order_id = reported.order_id
                    and (coalesce(kept.items, reported.items), coalesce(kept.category, reported.category),
                        coalesce(kept.coupon_code, reported.coupon_code), greatest(kept.promised_by, reported.promised_by),
                        greatest(kept.delivered_at, reported.delivered_at), greatest(reported.state_before, reported.state))
                    is distinct from (kept.items, kept.category, kept.coupon_code, kept.promised_by, kept.delivered_at,
                        reported.state_before)
                returning kept.order_id, kept.customer_id,
                    kept.status is not distinct from %4$s
                        and coalesce(reported.state > coalesce(reported.state_before, 0), false) as cancelled,
                    kept.coupon_code is not null and reported.coupon_before is null as coupon_added)
            select order_id, customer_id, cancelled, coupon_added from changed""";

    private OrderStory() {}

    /**
     * An order of which more became known.
     *
     * @param isCancelled the order was not cancelled before
     * @param hasCoupon the coupon code was not known before
     */
    public record Change(String orderId, String customerId, boolean isCancelled, boolean hasCoupon) {}

    /**
     * The statement that adds what was not known of stored orders, and returns the columns of a {@link Change}.
     *
     * @param sent the table {@code sent}
     * @param states the parameter of {@link #states}
     * @param cancelled the parameter of the state of a cancelled order
     */
    public static String update(String sent, String states, String cancelled) {
        return UPDATE.formatted(sent, DIFFERENT_FIELD, states, cancelled);
    }

    /** The names of the states, in their order. */
    public static String[] states() {
        return Arrays.stream(OrderStatus.values()).map(OrderStatus::name).toArray(String[]::new);
    }
}
