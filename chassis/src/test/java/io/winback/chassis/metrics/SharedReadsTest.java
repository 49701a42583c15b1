package io.winback.chassis.metrics;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharedReadsTest {

    private final Map<Integer, Integer> reads = new HashMap<>();

    private final SharedReads<Integer, String> shared = new SharedReads<>(key -> {
        int count = reads.merge(key, 1, Integer::sum);
        if (key < 0) {
            throw new IllegalStateException("failure %d of %d".formatted(count, key));
        }
        return "%d of %d".formatted(count, key);
    });

    @Test
    void everyKeyHasItsOwnValue() {
        assertThat(shared.read(1)).isEqualTo("1 of 1");
        assertThat(shared.read(2)).isEqualTo("1 of 2");
        assertThat(shared.read(1)).isEqualTo("2 of 1");
    }

    @Test
    void aFailureIsSharedByCallersWithItsKey() {
        assertThatThrownBy(() -> shared.read(-1)).hasMessage("failure 1 of -1");
        assertThatThrownBy(() -> shared.read(-1)).hasMessage("failure 1 of -1");
        assertThatThrownBy(() -> shared.read(-2)).hasMessage("failure 1 of -2");
        assertThat(shared.read(1)).isEqualTo("1 of 1");
    }

    @Test
    void keysThatWereNotUsedForLongAreForgotten() {
        assertThatThrownBy(() -> shared.read(-1)).hasMessage("failure 1 of -1");

        for (int key = 0; key < 1_000; key++) {
            shared.read(key);
        }

        assertThatThrownBy(() -> shared.read(-1)).hasMessage("failure 2 of -1");
    }
}
