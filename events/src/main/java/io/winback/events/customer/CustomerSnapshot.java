package io.winback.events.customer;

import java.util.Map;

/**
 * A customer without name and addresses, for audience rules.
 *
 * @param confidence of the churn reason, 0 to 1
 * @param openComplaint whether a complaint of the customer is not resolved; promotions wait until it is
 * @param reach the channels that can reach the customer; absent in earlier versions
 */
public record CustomerSnapshot(
        String customerId,
        Stage stage,
        Tier tier,
        ChurnReason churnReason,
        Double confidence,
        String locale,
        String timeZone,
        Map<String, Object> attributes,
        CustomerValue value,
        boolean openComplaint,
        Reach reach) {

    /** A snapshot of an earlier version. */
    public CustomerSnapshot(
            String customerId,
            Stage stage,
            Tier tier,
            ChurnReason churnReason,
            Double confidence,
            String locale,
            String timeZone,
            Map<String, Object> attributes,
            CustomerValue value,
            boolean openComplaint) {
        this(
                customerId,
                stage,
                tier,
                churnReason,
                confidence,
                locale,
                timeZone,
                attributes,
                value,
                openComplaint,
                null);
    }
}
