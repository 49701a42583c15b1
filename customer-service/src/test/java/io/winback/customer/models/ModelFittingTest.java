package io.winback.customer.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Populations that do not determine the parameters are not fitted. */
class ModelFittingTest {

    static Stream<Function<Population, Fitted<?>>> fits() {
        return Stream.of(ModelFitting::bgNbd, ModelFitting::mbgNbd, ModelFitting::paretoNbd);
    }

    @ParameterizedTest
    @MethodSource("fits")
    void fewerThanAHundredCustomersAreTooFew(Function<Population, Fitted<?>> fit) {
        assertIsNotFitted(Population.of(Collections.nCopies(99, new PurchaseHistory(2, 10, 20))), fit);
    }

    @ParameterizedTest
    @MethodSource("fits")
    void populationWithoutRepeatsIsNotFitted(Function<Population, Fitted<?>> fit) {
        assertIsNotFitted(Population.of(Collections.nCopies(5_000, new PurchaseHistory(0, 0, 20))), fit);
    }

    private static void assertIsNotFitted(Population population, Function<Population, Fitted<?>> fit) {
        var warnings = new ArrayList<String>();

        assertThat(ModelFitting.<Object>orWarn("model", () -> retyped(fit.apply(population)), warnings))
                .isNull();
        assertThat(warnings).singleElement().asString().startsWith("model: ");
    }

    private static Fitted<Object> retyped(Fitted<?> fitted) {
        return new Fitted<>(fitted.model(), fitted.logLikelihood());
    }
}
