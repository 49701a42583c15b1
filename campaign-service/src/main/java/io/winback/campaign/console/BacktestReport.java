package io.winback.campaign.console;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What customer-service found when it held its rules and models against what happened. */
@JsonIgnoreProperties(ignoreUnknown = true)
record BacktestReport(
        LocalDate calibrateUntil,
        LocalDate testUntil,
        int customers,
        int purchases,
        double buyAgain,
        List<Verdict> verdicts,
        List<Silence> returnsBySilence) {

    /** How well one rule or model did; what a rule does not tell is null. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Verdict(
            String name,
            Auc auc,
            Double expected,
            Double brier,
            Double topTenthOfRevenue,
            List<FrequencyClass> calibration,
            List<Threshold> thresholds) {

        public boolean isModel() {
            return calibration != null;
        }

        public String topTenth() {
            return topTenthOfRevenue == null ? "–" : percent(topTenthOfRevenue);
        }

        public String aucText() {
            return auc == null ? "–" : auc.text();
        }

        public String intervalText() {
            return auc == null ? "–" : auc.interval();
        }

        public String expectedText() {
            return expected == null ? "–" : String.format(Locale.ROOT, "%,.0f", expected);
        }

        public String brierText() {
            return brier == null ? "–" : decimals(brier);
        }
    }

    /** The area under the curve, and where it lies with 95 % certainty. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Auc(double value, double low, double high) {

        public String text() {
            return decimals(value);
        }

        public String interval() {
            return decimals(low) + "–" + decimals(high);
        }
    }

    /** What comes of giving everybody up from here on. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Threshold(double from, int flagged, Double precision, double recall) {

        public String fromText() {
            return BigDecimal.valueOf(from).stripTrailingZeros().toPlainString();
        }

        public String precisionText() {
            return precision == null ? "–" : percent(precision);
        }

        public String recallText() {
            return percent(recall);
        }
    }

    /** Mean purchases of those with so many repeat purchases before. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record FrequencyClass(int repeats, int customers, double expected, double actual) {

        public String expectedText() {
            return decimals(expected);
        }

        public String actualText() {
            return decimals(actual);
        }
    }

    /** Of those who had been silent for so long, how many bought all the same. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Silence(int fromDays, int customers, int returned) {

        public String share() {
            return customers == 0 ? "–" : percent((double) returned / customers);
        }
    }

    /**
     * How many purchases people made who had so many repeat purchases before, beside what each model expected.
     *
     * @param expected by each model, in the order of the verdicts
     */
    record Row(int repeats, int customers, String actualText, List<String> expected) {}

    public List<Row> calibration() {
        var models = verdicts.stream().filter(Verdict::isModel).toList();
        if (models.isEmpty()) {
            return List.of();
        }
        var classes = models.get(0).calibration();
        return IntStream.range(0, classes.size())
                .mapToObj(i -> new Row(
                        classes.get(i).repeats(),
                        classes.get(i).customers(),
                        classes.get(i).actualText(),
                        models.stream()
                                .map(model -> model.calibration().get(i).expectedText())
                                .toList()))
                .toList();
    }

    /** Those that give somebody up. */
    public List<Verdict> givingUp() {
        return verdicts.stream().filter(verdict -> verdict.thresholds() != null).toList();
    }

    public String buyAgainText() {
        return percent(buyAgain);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
