package io.winback.customer.models;

import java.util.Arrays;

/** What every model asks of its parameters. */
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
