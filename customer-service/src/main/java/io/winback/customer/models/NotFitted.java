package io.winback.customer.models;

/** A model cannot be fitted to a population. */
public class NotFitted extends RuntimeException {

    NotFitted(String message) {
        super(message);
    }
}
