package io.winback.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every role reads the personal data that {@code docs/security.md} lists for it, in every view of a service that can be read with
 * the id of one sample, and no more. A view that shows personal data and is not listed fails the build.
 */
public abstract class MaskingContract {

    private static final Path DOCUMENT = Path.of("..", "docs", "security.md");
    private static final int OK = 200;

    /** The first word of the name of the service, such as {@code campaign}. */
    protected abstract String service();

    /** The values of the parameters of paths, by name. Views with other parameters are left out. */
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
        int answers = 0;

        for (var route : views()) {
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
                    }
                }
            }
        }

        System.out.printf("%s-service: %d answers compared, personal data in %s%n", service(), answers, shown);
        assertThat(wrong).isEmpty();
        assertThat(listed.keySet().stream().map(PersonalDataMatrix.View::toString))
                .containsAll(shown);
    }

    private List<AccessRoute> views() {
        return AccessMatrix.of(service(), DOCUMENT).stream()
                .filter(route -> route.method().equals("GET") && route.path().startsWith("/v1/"))
                .filter(route -> !url(route.path()).contains("{"))
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
