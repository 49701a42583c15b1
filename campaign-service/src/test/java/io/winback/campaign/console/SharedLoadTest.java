package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

class SharedLoadTest {

    private static final int VIEWERS = 32;
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final Duration LONG = Duration.ofHours(1);

    private final List<UniEmitter<? super String>> loads = new CopyOnWriteArrayList<>();
    private final Uni<String> load = Uni.createFrom().emitter(loads::add);

    @Test
    void viewersShareALoadThatTakesLongerThanItsResultIsKept() {
        var dashboard = SharedLoad.of(load, SHORT);
        var first = subscribe(dashboard);
        eventuallyLongerThan(SHORT);

        var others = viewers(dashboard);
        loads.get(0).complete("figures");

        assertThat(loads).hasSize(1);
        first.assertItem("figures");
        others.forEach(viewer -> viewer.assertItem("figures"));
    }

    @Test
    void viewersShareAFailureUntilItIsOld() {
        var dashboard = SharedLoad.of(load, LONG);
        var first = subscribe(dashboard);

        loads.get(0).fail(new IllegalStateException("away"));
        var others = viewers(dashboard);

        assertThat(loads).hasSize(1);
        first.assertFailedWith(IllegalStateException.class, "away");
        others.forEach(viewer -> viewer.assertFailedWith(IllegalStateException.class, "away"));
    }

    @Test
    void aResultThatIsOldIsLoadedAgainOnce() {
        var dashboard = SharedLoad.of(load, SHORT);
        subscribe(dashboard);
        loads.get(0).complete("figures");
        eventuallyLongerThan(SHORT);

        var viewers = viewers(dashboard);
        loads.get(1).complete("new figures");

        assertThat(loads).hasSize(2);
        viewers.forEach(viewer -> viewer.assertItem("new figures"));
    }

    private static void eventuallyLongerThan(Duration time) {
        long begun = System.nanoTime();
        eventually().until(() -> System.nanoTime() - begun > 2 * time.toNanos());
    }

    private static List<UniAssertSubscriber<String>> viewers(Uni<String> dashboard) {
        return Stream.generate(() -> subscribe(dashboard)).limit(VIEWERS).toList();
    }

    private static UniAssertSubscriber<String> subscribe(Uni<String> dashboard) {
        return dashboard.subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
