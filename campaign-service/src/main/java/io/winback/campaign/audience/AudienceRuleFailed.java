package io.winback.campaign.audience;

/** A rule answered neither true nor false for a customer. Its message names no value of the customer. */
public class AudienceRuleFailed extends RuntimeException {

    AudienceRuleFailed(String message) {
        super(message);
    }
}
