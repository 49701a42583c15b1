package io.winback.events.inbox;

import io.winback.events.Event;
import io.winback.events.outbox.Cause;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

import static org.assertj.core.api.Assertions.assertThat;

class SlicesTest {

    @Property
    void nobodyIsTwiceInASliceAndNobodysOrderChanges(@ForAll List<@CharRange(from = 'a', to = 'd') Character> people) {
        var arrivals = people.stream().map(SlicesTest::arrivalOf).toList();

        var slices = Slices.of(arrivals);

        assertThat(slices.stream().flatMap(List::stream)).containsExactlyElementsOf(arrivals);
        assertThat(slices).allSatisfy(slice -> assertThat(customers(slice)).doesNotHaveDuplicates());
    }

    private static Stream<String> customers(List<Arrival> slice) {
        return slice.stream().map(arrival -> arrival.event().customerId());
    }

    private static Arrival arrivalOf(Character person) {
        Event event = person::toString;
        return new Arrival(UUID.randomUUID(), event, new Cause(UUID.randomUUID(), null), null);
    }
}
