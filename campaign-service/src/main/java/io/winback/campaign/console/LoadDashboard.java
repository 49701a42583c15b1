package io.winback.campaign.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.winback.campaign.CampaignConfiguration;
import io.winback.campaign.results.CountCampaignFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the loop from everybody at once. However many watch, it is read once a second. */
@ApplicationScoped
class LoadDashboard {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final CountCampaignFigures countFigures;
    private final MeterRegistry metrics;
    private final Uni<Dashboard> reading;

    LoadDashboard(
            CampaignConfiguration configuration,
            CountCampaignFigures countFigures,
            MeterRegistry metrics,
            ConsumerLag consumerLag) {
        this.countFigures = countFigures;
        this.metrics = metrics;
        var customers = new RemoteService(Service.CUSTOMER, configuration.customerService());
        var offers = new RemoteService(Service.OFFER, configuration.offerService());
        var notifications = new RemoteService(Service.NOTIFICATION, configuration.notificationService());
        this.reading = Uni.combine()
                .all()
                .unis(
                        ours(),
                        customers.answer(),
                        offers.answer(),
                        notifications.answer(),
                        aside(consumerLag::now).onFailure().recoverWithItem(Map.of()))
                .with(Dashboard::of)
                .memoize()
                .forFixedDuration(FRESH);
    }

    Uni<Dashboard> now() {
        return reading;
    }

    private Uni<OwnSnapshot> ours() {
        var figures = aside(countFigures::now).onFailure().recoverWithNull();
        var readings = aside(() -> HealthGauge.of(metrics)).onFailure().recoverWithItem(Map.of());
        return Uni.combine()
                .all()
                .unis(figures, readings)
                .with((counted, read) -> new OwnSnapshot(counted, new ServiceHealth(Service.CAMPAIGN, true, read)));
    }

    /** On a thread that may wait, and not for too long. */
    private static <T> Uni<T> aside(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
