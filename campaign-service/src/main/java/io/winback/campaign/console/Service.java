package io.winback.campaign.console;

/** The four, in the order of the loop. */
enum Service {
    CUSTOMER("customer-service"),
    CAMPAIGN("campaign-service"),
    OFFER("offer-service"),
    NOTIFICATION("notification-service");

    private final String group;

    Service(String group) {
        this.group = group;
    }

    /** The consumer group it reads the topics as. */
    String group() {
        return group;
    }
}
