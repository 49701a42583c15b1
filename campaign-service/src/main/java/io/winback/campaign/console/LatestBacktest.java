package io.winback.campaign.console;

/**
 * The last backtest.
 *
 * @param report null if there is none, or if customer-service does not answer
 * @param known whether customer-service has answered
 */
record LatestBacktest(BacktestReport report, boolean known) {

    static final LatestBacktest NONE = new LatestBacktest(null, true);
    static final LatestBacktest UNKNOWN = new LatestBacktest(null, false);

    static LatestBacktest of(BacktestReport report) {
        return new LatestBacktest(report, true);
    }
}
