package io.winback.testkit;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong input of any kind is answered with a problem that helps, and never with a failure. Each service is tested for it. */
public abstract class WrongRequestsContract {

    /** The base URL of the running service. */
    protected abstract URI service();

    /** The operations that also work without a body, and then do not read the one they get. */
    protected List<String> bodyless() {
        return List.of();
    }

    @Test
    void aWrongBodyIsRefusedWithTheFieldThatIsWrong() {
        assertThat(WrongRequests.to(service()).wrongBodies(1, 3_000)).isEmpty();
    }

    @Test
    void aMalformedBodyIsRefused() {
        assertThat(WrongRequests.to(service()).malformedBodies()).isEmpty();
    }

    @Test
    void aBodyOfAnotherMediaTypeIsRefused() {
        assertThat(WrongRequests.to(service()).wrongMediaTypes(bodyless())).isEmpty();
    }

    @Test
    void aWrongQueryIsRefusedWithItsParameter() {
        assertThat(WrongRequests.to(service()).wrongQueries()).isEmpty();
    }

    @Test
    void aWrongPathIsRefused() {
        assertThat(WrongRequests.to(service()).wrongPaths()).isEmpty();
    }
}
