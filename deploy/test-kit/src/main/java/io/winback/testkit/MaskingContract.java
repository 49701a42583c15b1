package io.winback.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every role reads the personal data that {@code docs/security.md} lists for it, in every view of a service, and no more. Each
 * answer that shows it has an entry in the audit log. A view that shows personal data of the sample and is not listed fails the
 * build, and so does a view for which the sample has no id.
 */
public abstract class MaskingContract {

    private static final Path DOCUMENT = Path.of("..", "docs", "security.md");
    private static final int OK = 200;
    private static final String NOW = "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";

    /** The first word of the name of the service, such as {@code campaign}. */
    protected abstract String service();

    /** The values of the parameters of paths, by name. */
    protected abstract Map<String, String> parameters();

    /** The queries that find the sample in a list, by path. */
    protected abstract Map<String, String> queries();

    /** The personal data of the sample: {@code addresses} and {@code words}. */
    protected abstract Map<String, List<String>> personalData();

    @Test
    void everyRoleReadsThePersonalDataThatTheMatrixListsForItAndNoMore() {
        var listed = PersonalDataMatrix.of(service(), DOCUMENT);
        var wrong = new ArrayList<String>();
        var shown = new TreeSet<String>();
        var begin = TestDatabase.value(NOW);
        var read = new LinkedHashSet<Read>();
        int answers = 0;

        for (var route : views()) {
            assertThat(url(route.path())).as("the sample has an id").doesNotContain("{");
            for (var role : route.roles()) {
                var answer = Callers.as(role).get(url(route.path()));
                assertThat(answer.statusCode()).as("%s as %s", route, role).isEqualTo(OK);
                answers++;
                for (var data : personalData().entrySet()) {
                    var view = new PersonalDataMatrix.View(route.path(), data.getKey());
                    boolean shows = data.getValue().stream().anyMatch(answer.asString()::contains);
                    if (shows != listed.getOrDefault(view, Set.of()).contains(role)) {
                        wrong.add("%s %s %s to %s".formatted(route, shows ? "shows" : "hides", data.getKey(), role));
                    }
                    if (shows) {
                        shown.add(view.toString());
                        read.add(new Read(route.operation(), role.toLowerCase(Locale.ROOT)));
                    }
                }
            }
        }

        System.out.printf("%s-service: %d answers compared, personal data in %s%n", service(), answers, shown);
        assertThat(wrong).isEmpty();
        assertThat(listed.keySet().stream().map(PersonalDataMatrix.View::toString))
                .containsAll(shown);
        assertThat(shown)
                .as("listed views of which the sample has personal data")
                .containsAll(listed.keySet().stream()
                        .filter(view -> !withoutSample().contains(view.path()))
                        .map(PersonalDataMatrix.View::toString)
                        .toList());
        eventually().untilAsserted(() -> assertThat(notAudited(read, begin)).isEmpty());
    }

    /** An answer with personal data, by its operation and the key of its caller. */
    private record Read(String operation, String actor) {}

    private static List<Read> notAudited(Set<Read> read, String begin) {
        return read.stream()
                .filter(one -> Callers.as("ADMIN")
                        .queryParam("operation", one.operation())
                        .queryParam("actor", one.actor())
                        .queryParam("from", begin)
                        .get("/v1/audit-entries")
                        .then()
                        .statusCode(OK)
                        .extract()
                        .jsonPath()
                        .getList("items")
                        .isEmpty())
                .toList();
    }

    private List<AccessRoute> views() {
        return AccessMatrix.of(service(), DOCUMENT).stream()
                .filter(route -> route.method().equals("GET") && route.path().startsWith("/v1/"))
                .filter(route -> !withoutSample().contains(route.path()))
                .toList();
    }

    /** The paths of views that have nothing to show before there is more than one sample. */
    protected Set<String> withoutSample() {
        return Set.of();
    }

    private String url(String path) {
        var url = path;
        for (var parameter : parameters().entrySet()) {
            url = url.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return url + queries().getOrDefault(path, "");
    }
}
