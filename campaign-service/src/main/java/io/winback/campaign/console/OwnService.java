package io.winback.campaign.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import io.winback.campaign.limits.EmergencyStops;
import io.winback.campaign.results.CountCampaignFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

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
        return Uni.combine()
                .all()
                .unis(figures, gauges, stopReason())
                .with((counted, read, stopReason) -> new OwnSnapshot(
                        counted, new ServiceHealth(Service.CAMPAIGN, true, read), stopReason.orElse(null)));
    }

    private Uni<Optional<String>> stopReason() {
        return BlockingCall.of(() -> QuarkusTransaction.requiringNew()
                        .call(() -> Optional.ofNullable(stops.present().reason())))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
