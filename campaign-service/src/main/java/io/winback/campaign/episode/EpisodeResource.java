package io.winback.campaign.episode;

import io.winback.chassis.http.Page;
import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Tier;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/episodes}: the episodes, newest first. */
@Path("/v1/episodes")
class EpisodeResource {

    private final Episodes episodes;

    EpisodeResource(Episodes episodes) {
        this.episodes = episodes;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "listEpisodes")
    public Page<EpisodeView> list(
            @QueryParam("customerId") String customerId,
            @QueryParam("state") EpisodeState state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var before = Page.cursor("after", after)
                .map(id -> Page.parsed("after", id, UUID::fromString))
                .orElse(null);
        var found = episodes.page(new EpisodeFilter(customerId, state, before), limit + 1);
        return Page.of(found, limit, episode -> episode.id().toString()).map(EpisodeView::of);
    }

    record EpisodeView(
            UUID episodeId,
            String customerId,
            EpisodeState state,
            @Nullable Instant churnedAt,
            @Nullable ChurnReason churnReason,
            @Nullable Tier tier,
            @Nullable Instant returnedAt,
            @Nullable String orderId,
            @Nullable Money revenue) {

        static EpisodeView of(Episode episode) {
            return new EpisodeView(
                    episode.id(),
                    episode.customerId(),
                    episode.state(),
                    episode.churnedAt(),
                    episode.churnReason(),
                    episode.tier(),
                    episode.returnedAt(),
                    episode.orderId(),
                    episode.revenue());
        }
    }
}
