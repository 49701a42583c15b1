package io.winback.campaign.audience;

/** An audience rule does not compile, or its types do not fit. */
public class InvalidAudience extends RuntimeException {

    InvalidAudience(String message) {
        super(message);
    }
}
