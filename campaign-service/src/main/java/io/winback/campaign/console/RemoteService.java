package io.winback.campaign.console;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Another service. It answers within a second, or it is away. */
class RemoteService {

    private final Service service;
    private final ServiceClient api;

    RemoteService(Service service, String url) {
        this.service = service;
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(url))
                .connectTimeout(1, TimeUnit.SECONDS)
                .readTimeout(1, TimeUnit.SECONDS)
                .build(ServiceClient.class);
    }

    /** Null if there is none, or if it is away. */
    Uni<BacktestReport> latestBacktest() {
        return api.latestBacktest().onFailure().recoverWithNull();
    }

    /** Asks for figures and readings at once; one whose database is away is up, and has no figures. */
    Uni<ServiceSnapshot> answer() {
        var figures = api.figures().onFailure().recoverWithItem(RemoteFigures.UNKNOWN);
        var state = api.metrics().map(metrics -> new ServiceHealth(service, true, HealthGauge.in(metrics)));
        return Uni.combine()
                .all()
                .unis(figures, state)
                .with(ServiceSnapshot::new)
                .onFailure()
                .recoverWithItem(() -> ServiceSnapshot.away(service));
    }
}
