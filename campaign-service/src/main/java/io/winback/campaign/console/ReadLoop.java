package io.winback.campaign.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.winback.campaign.CampaignConfiguration;
import io.winback.campaign.decision.CountFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the loop from everybody at once. However many watch, it is read once a second. */
@ApplicationScoped
class ReadLoop {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final CountFigures countFigures;
    private final MeterRegistry metrics;
    private final Uni<Loop> reading;

    ReadLoop(
            CampaignConfiguration configuration,
            CountFigures countFigures,
            MeterRegistry metrics,
            ConsumerLag consumerLag) {
        this.countFigures = countFigures;
        this.metrics = metrics;
        var customers = new Neighbour(Service.CUSTOMER, configuration.customerService());
        var offers = new Neighbour(Service.OFFER, configuration.offerService());
        var notifications = new Neighbour(Service.NOTIFICATION, configuration.notificationService());
        this.reading = Uni.combine()
                .all()
                .unis(
                        ours(),
                        customers.answer(),
                        offers.answer(),
                        notifications.answer(),
                        aside(consumerLag::now).onFailure().recoverWithItem(Map.of()))
                .with(Loop::of)
                .memoize()
                .forFixedDuration(FRESH);
    }

    Uni<Loop> now() {
        return reading;
    }

    private Uni<OurAnswer> ours() {
        var figures = aside(countFigures::now).onFailure().recoverWithNull();
        var readings = aside(() -> Reading.of(metrics)).onFailure().recoverWithItem(Map.of());
        return Uni.combine()
                .all()
                .unis(figures, readings)
                .with((counted, read) -> new OurAnswer(counted, new ServiceState(Service.CAMPAIGN, true, read)));
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
