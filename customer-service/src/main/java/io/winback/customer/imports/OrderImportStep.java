package io.winback.customer.imports;

import io.winback.customer.imports.ImportReport.Result;
import java.util.List;

/** What is done with a batch of facts after the orders of a file are loaded. */
interface OrderImportStep<F> {

    /** Applies all facts, or none if it fails. */
    Result apply(List<F> batch);

    /** The result of a fact that cannot be stored. */
    Result failed(F fact, String message);
}
