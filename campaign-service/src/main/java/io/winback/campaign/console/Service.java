package io.winback.campaign.console;

/** The four services, in the order of the dashboard. */
enum Service {
    CUSTOMER("customer-service"),
    CAMPAIGN("campaign-service"),
    OFFER("offer-service"),
    NOTIFICATION("notification-service");

    private final String group;

    Service(String group) {
        this.group = group;
    }

    /** The Kafka consumer group of the service. */
    String group() {
        return group;
    }
}
