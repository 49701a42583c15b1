package io.winback.customer.models;

/** A model cannot be fitted to these customers, and why. */
public class NotFitted extends RuntimeException {

    NotFitted(String message) {
        super(message);
    }
}
