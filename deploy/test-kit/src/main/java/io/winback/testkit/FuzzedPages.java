package io.winback.testkit;

import io.winback.testkit.RawRequest.Framing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Malformed and hostile requests to pages and forms, whose fields are those of the pages themselves. */
final class FuzzedPages {

    private static final Pattern FIELD = Pattern.compile(" name=\"([\\w.-]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SAMPLE = "A".repeat(43);
    /** A page whose parameter is one of these is another page. */
    private static final Set<String> OTHER_PATH = Set.of(".", "..");

    private static final int MANY_FIELDS = 10_000;
    private static final int FOR_A_PATH = 40;
    private static final int FOR_A_FORM = 80;

    private static final List<String> BODIES = List.of(
            "",
            "&",
            "=",
            "%",
            "a=%",
            "a=%zz",
            "a=%C0%AF&b=%FF",
            "a=%00",
            "{\"a\": 1}",
            "a[b][c]=1",
            "\u00ff\u00fe",
            "a=" + "b".repeat(20_000),
            "a".repeat(20_000) + "=1",
            IntStream.range(0, MANY_FIELDS).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&")),
            "roles=ADMIN&".repeat(100),
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"../../x\"\r\n\r\n1");

    private static final List<String> TYPES = List.of(
            FORM,
            FORM + "; charset=utf-16",
            FORM + "; charset=nonsense",
            "multipart/form-data; boundary=b",
            "multipart/form-data",
            "application/json",
            "text/plain",
            "x",
            "");

    private final KnownIds known;
    private final Random random;
    private final Set<String> fields = new TreeSet<>();

    FuzzedPages(KnownIds known, Random random) {
        this.known = known;
        this.random = random;
    }

    /** Notes the names of the fields of a page. */
    void learn(String html) {
        FIELD.matcher(html).results().forEach(field -> fields.add(field.group(1)));
    }

    /** A request to a page, with ids and tokens that are known. */
    RawRequest valid(AccessRoute route) {
        var headers = route.isPublic() ? List.<String>of() : List.of(TestKeys.HEADER + ": " + TestKeys.withAllRoles());
        var request = RawRequest.without(route.method(), path(route, null), headers);
        return route.method().equals("GET")
                ? request
                : request.withHeader("Content-Type", FORM).with(form(-1), Framing.LENGTH);
    }

    List<RawRequest> of(AccessRoute route) {
        var requests = new ArrayList<RawRequest>();
        var valid = valid(route);
        if (PARAMETER.matcher(route.path()).find()) {
            HostileTexts.RAW_IN_ADDRESS.stream()
                    .filter(raw -> !OTHER_PATH.contains(raw))
                    .forEach(raw -> requests.add(valid.with(path(route, raw))));
            for (int i = 0; i < FOR_A_PATH; i++) {
                var text = HostileTexts.encoded(HostileTexts.one(HostileTexts.ALL, random));
                requests.add(valid.with(path(route, text)));
            }
        }
        HostileTexts.IN_HEADERS.forEach(value -> requests.add(valid.withHeader(
                HostileTexts.one(List.of("Cookie", "Accept", "Accept-Language", "Content-Type"), random), value)));
        HostileTexts.ALL.forEach(text -> requests.add(valid.with(valid.target() + "?a=" + HostileTexts.encoded(text))));
        if (!route.method().equals("GET")) {
            addForms(requests, valid);
        }
        return requests;
    }

    private void addForms(List<RawRequest> requests, RawRequest valid) {
        for (var body : BODIES) {
            for (var type : TYPES) {
                requests.add(valid.withHeader("Content-Type", type).with(body.getBytes(UTF_8), Framing.LENGTH));
            }
            requests.add(valid.with(body.getBytes(UTF_8), Framing.CHUNKED));
        }
        requests.add(valid.withoutHeader("Content-Type"));
        for (int i = 0; i < FOR_A_FORM && !fields.isEmpty(); i++) {
            requests.add(valid.with(form(random.nextInt(fields.size())), Framing.LENGTH));
        }
    }

    /** @param hostile the index of the field that has a hostile value; -1 for none */
    private byte[] form(int hostile) {
        var names = List.copyOf(fields);
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + "="
                        + (i == hostile ? HostileTexts.encoded(HostileTexts.one(HostileTexts.ALL, random)) : "fuzz"))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    /** @param raw the value of each parameter as it stands in the address; null for known ones */
    private String path(AccessRoute route, String raw) {
        return PARAMETER
                .matcher(route.path())
                .replaceAll(parameter -> Matcher.quoteReplacement(
                        raw != null
                                ? raw
                                : known.of(parameter.group(1).equals("token") ? route.path() : parameter.group(1))
                                        .orElse(SAMPLE)));
    }
}
