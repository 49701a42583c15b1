package io.winback.campaign.definition;

import io.winback.campaign.occasion.OccasionKind;
import io.winback.chassis.http.AnsweredFields;
import io.winback.chassis.http.ExternalId;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import static java.util.stream.Collectors.toCollection;

/**
 * A campaign as its author wrote it.
 *
 * @param priority campaigns with a greater priority come first
 * @param audience a CEL expression over the customer and the occasion; absent for all customers
 * @param holdout the share of customers, 0 to 0.9, that is not approached and serves as the control group
 * @param frequencyCap not supported yet
 * @param budget not supported yet
 * @param goal which return counts as the campaign's
 */
@AnsweredFields({"campaignId", "state", "draft", "revision", "runningRevision", "changedAt"})
public record CampaignDefinition(
        @NotBlank @Size(max = 200) @PrintableLine String name,

        @Min(0) @Max(1_000_000) Integer priority,
        @NotNull @Valid Trigger trigger,

        @Size(max = 4_000) @PrintableLines @Pattern(regexp = "[^\\u2028\\u2029]*", message = PrintableLine.MESSAGE)
        String audience,

        Window window,

        @DecimalMin("0") @DecimalMax("0.9") @Digits(integer = 1, fraction = 6)
        BigDecimal holdout,

        @Schema(description = NOT_SUPPORTED_YET) FrequencyCap frequencyCap,
        @Schema(description = NOT_SUPPORTED_YET) Money budget,
        @Valid Goal goal,
        Allocation allocation,
        @NotEmpty @Size(max = 10) List<@NotNull @Valid Variant> variants) {

    static final String NOT_SUPPORTED_YET = "is not supported yet: leave it out";
    private static final Duration DEFAULT_GOAL = Duration.ofDays(30);
    private static final int DEFAULT_PRIORITY = 100;

    public CampaignDefinition {
        priority = priority == null ? DEFAULT_PRIORITY : priority;
        holdout = holdout == null ? BigDecimal.ZERO : holdout;
        allocation = allocation == null ? Allocation.FIXED : allocation;
        goal = goal == null ? new Goal(GoalEvent.ORDER_PLACED, DEFAULT_GOAL) : goal;
        variants = variants == null ? List.of() : List.copyOf(variants);
    }

    /** The kind of the occasions on which the campaign considers a customer. @param schedule with SCHEDULE only */
    public record Trigger(@NotNull OccasionKind type, @Valid Schedule schedule) {}

    /** When the campaign may approach new customers. An absent end is open. */
    public record Window(Instant from, Instant until) {

        public Window {
            if (from != null && until != null && !from.isBefore(until)) {
                throw new IllegalArgumentException("from must be before until (%s), but is %s".formatted(until, from));
            }
        }
    }

    /** The greatest number of messages to one customer in a period. */
    public record FrequencyCap(int messages, Duration per) {}

    /** The event that counts as success, and the time limit after the first message. */
    public record Goal(@NotNull GoalEvent event, @NotNull Duration within) {}

    /** The kinds of goal. */
    public enum GoalEvent {
        ORDER_PLACED
    }

    /** How customers are assigned to variants. */
    public enum Allocation {
        /** By the weights of the variants. */
        FIXED
    }

    /** One version of the journey. More than one make an A/B test. */
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
     * @param offer the offer of the coupon; only the first step names one, and later steps use the same coupon
     * @param channels the different channels to try, in this order; absent for the one that the customer prefers
     * @param after the delay after the step before
     * @param unless when the step is left out
     */
    public record Step(
            @NotNull @ExternalId String template,

            @ExternalId String offer,
            @Size(min = 1, max = 10) List<@NotNull StepChannel> channels,
            Duration after,
            Unless unless) {

        public Step {
            channels = channels == null ? List.of(StepChannel.PREFERRED) : List.copyOf(channels);
        }
    }

    /** When a step is left out. A journey always ends when the customer returns. */
    public enum Unless {
        CONVERTED
    }

    /** The ids of the offers that it refers to. */
    public Set<String> offers() {
        return references(Step::offer);
    }

    /** The ids of the templates that it refers to. */
    Set<String> templates() {
        return references(Step::template);
    }

    private Set<String> references(Function<Step, String> reference) {
        return variants.stream()
                .flatMap(variant -> variant.steps().stream())
                .map(reference)
                .filter(Objects::nonNull)
                .collect(toCollection(TreeSet::new));
    }

    /** The kind of its trigger; empty if a later release wrote it, and it is not known here. */
    public Optional<OccasionKind> kind() {
        return Optional.ofNullable(trigger).map(Trigger::type);
    }

    /** Whether it may approach new customers now. */
    public boolean isOpenAt(Instant now) {
        return window == null
                || (window.from() == null || !now.isBefore(window.from()))
                        && (window.until() == null || now.isBefore(window.until()));
    }

    /** When it begins to approach customers: now, or at the begin of its window. */
    Instant opensAt(Instant now) {
        boolean waits = window != null && window.from() != null && now.isBefore(window.from());
        return waits ? window.from() : now;
    }

    /** Whether its window is over. */
    public boolean isOverAt(Instant now) {
        return window != null && window.until() != null && !now.isBefore(window.until());
    }

    /** @throws IllegalStateException if there is no such variant */
    public Variant variant(String variantName) {
        return variants.stream()
                .filter(variant -> variant.name().equals(variantName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the campaign has no variant " + variantName));
    }
}
