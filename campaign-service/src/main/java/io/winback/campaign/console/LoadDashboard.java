package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/**
 * Loads the dashboard from all services in parallel. All viewers share one load. The next load begins a second or more after the
 * end of the last one.
 */
@ApplicationScoped
class LoadDashboard {

    private static final Duration CACHED_FOR = Duration.ofSeconds(1);

    private final Uni<Dashboard> dashboard;

    LoadDashboard(OwnService ownService, RemoteServices remoteServices, ConsumerLag consumerLag) {
        this.dashboard = SharedLoad.of(
                Uni.combine()
                        .all()
                        .unis(
                                ownService.snapshot(),
                                remoteServices.customers(),
                                remoteServices.offers(),
                                remoteServices.notifications(),
                                BlockingCall.of(consumerLag::read).onFailure().recoverWithItem(Map.of()))
                        .with(Dashboard::of),
                CACHED_FOR);
    }

    Uni<Dashboard> load() {
        return dashboard;
    }
}
