package io.winback.customer.orders;

/** What can go wrong with an order after it was placed. */
enum OrderIssueKind {
    /** Something was sent back. */
    RETURN,
    /** A payment did not go through. */
    PAYMENT_FAILURE
}
