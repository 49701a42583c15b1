package io.winback.local.process;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The warning to a person who runs the launcher as root. */
class RootUserTest {

    @Test
    void rootIsWarned() {
        assertThat(RootUser.warning("root"))
                .hasValueSatisfying(warning -> assertThat(warning).startsWith("warning: the launcher runs as root"));
    }

    @Test
    void otherUsersAreNotWarned() {
        assertThat(RootUser.warning("hina")).isEmpty();
    }
}
