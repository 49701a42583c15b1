package io.winback.campaign.audience;

/** An audience rule has no result for a customer. The message holds no personal data. */
public class AudienceRuleFailed extends RuntimeException {

    AudienceRuleFailed(String message) {
        super(message);
    }
}
