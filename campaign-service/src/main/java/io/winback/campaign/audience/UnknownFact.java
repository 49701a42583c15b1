package io.winback.campaign.audience;

/** An audience rule needs a fact that is unknown for a customer. */
public class UnknownFact extends RuntimeException {

    UnknownFact(String message) {
        super(message);
    }
}
