package io.winback.events.customer;

/** Why a customer left. */
public enum ChurnReason {
    PRICE,
    QUALITY,
    SERVICE,
    DELIVERY,
    COMPETITOR,
    NO_LONGER_NEEDED,
    PAYMENT_FAILED,
    DECEASED,
    UNKNOWN
}
