package io.winback.chassis.sealing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** How personal columns are sealed. */
@ConfigMapping(prefix = "winback.sealing")
interface SealingConfiguration {

    /** The file with the keys. It has no default in production. Without this file the personal data cannot be read. */
    Optional<String> keysetFile();

    /**
     * Whether values are stored sealed. Both forms are always read. Set it to {@code false} while replicas of a release without
     * sealing run, because these cannot read sealed values.
     */
    @WithDefault("true")
    boolean write();

    /** The rows that the background step reads in one transaction. Fewer rows are locked for a shorter time. */
    @WithDefault("500")
    @Min(1)
    @Max(5_000)
    int batch();

    /** How long after a complete pass over a table the background step begins the next one. Each pass reads the whole table. */
    @WithDefault("P1D")
    Duration passEvery();
}
