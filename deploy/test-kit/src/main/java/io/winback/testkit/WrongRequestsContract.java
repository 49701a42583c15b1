package io.winback.testkit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong input of any kind is answered with a problem that helps, and never with a failure. Each service is tested for it. */
public abstract class WrongRequestsContract extends ServiceContract {

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
        assertThat(WrongRequests.to(service()).wrongMediaTypes()).isEmpty();
    }

    @Test
    void aBodyForAnOperationThatTakesNoneIsRefused() {
        assertThat(WrongRequests.to(service()).unexpectedBodies()).isEmpty();
    }

    @Test
    void aHeaderThatCannotBeMetOrReadIsRefused() {
        assertThat(WrongRequests.to(service()).wrongHeaders()).isEmpty();
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
