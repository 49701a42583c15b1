package io.winback.campaign.audience;

/** A rule asked for something that is not known of this customer. */
public class UnknownFact extends RuntimeException {

    UnknownFact(String message) {
        super(message);
    }
}
