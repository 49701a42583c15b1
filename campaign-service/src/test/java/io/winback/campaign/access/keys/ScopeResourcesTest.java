package io.winback.campaign.access.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScopeResourcesTest {

    @Test
    void aScopeCanNameEveryResourceOfTheMatrixAndNoOther() throws IOException {
        var matrix = Files.readString(Path.of("..", "docs", "security.md"));

        var resources = Pattern.compile("\\| `/v1/([a-z-]+)[^`]*` \\|")
                .matcher(matrix)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ScopeResources.ALL).isEqualTo(resources);
    }
}
