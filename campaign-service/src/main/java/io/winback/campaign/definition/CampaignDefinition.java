package io.winback.campaign.definition;

import io.winback.campaign.audience.AudienceRule;
import io.winback.campaign.audience.InvalidAudience;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.PrintableLine;
import io.winback.chassis.http.PrintableLines;
import io.winback.events.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * A campaign as its author wrote it.
 *
 * @param priority the greater goes first
 * @param audience a CEL expression; absent means everyone
 * @param holdout the share, 0 to 0.9, that is not approached so that we learn what the approach is worth
 * @param goal what counts as a return because of the campaign
 */
public record CampaignDefinition(
        @NotBlank @Size(max = 200) @PrintableLine String name,

        @Min(0) @Max(1_000_000) Integer priority,
        @NotNull @Valid Trigger trigger,

        @Size(max = 4_000) @PrintableLines @Pattern(regexp = "[^\\u2028\\u2029]*", message = PrintableLine.MESSAGE)
        String audience,

        Window window,

        @DecimalMin("0") @DecimalMax("0.9") @Digits(integer = 1, fraction = 6)
        BigDecimal holdout,

        @Valid FrequencyCap frequencyCap,
        Money budget,
        @Valid Goal goal,
        Allocation allocation,
        @NotEmpty @Size(max = 10) List<@NotNull @Valid Variant> variants) {

    private static final Duration USUAL_GOAL = Duration.ofDays(30);
    private static final int USUAL_PRIORITY = 100;

    public CampaignDefinition {
        priority = priority == null ? USUAL_PRIORITY : priority;
        holdout = holdout == null ? BigDecimal.ZERO : holdout;
        allocation = allocation == null ? Allocation.FIXED : allocation;
        goal = goal == null ? new Goal(GoalEvent.ORDER_PLACED, USUAL_GOAL) : goal;
        variants = variants == null ? List.of() : List.copyOf(variants);
    }

    /** What makes somebody a candidate. */
    public record Trigger(@NotNull TriggerType type) {}

    /** The triggers there are. */
    public enum TriggerType {
        CUSTOMER_CHURNED
    }

    /** When the campaign may begin with somebody; open where an end is absent. */
    public record Window(Instant from, Instant until) {

        public Window {
            if (from != null && until != null && !from.isBefore(until)) {
                throw new IllegalArgumentException("from must be before until");
            }
        }
    }

    /** The most messages in a time. */
    public record FrequencyCap(
            @Min(1) @Max(100) int messages, @NotNull Duration per) {}

    /** What counts as success, and how long after the first message. */
    public record Goal(@NotNull GoalEvent event, @NotNull Duration within) {}

    /** The goals there are. */
    public enum GoalEvent {
        ORDER_PLACED
    }

    /** How people are dealt to variants. */
    public enum Allocation {
        /** By the weights that were written. */
        FIXED
    }

    /** One way to approach people; more than one is a test. */
    public record Variant(
            @NotBlank @Size(max = 64) @PrintableLine String name,

            @Min(1) @Max(1_000) Integer weight,
            @NotEmpty @Size(max = 10) List<@NotNull @Valid Step> steps) {

        public Variant {
            weight = weight == null ? 1 : weight;
            steps = steps == null ? List.of() : List.copyOf(steps);
        }
    }

    /**
     * One message of a journey.
     *
     * @param offer what the coupon is of; the coupon of an earlier step is spoken of again where it is absent
     * @param after how long after the step before it
     * @param unless what makes the step needless
     */
    public record Step(
            @NotNull @ExternalId String template,

            @ExternalId String offer,
            @Size(max = 4) List<@NotNull StepChannel> channels,
            Duration after,
            Unless unless) {

        public Step {
            channels = channels == null || channels.isEmpty() ? List.of(StepChannel.PREFERRED) : List.copyOf(channels);
        }
    }

    /** Where a step may be said. */
    public enum StepChannel {
        /** Where the person likes it best. */
        PREFERRED,
        EMAIL,
        SMS,
        CHAT
    }

    /** What makes a step needless. A journey ends when the person returns, so this says it aloud. */
    public enum Unless {
        CONVERTED
    }

    /** @throws InvalidInput for what no constraint on a single field can say */
    void check() {
        if (audience != null) {
            try {
                AudienceRule.of(audience);
            } catch (InvalidAudience e) {
                throw InvalidInput.inBody("audience", e.getMessage());
            }
        }
        checkPositive("goal.within", goal.within());
        if (frequencyCap != null) {
            checkPositive("frequencyCap.per", frequencyCap.per());
        }
        var names = new HashSet<String>();
        for (int v = 0; v < variants.size(); v++) {
            if (!names.add(variants.get(v).name())) {
                throw InvalidInput.inBody("variants[%d].name".formatted(v), "is there twice");
            }
            checkSteps("variants[%d].steps".formatted(v), variants.get(v).steps());
        }
    }

    private static void checkSteps(String field, List<Step> steps) {
        for (int s = 1; s < steps.size(); s++) {
            if (steps.get(s).offer() != null) {
                throw InvalidInput.inBody(
                        "%s[%d].offer".formatted(field, s),
                        "a journey has one coupon: name the offer in its first step");
            }
            if (steps.get(s).after() == null) {
                throw InvalidInput.inBody("%s[%d].after".formatted(field, s), "is needed after the first step");
            }
            checkPositive("%s[%d].after".formatted(field, s), steps.get(s).after());
        }
        if (!steps.isEmpty() && steps.get(0).after() != null) {
            throw InvalidInput.inBody(field + "[0].after", "the first step is said at once");
        }
    }

    private static void checkPositive(String field, Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.toDays() > 3_660) {
            throw InvalidInput.inBody(field, "must be above nothing and up to ten years");
        }
    }

    /** Whether it may begin with somebody now. */
    public boolean isOpenAt(Instant now) {
        return window == null
                || (window.from() == null || !now.isBefore(window.from()))
                        && (window.until() == null || now.isBefore(window.until()));
    }

    /** Whether it will never begin with anybody any more. */
    boolean isOverAt(Instant now) {
        return window != null && window.until() != null && !now.isBefore(window.until());
    }

    /** The variant of that name, as it was when a journey began. */
    public Variant variant(String variantName) {
        return variants.stream()
                .filter(variant -> variant.name().equals(variantName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no variant is named " + variantName));
    }
}
