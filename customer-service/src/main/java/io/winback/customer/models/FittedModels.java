package io.winback.customer.models;

import java.util.Comparator;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/**
 * The models that could be fitted to one population, in weeks.
 *
 * @param gammaGamma of the spend in the main currency; null if it could not be fitted
 */
public record FittedModels(
        Fitted<BgNbd> bgNbd, Fitted<MbgNbd> mbgNbd, Fitted<ParetoNbd> paretoNbd, Fitted<GammaGamma> gammaGamma) {

    /** The fitted models by name. */
    public Map<String, Fitted<? extends PurchaseModel>> purchaseModels() {
        var models = new TreeMap<String, Fitted<? extends PurchaseModel>>();
        put(models, "bgNbd", bgNbd);
        put(models, "mbgNbd", mbgNbd);
        put(models, "paretoNbd", paretoNbd);
        return models;
    }

    /**
     * The model with the highest likelihood. All have four parameters, so that the likelihoods are comparable.
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
