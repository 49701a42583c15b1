package io.winback.campaign.decision;

import io.winback.campaign.journey.JourneyStates;
import io.winback.campaign.journey.JourneyStates.JourneyView;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.Page;
import io.winback.events.Refusal;
import io.winback.events.campaign.Outcome;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/customers/{customerId}/decisions}: why a customer was approached, or was not; newest first. */
@Path("/v1/customers/{customerId}/decisions")
class DecisionResource {

    private final Decisions decisions;
    private final DescribeEvaluations describeEvaluations;
    private final JourneyStates journeyStates;

    DecisionResource(Decisions decisions, DescribeEvaluations describeEvaluations, JourneyStates journeyStates) {
        this.journeyStates = journeyStates;
        this.decisions = decisions;
        this.describeEvaluations = describeEvaluations;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "listDecisions")
    public Page<DecisionView> list(
            @PathParam("customerId") @Pattern(regexp = ExternalId.REGEXP, message = ExternalId.MESSAGE)
                    String customerId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var before = Page.cursor("after", after)
                .map(id -> Page.parsed("after", id, UUID::fromString))
                .orElse(null);
        var found = decisions.page(customerId, before, limit + 1);
        var journeys =
                journeyStates.ofDecisions(found.stream().map(Decision::id).toList());
        return Page.of(found, limit, decision -> decision.id().toString())
                .map(decision -> DecisionView.of(
                        decision, describeEvaluations.describe(decision.candidates()), journeys.get(decision.id())));
    }

    /** @param journey absent if the customer is not approached */
    record DecisionView(
            UUID decisionId,
            @Nullable UUID episodeId,
            OccasionView occasion,
            Instant decidedAt,
            Outcome outcome,
            @Nullable String campaignId,
            @Nullable Integer revision,
            @Nullable String variant,
            @Nullable Refusal reason,
            List<CampaignEvaluation> candidates,
            @Nullable JourneyView journey) {

        static DecisionView of(Decision decision, List<CampaignEvaluation> candidates, JourneyView journey) {
            return new DecisionView(
                    decision.id(),
                    decision.episodeId(),
                    OccasionView.of(decision),
                    decision.decidedAt(),
                    decision.outcome(),
                    decision.campaignId(),
                    decision.revision(),
                    decision.variant(),
                    decision.reason(),
                    candidates,
                    journey);
        }
    }

    /** What made campaigns consider the customer. @param at absent in decisions of earlier releases */
    record OccasionView(
            UUID id, OccasionKind kind, @Nullable Instant at) {

        static OccasionView of(Decision decision) {
            return new OccasionView(decision.occasionId(), decision.occasionKind(), decision.occasionAt());
        }
    }
}
