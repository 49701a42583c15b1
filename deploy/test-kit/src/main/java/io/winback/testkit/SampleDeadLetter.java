package io.winback.testkit;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A dead letter of the service under test whose cause quotes values of its record. */
public final class SampleDeadLetter {

    private SampleDeadLetter() {}

    /** Stores the newest dead letter. */
    public static void quoting(String... values) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var cause = Arrays.stream(values).map(value -> "\"" + value + "\"").collect(Collectors.joining(" and "));
        TestDatabase.value("""
                insert into dead_letter (id, topic, partition, record_offset, headers, cause, failed_at)
                values (?, 'sample-events', 0, ?, '{}', ?, now()) returning id""", id, id.getLeastSignificantBits(), cause);
    }
}
