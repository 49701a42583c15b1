package io.winback.campaign.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import io.winback.campaign.limits.EmergencyStop;
import io.winback.campaign.limits.EmergencyStops;
import io.winback.campaign.results.CountCampaignFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** This service, as the dashboard shows it. */
@ApplicationScoped
class OwnService {

    private final CountCampaignFigures countFigures;
    private final MeterRegistry metrics;
    private final EmergencyStops stops;

    OwnService(CountCampaignFigures countFigures, MeterRegistry metrics, EmergencyStops stops) {
        this.countFigures = countFigures;
        this.metrics = metrics;
        this.stops = stops;
    }

    Uni<OwnSnapshot> snapshot() {
        var figures = BlockingCall.of(countFigures::count).onFailure().recoverWithNull();
        var gauges = BlockingCall.of(() -> HealthGauge.of(metrics)).onFailure().recoverWithItem(Map.of());
        var awaiting =
                BlockingCall.of(countFigures::awaitingDecision).onFailure().recoverWithNull();
        return Uni.combine()
                .all()
                .unis(figures, awaiting, gauges, stop())
                .with((counted, waiting, read, stop) -> new OwnSnapshot(
                        counted, waiting, new ServiceHealth(Service.CAMPAIGN, true, read), stop.orElse(null)));
    }

    private Uni<Optional<StopNotice>> stop() {
        return inTransaction(() -> Optional.of(stops.present())
                        .filter(EmergencyStop::isStopped)
                        .map(stop -> new StopNotice(stop.reason(), stop.since())))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static <T> Uni<T> inTransaction(Callable<T> read) {
        return BlockingCall.of(() -> QuarkusTransaction.requiringNew().call(read));
    }
}
