package io.winback.notification.template;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ParsedTemplateTest {

    private static final String ASKING = "Hello {#if customer.name}{customer.name}{#else}there{/if}!";

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\u3000"})
    void aMissingNameIsAbsent(String name) throws NotRenderable {
        assertThat(text("Hello {customer.name ?: 'there'}!", named(name))).isEqualTo("Hello there!");
        assertThat(text("Hello {customer.name.or('there')}!", named(name))).isEqualTo("Hello there!");
        assertThat(text(ASKING, named(name))).isEqualTo("Hello there!");
        assertThat(text("Hello {customer.name}!", named(name))).isEqualTo("Hello !");
    }

    @Test
    void aNameIsPrinted() throws NotRenderable {
        assertThat(text("Hello {customer.name ?: 'there'}!", named("𠮷野 花"))).isEqualTo("Hello 𠮷野 花!");
        assertThat(text("Hello {customer.name.or('there')}!", named("𠮷野 花"))).isEqualTo("Hello 𠮷野 花!");
        assertThat(text(ASKING, named("𠮷野 花"))).isEqualTo("Hello 𠮷野 花!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{#if coupon}yes{#else}no{/if}; yes; no",
                "{#if coupon.code}yes{#else}no{/if}; yes; no",
                "{#if offer.name}yes{#else}no{/if}; yes; no",
                "{#if !coupon}no{#else}yes{/if}; yes; no",
                "{#if coupon && customer.name}yes{#else}no{/if}; yes; no",
                "{coupon.code ?: 'none'}; 7K4D; none",
                "{coupon.code.or('none')}; 7K4D; none",
                "{offer.name ?: campaign.name}; Ten percent; Winter",
                "{coupon.code ? 'yes' : 'no'}; yes; no"
            })
    void anAbsentValueCanBeTested(String template, String with, String without) throws NotRenderable {
        assertThat(text(template, withCoupon())).isEqualTo(with);
        assertThat(text(template, named("Alex"))).isEqualTo(without);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coupon.code", "coupon.expiresOn", "offer.name"})
    void anAbsentValueIsNotPrinted(String name) {
        var failure = catchThrowableOfType(NotRenderable.class, () -> text("one\ntwo {" + name + "}", named("Alex")));

        assertThat(failure.reason()).isEqualTo(Refusal.RENDER_ERROR);
        assertThat(failure).hasMessageContaining("line 2").hasMessageContaining("{" + name + "} has no value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{customer}",
                "{coupon}",
                "{customer.name.or(customer.secret)}",
                "{customer.name ?: (campaign.name ?: config.secret)}",
                "{#if customer.secret}x{/if}",
                "{customer.name.raw}",
                "{customer.get('name')}",
                "{#each customer}{/each}",
                "{inject:foo.bar}",
                "{期間限定}"
            })
    void noOtherPlaceholderIsKnown(String template) {
        assertThatThrownBy(() -> parsed(template)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aFailureThatNamesNoPlaceholderIsRefusedInPlainWords() {
        assertThatThrownBy(
                        () -> parsed(
                                "{! comment !}{#if !coupon && {! comment !}{#if !coupon && customer.name == 'a' || offer}\\{{/if}customer.name == 'a' || offer}\\{{/if}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("cannot be read")
                .hasMessageNotContaining("null");
    }

    @Test
    void aNameCannotChangeThePage() throws NotRenderable {
        var template = new MessageTemplate("ja", Channel.EMAIL, "s", "<p>{customer.name ?: 'x'}</p>", "x");

        var rendered = ParsedTemplate.of(template, "t").render(named("<b>&\"'"));

        assertThat(rendered.html()).isEqualTo("<p>&lt;b&gt;&amp;&quot;&#39;</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>.a{color:red}</style>",
                "<STYLE type='text/css'>\n@media (max-width:600px){.a{color:red}#header{display:none}}\n</STYLE>",
                "<style>p { margin: 0 }</style>",
                "<style>{|.a{color:red}|}</style>",
                "<style>.a\\{color:red}</style>",
                "<script type=\"application/ld+json\">{\"@type\":{\"a\":1}}</script>"
            })
    void theBracesOfStyleSheetsAreRead(String css) throws NotRenderable {
        var html = "<html>" + css + "<p>{customer.name}</p></html>";
        var template = new MessageTemplate("ja", Channel.EMAIL, "s", html, "x");

        assertThat(ParsedTemplate.of(template, "t").render(named("Alex")).html())
                .isEqualTo(
                        "<html>" + css.replace("{|", "").replace("|}", "").replace("\\{", "{") + "<p>Alex</p></html>");
    }

    @Test
    void aStyleSheetCanHoldPlaceholdersAndKeepsTheLines() throws NotRenderable {
        var html =
                "<style>\n.a{color:red}\n.b:after{content:'{coupon.code}'}{#if coupon}.c{top:0}{/if}\n</style>\n{nmae}";
        var wrong = new MessageTemplate("ja", Channel.EMAIL, "s", html, "x");
        var right = new MessageTemplate("ja", Channel.EMAIL, "s", html.replace("{nmae}", ""), "x");

        assertThatThrownBy(() -> ParsedTemplate.of(wrong, "t")).hasMessageContaining("line 5");
        assertThat(ParsedTemplate.of(right, "t").render(withCoupon()).html())
                .contains(".a{color:red}", "content:'7K4D'", ".c{top:0}");
    }

    @Test
    void aTextHasAMaximumLength() throws NotRenderable {
        var name = "&".repeat(200);
        var html = "<p>{customer.name}</p>".repeat(9_000);
        var template = new MessageTemplate("ja", Channel.EMAIL, "s", html, "x");

        assertThatThrownBy(() -> ParsedTemplate.of(template, "t").render(named(name)))
                .isInstanceOf(NotRenderable.class)
                .hasMessageContaining("longer than");
        assertThat(text("{customer.name}", named(name))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 3_000, 100_000})
    void aTemplateThatIsNestedTooDeeplyAffectsNoOtherMessage(int depth) {
        var text = "{#if campaign}".repeat(depth) + "x" + "{/if}".repeat(depth);

        assertThatThrownBy(() -> parsed(text).render(named("Alex")))
                .isInstanceOfAny(InvalidInput.class, NotRenderable.class);
    }

    @Test
    void anEmptyTextIsNotSent() {
        assertThatThrownBy(() -> text("{#if coupon}x{/if}", named("Alex")))
                .isInstanceOf(NotRenderable.class)
                .hasMessageContaining("empty");
    }

    private static String text(String template, Map<String, Object> data) throws NotRenderable {
        return parsed(template).render(data).text();
    }

    private static ParsedTemplate parsed(String text) {
        return ParsedTemplate.of(new MessageTemplate("ja", Channel.SMS, null, null, text), "messages[0]");
    }

    private static Map<String, Object> named(String name) {
        var customer = new HashMap<String, Object>();
        customer.put("customerId", "c-1");
        customer.put("name", name);
        var data = new HashMap<String, Object>();
        data.put("customer", customer);
        data.put("campaign", Map.of("name", "Winter"));
        data.put("unsubscribeUrl", "https://example.com/u/1");
        data.put("preferencesUrl", "https://example.com/u/1");
        data.put("coupon", null);
        data.put("offer", null);
        return data;
    }

    private static Map<String, Object> withCoupon() {
        var data = named("Alex");
        data.put("coupon", Map.of("code", "7K4D", "expiresOn", "30 November 2026"));
        data.put("offer", Map.of("name", "Ten percent"));
        return data;
    }

    /** As templates are stored, and as messages are rendered. */
    @Property(tries = 1_000)
    void anyTextIsATemplateOrRefused(@ForAll("templates") String text) {
        var message = new MessageTemplate("en", Channel.EMAIL, text, text, text);

        ParserCheck.read(
                        () -> {
                            ForeignPlaceholders.check(text, "text");
                            return ParsedTemplate.of(message, "messages[0]");
                        },
                        InvalidInput.class)
                .ifPresent(parsed -> Placeholders.shortest()
                        .forEach(values -> ParserCheck.read(() -> parsed.render(values), NotRenderable.class)));
    }

    @Provide
    Arbitrary<String> templates() {
        return HostileInput.texts(
                "Hello {customer.name ?: 'there'}, {#if coupon}{coupon.code}{#else}{offer.name}{/if}",
                "<style>a { b: c }</style><script>if (a) { {b} }</script>{|{customer}|}",
                "{customer.name.or('a').length.toString ?: campaign.name}",
                "{! comment !}{#if !coupon && customer.name == 'a' || offer}\\{{/if}",
                "{#for a in customer}{a}{/for}{#let b=1}{b}{/let}{#eval customer.name /}",
                "{{customer}} {% if %} ${a} <%= b %> *|C|* %%d%% %E_F% [[ g ]] ｛ｈ｝",
                "{#if customer.name}".repeat(300) + "a" + "{/if}".repeat(300));
    }
}
