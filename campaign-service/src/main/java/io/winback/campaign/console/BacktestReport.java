package io.winback.campaign.console;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The result of a backtest: how well the rules and models of customer-service predicted the past.
 *
 * @param purchasesByRepeats null in the result of an earlier version
 * @param warnings each begins with the name of a model that could not be fitted
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BacktestReport(
        LocalDate calibrateUntil,
        LocalDate testUntil,
        long customers,
        long purchases,
        double buyAgain,
        List<ModelResult> verdicts,
        List<RepeatClass> purchasesByRepeats,
        List<Silence> returnsBySilence,
        List<String> warnings) {

    /** The accuracy of one rule or model. A figure that a rule does not have is null. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ModelResult(
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

    /** The area under the ROC curve, with its 95 % confidence interval. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Auc(double value, double low, double high) {

        public String text() {
            return decimals(value);
        }

        public String interval() {
            return decimals(low) + "–" + decimals(high);
        }
    }

    /** Precision and recall when every customer from this threshold on counts as churned. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Threshold(double from, long flagged, Double precision, double recall) {

        public String fromText() {
            return BigDecimal.valueOf(from).stripTrailingZeros().toPlainString();
        }

        /** The text of a threshold that is a probability. */
        public String fromPercent() {
            return BigDecimal.valueOf(from)
                            .movePointRight(2)
                            .stripTrailingZeros()
                            .toPlainString() + "%";
        }

        public String precisionText() {
            return precision == null ? "–" : percent(precision);
        }

        public String recallText() {
            return percent(recall);
        }
    }

    /** The mean purchases of customers with this number of earlier repeat purchases. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record FrequencyClass(int repeats, long customers, double expected, double actual) {

        public String expectedText() {
            return decimals(expected);
        }

        public String actualText() {
            return decimals(actual);
        }
    }

    /** The mean purchases of customers with this number of earlier repeat purchases, without a model. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RepeatClass(int repeats, long customers, double actual) {}

    /** How many customers bought again after this number of days without an order, and fewer than in the next class. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Silence(int fromDays, long customers, long returned) {

        public String share() {
            return customers == 0 ? "–" : percent((double) returned / customers);
        }
    }

    /**
     * The actual mean purchases of one frequency class, and what each model expected.
     *
     * @param expected by model, in the order of the results
     */
    record CalibrationRow(int repeats, long customers, String actualText, List<Expected> expected) {}

    /** The mean purchases that one model expected. */
    record Expected(String model, String text) {}

    /** The purchases by frequency class: actual and expected; without models only the actual purchases. */
    public List<CalibrationRow> calibration() {
        var models = verdicts.stream().filter(ModelResult::isModel).toList();
        if (models.isEmpty()) {
            return actual();
        }
        var classes = models.get(0).calibration();
        return IntStream.range(0, classes.size())
                .mapToObj(i -> new CalibrationRow(
                        classes.get(i).repeats(),
                        classes.get(i).customers(),
                        classes.get(i).actualText(),
                        models.stream()
                                .map(model -> new Expected(
                                        model.name(), model.calibration().get(i).expectedText()))
                                .toList()))
                .toList();
    }

    private List<CalibrationRow> actual() {
        return purchasesByRepeats == null
                ? List.of()
                : purchasesByRepeats.stream()
                        .map(one ->
                                new CalibrationRow(one.repeats(), one.customers(), decimals(one.actual()), List.of()))
                        .toList();
    }

    /** A class of {@link Silence} with its days, such as {@code 0–29}. The last class is open. */
    record SilenceRow(String days, Silence silence) {}

    public List<SilenceRow> silences() {
        return IntStream.range(0, returnsBySilence.size())
                .mapToObj(i -> new SilenceRow(days(i), returnsBySilence.get(i)))
                .toList();
    }

    private String days(int index) {
        int from = returnsBySilence.get(index).fromDays();
        return index + 1 < returnsBySilence.size()
                ? from + "–" + (returnsBySilence.get(index + 1).fromDays() - 1)
                : from + "+";
    }

    /** The names of the models that could not be fitted. */
    public List<String> notFitted() {
        return warnings == null
                ? List.of()
                : warnings.stream()
                        .map(warning -> warning.substring(0, Math.max(0, warning.indexOf(':'))))
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    /** The rules and models that have thresholds. */
    public List<ModelResult> withThresholds() {
        return verdicts.stream().filter(result -> result.thresholds() != null).toList();
    }

    public String buyAgainText() {
        return percent(buyAgain);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
