package io.winback.campaign.console;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.Callers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** All pages have the same navigation, with the links that the roles of the caller open. */
@QuarkusTest
class ConsoleNavigationTest {

    private static final Pattern NAVIGATION = Pattern.compile("<nav.*?</nav>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\"( aria-current=\"page\")?>([^<]+)</a>");

    private record Link(String address, boolean current, String words) {}

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console/backtest", "/console/people", "/console/keys", "/console/audit"})
    void anAdministratorReachesEachPageFromEachPage(String page) {
        var links = links("ADMIN", page, "en");

        assertThat(links)
                .extracting(Link::address)
                .containsExactly("/", "/console/backtest", "/console/people", "/console/keys", "/console/audit");
        assertThat(links)
                .extracting(Link::words)
                .containsExactly("Overview", "Accuracy of the scores", "People", "API keys", "Who did what");
        assertThat(links).filteredOn(Link::current).extracting(Link::address).containsExactly(page);
    }

    @ParameterizedTest
    @CsvSource({"/, ja", "/console/people, ja", "/console/audit, ja"})
    void thePagesHaveOneNameInJapanese(String page, String language) {
        assertThat(links("ADMIN", page, language))
                .extracting(Link::words)
                .containsExactly("概要", "スコアの精度", "ユーザー", "API キー", "操作の記録");
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, /", "SUPPORT, /console/backtest", "OPERATOR, /"})
    void otherRolesSeeNoLinkThatIsRefused(String role, String page) {
        assertThat(links(role, page, "en")).extracting(Link::address).containsExactly("/", "/console/backtest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTEGRATOR"})
    void aSystemSeesNoLinkOnThePageOfItsAccount(String role) {
        assertThat(links(role, "/console/account", "en")).isEmpty();
    }

    private static List<Link> links(String role, String page, String language) {
        var html = Callers.as(role)
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .get(page)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var navigation = NAVIGATION.matcher(html);
        assertThat(navigation.find()).isTrue();
        return LINK.matcher(navigation.group())
                .results()
                .map(link -> new Link(link.group(1), link.group(2) != null, link.group(3)))
                .toList();
    }
}
