package io.winback.customer.complaint;

import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Severity;

/**
 * A complaint to file.
 *
 * @param orderId null if it concerns no single order
 * @param reason as stated; null to classify the text
 * @param themeId the root cause; null if none is known
 */
public record NewComplaint(
        String customerId, String orderId, String text, ChurnReason reason, Severity severity, String themeId) {

    boolean reportsDeath() {
        return reason == ChurnReason.DECEASED;
    }
}
