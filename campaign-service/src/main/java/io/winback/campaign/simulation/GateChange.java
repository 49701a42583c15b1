package io.winback.campaign.simulation;

import io.winback.campaign.audience.ReachProfile;
import io.winback.campaign.decision.CandidateCampaign;
import io.winback.campaign.decision.gates.FirstMessage;
import io.winback.campaign.definition.CampaignDefinition.Step;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would change the answer of a gate that refuses a campaign for a customer, in words. */
final class GateChange {

    private final CandidateCampaign campaign;
    private final ReachProfile customer;

    GateChange(CandidateCampaign campaign, ReachProfile customer) {
        this.campaign = campaign;
        this.customer = customer;
    }

    String text(Refusal gate) {
        return switch (gate) {
            case TOO_LATE -> "the campaign has to run again, with an open window";
            case CAMPAIGN_PAUSED -> "the campaign has to be activated again";
            case SUPPRESSED -> "a wrong record of the death has to be corrected in customer-service";
            case ALREADY_RETURNED -> "the customer has to leave again";
            case OPEN_COMPLAINT -> "the complaint has to be resolved";
            case NOT_IN_AUDIENCE -> "the facts of the customer, or the audience rule of the campaign, have to change";
            case NO_CONSENT -> "the customer has to allow one of these channels: " + names(channels());
            case MISSING_ADDRESS ->
                "an address for one of these channels has to be known: "
                        + names(channels().filter(customer::allows));
            case TEMPLATE_MISSING ->
                "the template %s needs a text in the locale %s, or in its default locale, for one of these channels: %s"
                        .formatted(
                                firstSteps().map(Step::template).distinct().collect(Collectors.joining(", ")),
                                customer.locale(),
                                names(firstSteps().flatMap(step -> FirstMessage.reaching(step, customer).stream())));
            case LOWER_PRIORITY ->
                "the priority of this campaign, %d, has to be above that of the campaign that gets the customer"
                        .formatted(campaign.definition().priority());
            case HOLDOUT ->
                "the holdout of %s has to be smaller; each further occasion is drawn for itself"
                        .formatted(campaign.definition().holdout());
            default -> "the cause of the refusal has to change";
        };
    }

    private Stream<Channel> channels() {
        return firstSteps().flatMap(step -> FirstMessage.channels(step, customer).stream());
    }

    private Stream<Step> firstSteps() {
        return campaign.definition().variants().stream()
                .map(variant -> variant.steps().get(0));
    }

    private static String names(Stream<Channel> channels) {
        return channels.distinct().map(Channel::name).collect(Collectors.joining(", "));
    }
}
