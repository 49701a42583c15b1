package io.winback.customer.models;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuintilesTest {

    private static final Quintiles FIFTHS = new Quintiles(new double[] {1, 2, 3, 4});

    @Test
    void borderBelongsToTheLowerQuintile() {
        assertThat(FIFTHS.score(1)).isEqualTo(1);
        assertThat(FIFTHS.score(1.01)).isEqualTo(2);
        assertThat(FIFTHS.score(5)).isEqualTo(5);
    }

    @Property
    void scoreIsOneToFive(@ForAll double value) {
        assertThat(FIFTHS.score(value)).isBetween(1, 5);
    }
}
