package io.winback.chassis.inbox;

import io.winback.chassis.outbox.Cause;
import io.winback.events.Event;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerSlicesTest {

    @Property
    void aSliceHoldsACustomerOnceAndKeepsTheOrder(@ForAll List<@CharRange(from = 'a', to = 'd') Character> people) {
        var events = people.stream().map(CustomerSlicesTest::arrivalOf).toList();

        var slices = CustomerSlices.of(events);

        assertThat(slices.stream().flatMap(List::stream)).containsExactlyElementsOf(events);
        assertThat(slices).allSatisfy(slice -> assertThat(customers(slice)).doesNotHaveDuplicates());
    }

    private static Stream<String> customers(List<ReceivedEvent> slice) {
        return slice.stream().map(arrival -> arrival.event().customerId());
    }

    private static ReceivedEvent arrivalOf(Character person) {
        Event event = person::toString;
        return new ReceivedEvent(UUID.randomUUID(), event, new Cause(UUID.randomUUID(), null), null);
    }
}
