package io.winback.customer.imports;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The customers of a file, each counted once. */
class CountedCustomersTest {

    private final CountedCustomers counted = new CountedCustomers();

    @Test
    void eachOfManyCustomersCountsOnce() {
        var ids = IntStream.range(0, 100_000).mapToObj(i -> "c-" + i).toList();
        assertThat(counted.uncounted(ids)).isEqualTo(100_000);

        counted.add(ids);
        counted.add(ids);

        assertThat(counted.uncounted(ids)).isZero();
        assertThat(counted.uncounted(List.of("c-0", "c-100000", "C-0"))).isEqualTo(2);
    }

    @Test
    void noCustomerIsCountedAtTheBeginning() {
        assertThat(counted.contains("")).isFalse();
        assertThat(counted.contains("c-1")).isFalse();
    }
}
