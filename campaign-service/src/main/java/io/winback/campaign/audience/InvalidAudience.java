package io.winback.campaign.audience;

/** A rule that does not compile, or whose types do not fit. */
public class InvalidAudience extends RuntimeException {

    InvalidAudience(String message) {
        super(message);
    }
}
