package io.winback.local.demo;

import io.winback.local.stack.StackFailure;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoSourceTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-29");

    @TempDir
    Path home;

    @Test
    void theSameOrdersCanBeUsedAgain() {
        DemoSource.of(Path.of("orders.csv"), DAY).claim(home, "winback reset");

        assertThatCode(() ->
                        DemoSource.of(Path.of("orders.csv"), DAY.plusDays(1)).claim(home, "winback reset"))
                .doesNotThrowAnyException();
    }

    @Test
    void theOrdersOfTwoShopsAreNotMixed() {
        DemoSource.of(null, DAY).claim(home, "winback reset");

        assertThatThrownBy(() -> DemoSource.of(Path.of("/orders.csv"), DAY).claim(home, "winback reset"))
                .isInstanceOf(StackFailure.class)
                .hasMessage("""
                        this stack holds the orders of the synthetic shop as of 2026-11-29; its figures would be mixed \
                        with those of /orders.csv.
                        Delete its data first: winback reset. Or choose another folder: --home FOLDER""");
    }

    @Test
    void theSyntheticShopOfAnotherDayIsAnotherShop() {
        DemoSource.of(null, DAY).claim(home, "winback reset");

        assertThatThrownBy(() -> DemoSource.of(null, DAY.plusDays(1)).claim(home, "winback reset"))
                .isInstanceOf(StackFailure.class);
    }
}
