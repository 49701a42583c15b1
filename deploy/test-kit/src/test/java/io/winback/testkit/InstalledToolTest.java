package io.winback.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InstalledToolTest {

    @TempDir
    Path folder;

    private Path onPath;
    private Path usual;
    private Path missing;

    @BeforeEach
    void installBrowsers() throws IOException {
        onPath = executable("bin/google-chrome");
        usual = executable("usual/chromium");
        missing = folder.resolve("missing/chromium");
    }

    @Test
    void theChosenBrowserComesBeforeAllOthers() {
        var chosen = Map.of(
                "WINBACK_TEST_BROWSER",
                usual.toString(),
                "PATH",
                onPath.getParent().toString());

        assertThat(InstalledTool.browser(List.of(), chosen).find()).contains(usual);
    }

    @Test
    void aBrowserOnThePathComesBeforeTheUsualPlaces() {
        var path = Map.of("PATH", missing.getParent() + ":" + onPath.getParent());

        assertThat(InstalledTool.browser(List.of(usual), path).find()).contains(onPath);
    }

    @Test
    void theUsualPlacesAreSearchedWhereThePathHasNoBrowser() {
        assertThat(InstalledTool.browser(List.of(missing, usual), Map.of()).find())
                .contains(usual);
    }

    @Test
    void aMachineMayHaveNoBrowser() {
        assertThat(InstalledTool.browser(List.of(missing), Map.of()).find()).isEmpty();
    }

    @Test
    void aRequiredBrowserThatIsMissingIsAFailure() {
        var required = InstalledTool.browser(List.of(missing), Map.of("WINBACK_TEST_BROWSER", "required"));

        assertThatThrownBy(required::find)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("WINBACK_TEST_BROWSER=required");
    }

    @Test
    void aRequiredBrowserIsFoundLikeAnyOther() {
        var required = InstalledTool.browser(List.of(usual), Map.of("WINBACK_TEST_BROWSER", "required"));

        assertThat(required.find()).contains(usual);
    }

    @Test
    void aChosenFileThatIsNotExecutableIsAFailure() throws IOException {
        var text = Files.writeString(folder.resolve("text"), "no browser");
        var chosen = InstalledTool.browser(List.of(usual), Map.of("WINBACK_TEST_BROWSER", text.toString()));

        assertThatThrownBy(chosen::find)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(text.toString());
    }

    private Path executable(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
