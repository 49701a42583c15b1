package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** Loads the dashboard from all services in parallel, at most once a second for all viewers together. */
@ApplicationScoped
class LoadDashboard {

    private static final Duration CACHED_FOR = Duration.ofSeconds(1);

    private final Uni<Dashboard> dashboard;

    LoadDashboard(OwnService ownService, RemoteServices remoteServices, ConsumerLag consumerLag) {
        this.dashboard = Uni.combine()
                .all()
                .unis(
                        ownService.snapshot(),
                        remoteServices.customers(),
                        remoteServices.offers(),
                        remoteServices.notifications(),
                        BlockingCall.of(consumerLag::read).onFailure().recoverWithItem(Map.of()))
                .with(Dashboard::of)
                .memoize()
                .forFixedDuration(CACHED_FOR);
    }

    Uni<Dashboard> load() {
        return dashboard;
    }
}
