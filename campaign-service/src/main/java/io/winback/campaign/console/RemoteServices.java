package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The other services. The dashboard works without their answers: a service that does not answer is shown as down. */
@ApplicationScoped
class RemoteServices {

    private final CustomerServiceClient customers;
    private final OfferServiceClient offers;
    private final NotificationServiceClient notifications;

    RemoteServices(
            @RestClient CustomerServiceClient customers,
            @RestClient OfferServiceClient offers,
            @RestClient NotificationServiceClient notifications) {
        this.customers = customers;
        this.offers = offers;
        this.notifications = notifications;
    }

    Uni<ServiceSnapshot> customers() {
        return snapshot(Service.CUSTOMER, customers);
    }

    Uni<ServiceSnapshot> offers() {
        return snapshot(Service.OFFER, offers);
    }

    Uni<ServiceSnapshot> notifications() {
        return snapshot(Service.NOTIFICATION, notifications);
    }

    Uni<LatestBacktest> latestBacktest() {
        return customers
                .latestBacktest()
                .map(LatestBacktest::of)
                .onFailure(RemoteServices::isNotFound)
                .recoverWithItem(LatestBacktest.NONE)
                .onFailure()
                .recoverWithItem(LatestBacktest.UNKNOWN);
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404;
    }

    /** A service that gives metrics is up. One whose database is down is up and has no figures. */
    private static Uni<ServiceSnapshot> snapshot(Service service, ServiceClient client) {
        var figures = client.figures().onFailure().recoverWithItem(RemoteFigures.UNKNOWN);
        var health = client.metrics().map(metrics -> new ServiceHealth(service, true, HealthGauge.in(metrics)));
        return Uni.combine()
                .all()
                .unis(figures, health)
                .with(ServiceSnapshot::new)
                .onFailure()
                .recoverWithItem(() -> ServiceSnapshot.down(service));
    }
}
