package io.winback.campaign.console;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.winback.chassis.audit.FieldChange;
import io.winback.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of the audit log has words, in both languages, for whatever the four services record. */
class AuditWordsTest {

    private static final Path DOCUMENTS = Path.of("..", "docs");

    /** A route of the matrix: service, method, path, operation and roles. */
    private static final Pattern ROUTE = Pattern.compile(
            "^\\| (?:all|customer|campaign|offer|notification) \\| ([A-Z]+) \\| `([^`]+)` \\| (\\w+) \\| [^|]+ \\|$",
            Pattern.MULTILINE);

    /** Routes that no resource of a service answers, or that only lead to a page. */
    private static final Set<String> NOT_RECORDED = Set.of("operations", "file", "redirect");

    private static final Pattern SUBJECT = Pattern.compile("^/(?:v1|console)/([a-z-]+)/\\{");

    /** The states that are compared field by field and have a schema in the API. */
    private static final List<List<String>> STATES = List.of(
            List.of("campaign-service", "CampaignView"),
            List.of("offer-service", "OfferTerms"),
            List.of("customer-service", "FormatDocument"),
            List.of("notification-service", "MessageTemplate"));

    private static final List<String> OTHER_FIELDS = List.of(
            "roles",
            "password",
            "name",
            "scopes",
            "expiresAt",
            "replacedBy",
            "revoked",
            "stopped",
            "reason",
            "deceased",
            "state",
            "themeId",
            "resolution",
            "reopenings",
            "satisfaction",
            "EMAIL",
            "SMS",
            "CHAT",
            "messages",
            "currency",
            "date",
            "to",
            "rate",
            "note",
            "notes",
            "text",
            "evidence",
            "comment",
            "source",
            "contacts",
            "birthDate",
            "email",
            "phone",
            "chat",
            "attributes");

    private record Route(String method, String path, String operation) {

        /** As the audit log names it. */
        String recorded() {
            boolean hidden = operation.equals("page") || operation.equals("form");
            return hidden ? method + " " + path.replaceFirst("^(/[su]/\\{token)}$", "$1:.*}") : operation;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void eachOperationAndFormOfTheFourServicesHasWordsAndCanBeSearchedFor(String language) throws IOException {
        var recorded = routes().map(Route::recorded).collect(Collectors.toCollection(TreeSet::new));

        var searchable = AuditWords.operations(Locale.forLanguageTag(language)).stream()
                .map(AuditWords.Choice::value)
                .collect(Collectors.toSet());

        assertThat(recorded).hasSizeGreaterThan(140);
        assertThat(searchable).containsAll(recorded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void eachChoiceOfTheSearchHasWordsOfItsOwn(String language) {
        var locale = Locale.forLanguageTag(language);

        for (var choices : List.of(AuditWords.operations(locale), AuditWords.kinds(locale))) {
            assertThat(choices).extracting(AuditWords.Choice::words).doesNotHaveDuplicates();
            assertThat(choices)
                    .extracting(AuditWords.Choice::words)
                    .noneMatch(words -> words.contains("/") || words.isBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void eachKindOfThingThatAPathNamesHasWords(String language) throws IOException {
        var kinds = routes().flatMap(route -> SUBJECT.matcher(route.path()).results())
                .map(found -> singular(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(kinds).contains("customer", "person", "api-key");
        assertThat(AuditWords.kinds(Locale.forLanguageTag(language)))
                .extracting(AuditWords.Choice::value)
                .containsAll(kinds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void eachFieldOfAStateThatIsComparedHasWords(String language) throws IOException {
        var fields = new TreeSet<String>(OTHER_FIELDS);
        for (var state : STATES) {
            var schemas = schemas(state.get(0));
            assertThat(schemas.has(state.get(1))).as("%s", state).isTrue();
            addFields(schemas, schemas.get(state.get(1)), fields, new HashSet<>());
        }
        // An entry has its own time.
        fields.remove("changedAt");

        assertThat(fields).hasSizeGreaterThan(60);
        assertThat(withoutWords(fields, language)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expiresAt | \"2027-11-29T00:00:00Z\" | Valid until | 29 November 2027, 00:00 UTC",
                "roles | [\"VIEWER\", \"ADMIN\"] | Roles | Viewer, Administrator",
                "roles | \"ADMIN+VIEWER\" | Roles | Administrator, Viewer",
                "scopes | [] | Limited to | none",
                "revoked | true | Revoked | yes",
                "replacedBy | \"019e3f5a-0000-7000-8000-000000000001\" | Replaced by | the new key",
                "goal.within | \"P30D\" | Goal · Within | 30 days",
                "goal.within | \"PT1H\" | Goal · Within | 1 hour",
                "window.from | \"2026-12-01\" | Period · From | 1 December 2026",
                "name | \"SUPPORT\" | Name | SUPPORT",
                "reason | \"Provider broken\" | Reason | Provider broken",
                "holdout | 0.1 | Holdout | 0.1",
                "variants | [{\"name\": \"one\", \"weight\": 1, \"steps\": [{\"template\": \"hello\", \"channels\": [\"SMS\"]}]}]"
                        + " | Variants | Name one; Weight 1; Steps Template hello; Channels SMS",
                "messages | \"[{\\\"locale\\\": \\\"ja\\\", \\\"text\\\": \\\"Hello\\\"}]\" | Messages | Language ja; Text Hello",
                "messages | \"[{\\\"locale\\\": \\\"ja…\" | Messages | [{\"locale\": \"ja…"
            })
    void aChangeIsShownInWords(String field, String json, String fieldInWords, String valueInWords) {
        var change = new FieldChange(field, null, EventJson.readBack(json, new TypeReference<JsonNode>() {}));

        assertThat(AuditChangeWords.fieldInWords(change, "en")).isEqualTo(fieldInWords);
        assertThat(AuditChangeWords.beforeInWords(change, "en")).isEmpty();
        assertThat(AuditChangeWords.afterInWords(change, "en")).isEqualTo(valueInWords);
    }

    private static List<String> withoutWords(Set<String> fields, String language) {
        return fields.stream()
                .filter(field -> !field.equals("SMS"))
                .filter(field ->
                        AuditWords.words(AuditWords.FIELD, field, language).equals(field))
                .toList();
    }

    private static Stream<Route> routes() throws IOException {
        return ROUTE.matcher(Files.readString(DOCUMENTS.resolve("security.md")))
                .results()
                .map(row -> new Route(row.group(1), row.group(2), row.group(3)))
                .filter(route -> !NOT_RECORDED.contains(route.operation()));
    }

    private static String singular(String segment) {
        return switch (segment) {
            case "people" -> "person";
            case "keys" -> "api-key";
            default -> segment.replaceFirst("s$", "");
        };
    }

    private static JsonNode schemas(String service) throws IOException {
        return new YAMLMapper()
                .readTree(DOCUMENTS.resolve("api").resolve(service + ".yaml").toFile())
                .at("/components/schemas");
    }

    private static void addFields(JsonNode schemas, JsonNode schema, Set<String> fields, Set<String> visited) {
        for (var property : schema.path("properties").properties()) {
            fields.add(property.getKey());
            for (var part : withParts(property.getValue())) {
                var reference = part.path("$ref").asText("").replaceFirst("^.*/", "");
                if (reference.isEmpty()) {
                    addFields(schemas, part, fields, visited);
                } else if (visited.add(reference)) {
                    addFields(schemas, schemas.get(reference), fields, visited);
                }
            }
        }
        schema.path("oneOf").forEach(part -> addFields(schemas, part, fields, visited));
    }

    private static List<JsonNode> withParts(JsonNode schema) {
        var parts = new ArrayList<>(List.of(schema));
        if (schema.has("items")) {
            parts.add(schema.get("items"));
        }
        for (var name : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(name).forEach(parts::add);
        }
        return parts;
    }
}
