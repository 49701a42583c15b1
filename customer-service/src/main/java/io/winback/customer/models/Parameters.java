package io.winback.customer.models;

import java.util.Arrays;

/** Checks the parameters of models. */
final class Parameters {

    private Parameters() {}

    static void requirePositive(double... parameters) {
        for (double parameter : parameters) {
            if (!(parameter > 0) || Double.isInfinite(parameter)) {
                throw new IllegalArgumentException("parameters must be above 0: " + Arrays.toString(parameters));
            }
        }
    }
}
