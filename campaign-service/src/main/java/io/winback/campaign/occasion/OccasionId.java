package io.winback.campaign.occasion;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the ids of occasions: UUIDs of version 5 of the kind and the natural key. */
final class OccasionId {

    /** Never changes: it is part of every id. */
    private static final UUID NAMESPACE = UUID.fromString("5b2f0d52-6c3e-4f0e-9d53-7a1c8a4f2e10");

    private OccasionId() {}

    /** @param key the parts of the natural key; ids and times, which contain no line break */
    static UUID of(OccasionKind kind, Object... key) {
        var name = Stream.concat(Stream.of(kind), Stream.of(key))
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        return UuidCreator.getNameBasedSha1(NAMESPACE, name);
    }
}
