package io.winback.campaign.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.winback.campaign.results.CountCampaignFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** This service, as the dashboard shows it. */
@ApplicationScoped
class OwnService {

    private final CountCampaignFigures countFigures;
    private final MeterRegistry metrics;

    OwnService(CountCampaignFigures countFigures, MeterRegistry metrics) {
        this.countFigures = countFigures;
        this.metrics = metrics;
    }

    Uni<OwnSnapshot> snapshot() {
        var figures = BlockingCall.of(countFigures::count).onFailure().recoverWithNull();
        var gauges = BlockingCall.of(() -> HealthGauge.of(metrics)).onFailure().recoverWithItem(Map.of());
        return Uni.combine()
                .all()
                .unis(figures, gauges)
                .with((counted, read) -> new OwnSnapshot(counted, new ServiceHealth(Service.CAMPAIGN, true, read)));
    }
}
