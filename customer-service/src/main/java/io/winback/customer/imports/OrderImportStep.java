package io.winback.customer.imports;

import java.util.List;

/** What is done with a batch of facts after the orders of a file are loaded. */
interface OrderImportStep<F> {

    /** Applies all facts, or none if it fails. */
    ImportReport apply(List<F> batch);

    /** The report of a fact that cannot be stored. */
    ImportReport failed(F fact, String message);

    String customerId(F fact);
}
