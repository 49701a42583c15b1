package io.winback.campaign.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.winback.campaign.console.BacktestReport.Threshold;
import io.winback.campaign.episode.EpisodeState;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.Outcome;
import io.winback.events.customer.Stage;

/** The texts of the console. Each language has a file {@code messages/console_*.properties}. */
@MessageBundle(value = "console", locale = "en")
interface ConsoleMessages {

    /** The tag of this language. */
    @Message
    String language();

    @Message
    String title();

    @Message
    String skip();

    @Message
    String navigation();

    /** The link to a page. */
    @Message
    String destination(ConsoleNavigation.Destination destination);

    @Message
    String signOut();

    @Message
    String stoppedSince();

    @Message
    String stopReason();

    @Message
    String stopEnds();

    @Message
    String backtest();

    @Message
    String thresholds();

    @Message
    String thresholdsExplained();

    @Message
    String from();

    @Message
    String givenUp();

    @Message
    String precision();

    @Message
    String recall();

    @Message
    String noBacktest();

    @Message
    String backtestUnknown();

    /** The name of a rule or model, by its name in the result. */
    @Message
    String predictor(String name);

    /** A threshold with its unit, which depends on the rule. */
    @Message
    String threshold(String name, Threshold threshold);

    /** One model is missing from the backtest. */
    @Message
    String notFitted(String name);

    /** Shown in place of a calibration without models and purchases. */
    @Message
    String noCalibration();

    @Message
    String backtestOf(String until, String tested);

    @Message
    String customerCount();

    @Message
    String purchases();

    @Message
    String buyAgain();

    @Message
    String ranking();

    /** What the figures of the ranking measure, and which are good. */
    @Message
    String rankingExplained();

    @Message
    String rule();

    @Message
    String interval();

    @Message
    String expectedPurchases();

    @Message
    String topTenth();

    @Message
    String calibration();

    @Message
    String repeats();

    @Message
    String actual();

    @Message
    String purchasesPerCustomer();

    @Message
    String silence();

    @Message
    String silentDays();

    @Message
    String returned();

    @Message
    String heading();

    @Message
    String introduction();

    @Message
    String stale();

    @Message
    String figures();

    @Message
    String chart();

    @Message
    String customers();

    @Message
    String episodes();

    @Message
    String decisions();

    @Message
    String awaitingDecision();

    @Message
    String reasons();

    @Message
    String messages();

    @Message
    String channels();

    @Message
    String coupons();

    @Message
    String services();

    @Message
    String up();

    @Message
    String down();

    @Message
    String attention();

    /** Shown in place of reasons when there are none. */
    @Message
    String none();

    /** Shown in place of figures when the service or its database is down. */
    @Message
    String unknown(String service);

    @Message
    String service(Service service);

    @Message
    String gauge(HealthGauge gauge);

    @Message
    String step(FunnelStepName step);

    @Message
    String stage(Stage stage);

    @Message
    String episode(EpisodeState episode);

    @Message
    String outcome(Outcome outcome);

    @Message
    String refusal(Refusal refusal);

    @Message
    String channel(Channel channel);

    @Message
    String delivery(DeliveryOutcome delivery);

    @Message
    String coupon(CouponStatus coupon);
}
