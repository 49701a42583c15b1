package io.winback.customer.orders;

/** The kinds of issues with an order. */
enum OrderIssueKind {
    /** The customer returned an item. */
    RETURN,
    /** A payment failed. */
    PAYMENT_FAILURE
}
