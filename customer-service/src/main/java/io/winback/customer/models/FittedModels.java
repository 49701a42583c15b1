package io.winback.customer.models;

import java.util.Comparator;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/**
 * The models that could be fitted to one population, in weeks.
 *
 * @param gammaGamma of the spend in the currency that most spend in
 */
public record FittedModels(
        Fitted<BgNbd> bgNbd, Fitted<MbgNbd> mbgNbd, Fitted<ParetoNbd> paretoNbd, Fitted<GammaGamma> gammaGamma) {

    /** By their names; those that could not be fitted are absent. */
    public Map<String, Fitted<? extends PurchaseModel>> purchaseModels() {
        var models = new TreeMap<String, Fitted<? extends PurchaseModel>>();
        put(models, "bgNbd", bgNbd);
        put(models, "mbgNbd", mbgNbd);
        put(models, "paretoNbd", paretoNbd);
        return models;
    }

    /**
     * The one under which what happened is most likely: all have four parameters, so that nothing else is to be weighed.
     *
     * @throws NotFitted if there is none
     */
    public Entry<String, Fitted<? extends PurchaseModel>> best() {
        return purchaseModels().entrySet().stream()
                .max(Comparator.comparingDouble(model -> model.getValue().logLikelihood()))
                .orElseThrow(() -> new NotFitted("no model could be fitted"));
    }

    private static void put(
            Map<String, Fitted<? extends PurchaseModel>> models, String name, Fitted<? extends PurchaseModel> fitted) {
        if (fitted != null) {
            models.put(name, fitted);
        }
    }
}
