package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every program has a bill of materials (CycloneDX), and all its components have a licence of the list. */
class LicencesTest {

    private static final List<String> PROGRAMS =
            List.of("customer-service", "campaign-service", "offer-service", "notification-service", "deploy/local");

    private static final Path ALLOWED = StackOptions.checkout().resolve("deploy/licences.txt");
    private static final Path REPORT = Path.of("target/licences.txt");
    private static final String OWN = "io.winback";

    @Test
    void everyComponentHasALicenceOfTheList() throws IOException {
        var allowed = Files.readAllLines(ALLOWED).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        var licences = licences();

        write(licences);

        assertThat(licences).hasSizeGreaterThan(200);
        assertThat(licences).allSatisfy((component, names) -> assertThat(names)
                .as(component)
                .matches(one -> one.stream().anyMatch(allowed::contains) || isException(component, allowed)));
    }

    @Test
    void aBillOfMaterialsNamesTheVersionsAndHashesOfAllComponents() throws IOException {
        for (var program : PROGRAMS) {
            assertThat(components(program).filter(component -> !isOwn(component)))
                    .as(program)
                    .hasSizeGreaterThan(30)
                    .allMatch(component -> !component.path("version").asText().isEmpty()
                            && !component.path("purl").asText().isEmpty()
                            && component.path("hashes").size() > 0);
        }
    }

    /** A line with the group and the name of the component, and the reason. */
    private static boolean isException(String component, List<String> allowed) {
        return allowed.stream()
                .map(line -> line.split("  ", 2)[0])
                .anyMatch(line -> line.contains(":") && component.startsWith(line + ":"));
    }

    /** The licences of all components of all programs, by group, name and version. */
    private static Map<String, Set<String>> licences() throws IOException {
        var licences = new TreeMap<String, Set<String>>();
        for (var program : PROGRAMS) {
            components(program).filter(component -> !isOwn(component)).forEach(component -> {
                var names = licences.computeIfAbsent(nameOf(component), one -> new TreeSet<>());
                component.path("licenses").forEach(licence -> names.add(nameOfLicence(licence)));
            });
        }
        return licences;
    }

    private static Stream<JsonNode> components(String program) throws IOException {
        var bill = StackOptions.checkout().resolve(program).resolve("target/bom.json");
        return StreamSupport.stream(
                new ObjectMapper().readTree(bill.toFile()).path("components").spliterator(), false);
    }

    private static boolean isOwn(JsonNode component) {
        return component.path("group").asText().equals(OWN);
    }

    private static String nameOf(JsonNode component) {
        return "%s:%s:%s"
                .formatted(
                        component.path("group").asText(),
                        component.path("name").asText(),
                        component.path("version").asText());
    }

    private static String nameOfLicence(JsonNode licence) {
        return Stream.of("/license/id", "/license/name", "/expression")
                .map(field -> licence.at(field).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("no name");
    }

    private static void write(Map<String, Set<String>> licences) throws IOException {
        Files.createDirectories(REPORT.getParent());
        Files.write(
                REPORT,
                licences.entrySet().stream()
                        .map(component -> component.getKey() + "  " + String.join(" or ", component.getValue()))
                        .toList());
    }
}
