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

class BrowserLocationTest {

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

        assertThat(new BrowserLocation(chosen, List.of()).find()).contains(usual);
    }

    @Test
    void aBrowserOnThePathComesBeforeTheUsualPlaces() {
        var path = Map.of("PATH", missing.getParent() + ":" + onPath.getParent());

        assertThat(new BrowserLocation(path, List.of(usual)).find()).contains(onPath);
    }

    @Test
    void theUsualPlacesAreSearchedWhereThePathHasNoBrowser() {
        assertThat(new BrowserLocation(Map.of(), List.of(missing, usual)).find())
                .contains(usual);
    }

    @Test
    void aMachineMayHaveNoBrowser() {
        assertThat(new BrowserLocation(Map.of(), List.of(missing)).find()).isEmpty();
    }

    @Test
    void aRequiredBrowserThatIsMissingIsAFailure() {
        var required = new BrowserLocation(Map.of("WINBACK_TEST_BROWSER", "required"), List.of(missing));

        assertThatThrownBy(required::find)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("WINBACK_TEST_BROWSER=required");
    }

    @Test
    void aRequiredBrowserIsFoundLikeAnyOther() {
        var required = new BrowserLocation(Map.of("WINBACK_TEST_BROWSER", "required"), List.of(usual));

        assertThat(required.find()).contains(usual);
    }

    @Test
    void aChosenFileThatIsNotExecutableIsAFailure() throws IOException {
        var text = Files.writeString(folder.resolve("text"), "no browser");
        var chosen = new BrowserLocation(Map.of("WINBACK_TEST_BROWSER", text.toString()), List.of(usual));

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
