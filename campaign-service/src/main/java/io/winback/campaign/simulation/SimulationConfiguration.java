package io.winback.campaign.simulation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.OptionalInt;

/** The settings of simulations. */
@ConfigMapping(prefix = "winback.campaign.simulation")
interface SimulationConfiguration {

    /**
     * Threads of one simulation, each with a connection of the pool of consumers. If absent, the number of processors, at most 4. Lower
     * it where decisions on events must not become slower beside a simulation.
     */
    OptionalInt threads();

    /** The customers of one slice. More need more memory, and fewer more queries. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int slice();
}
