package io.winback.campaign.occasion;

import io.winback.events.Money;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.ComplaintResolved;
import io.winback.events.customer.CustomerAtRisk;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerEvent;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.OrderPlaced;
import io.winback.events.customer.PaymentFailed;
import io.winback.events.customer.Severity;
import io.winback.events.customer.Stage;
import io.winback.events.customer.SurveyAnswered;
import io.winback.events.customer.ThemeResolved;
import io.winback.events.customer.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Events of one customer that are occasions. The same fixture makes the same events. */
public final class OccasionFixture {

    private final String customerId;
    private String cause = "first";
    private Instant at = Instant.parse("2026-11-22T03:00:00Z");
    private boolean openComplaint;

    private OccasionFixture(String customerId) {
        this.customerId = customerId;
    }

    public static OccasionFixture anOccasionOf(String customerId) {
        return new OccasionFixture(customerId);
    }

    /** Another cause, such as another order. */
    public OccasionFixture causedBy(String other) {
        cause = other;
        return this;
    }

    public OccasionFixture at(Instant time) {
        at = time;
        return this;
    }

    public OccasionFixture withAnOpenComplaint() {
        openComplaint = true;
        return this;
    }

    public CustomerEvent event(OccasionKind kind) {
        return switch (kind) {
            case CUSTOMER_CHURNED ->
                new CustomerChurned(customerId, id(), at, ChurnCause.CANCELLED, snapshot(Stage.CHURNED));
            case CUSTOMER_AT_RISK -> new CustomerAtRisk(customerId, at, snapshot(Stage.AT_RISK));
            case CUSTOMER_WON_BACK -> returned(Stage.WON_BACK);
            case ORDER_PLACED -> order();
            case PAYMENT_FAILED ->
                new PaymentFailed(customerId, id(), "o-" + cause, at, yen("900"), snapshot(Stage.ACTIVE));
            case COMPLAINT_RESOLVED -> complaint(0);
            case THEME_RESOLVED -> theme("delivery");
            case SURVEY_ANSWERED ->
                new SurveyAnswered(
                        customerId, id(), "NPS", 3, 0, 10, ChurnReason.SERVICE, null, at, snapshot(Stage.ACTIVE));
            case BIRTHDAY, ANNIVERSARY, SCHEDULE -> throw new IllegalArgumentException("no event tells of " + kind);
        };
    }

    public Occasion occasion(OccasionKind kind) {
        if (kind == OccasionKind.SCHEDULE) {
            return new TurnOccasion(new ScheduledTurn("weekly", at, snapshot(Stage.ACTIVE)));
        }
        return kind.isDate() ? new DateOccasion(kind, day(kind)) : OccasionFactory.of(event(kind));
    }

    /** Another cause is another year. */
    private DayReached day(OccasionKind kind) {
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC).plusYears(cause.equals("first") ? 0 : 1);
        return new DayReached(day, at, kind == OccasionKind.ANNIVERSARY ? 3 : null, snapshot(Stage.ACTIVE));
    }

    public OrderPlaced order() {
        return new OrderPlaced(
                customerId, "o-" + cause, at, yen("1200"), List.of("tea", "cups"), null, snapshot(Stage.ACTIVE));
    }

    public CustomerReturned returned(Stage stage) {
        return new CustomerReturned(customerId, id(), at, "o-" + cause, yen("1200"), null, null, 7L, snapshot(stage));
    }

    public ComplaintResolved complaint(int reopenings) {
        return new ComplaintResolved(
                customerId, id(), reopenings, at, Severity.HIGH, ChurnReason.DELIVERY, null, snapshot(Stage.ACTIVE));
    }

    public ThemeResolved theme(String themeId) {
        return new ThemeResolved(
                customerId,
                id(),
                themeId,
                "Late deliveries",
                ChurnReason.DELIVERY,
                "A new carrier",
                at,
                snapshot(Stage.CHURNED));
    }

    public CustomerSnapshot snapshot(Stage stage) {
        return new CustomerSnapshot(
                customerId, stage, Tier.HIGH, null, null, "ja-JP", "Asia/Tokyo", null, null, openComplaint);
    }

    private UUID id() {
        return UUID.nameUUIDFromBytes((customerId + cause).getBytes(UTF_8));
    }

    private static Money yen(String amount) {
        return Money.of(amount, "JPY");
    }
}
