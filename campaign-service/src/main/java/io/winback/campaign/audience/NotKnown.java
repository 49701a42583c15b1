package io.winback.campaign.audience;

/** A rule asked for something that is not known of this customer. */
public class NotKnown extends RuntimeException {

    NotKnown(String message) {
        super(message);
    }
}
