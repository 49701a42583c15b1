package io.winback.chassis.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.Nullable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Lists the fields of answers that are always present as required in the OpenAPI document. JSON leaves out what is null. So every
 * component of a record is required, except one that is {@link Nullable}. In records of events only numbers and truth values are
 * required, because an event of an earlier release may lack the other fields. Records that are also part of requests keep
 * what bean validation requires.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class RequiredInAnswers implements OASFilter {

    private static final String EVENTS = "io.winback.events.";
    private static final List<DotName> WITHOUT_FIELD = Stream.of(
                    JsonUnwrapped.class, JsonAnyGetter.class, JsonIgnore.class)
            .map(DotName::createSimple)
            .toList();

    private final IndexView index;

    public RequiredInAnswers(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        var ofRequests = SchemaReferences.ofRequests(document);
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (!ofRequests.contains(name) && schema.getProperties() != null) {
                index.getKnownClasses().stream()
                        .filter(type -> type.isRecord() && type.simpleName().equals(name))
                        .filter(type -> isDescribedBy(schema, type))
                        .forEach(type -> addRequired(schema, alwaysPresent(type)));
            }
        });
    }

    /** Several records may have one simple name. */
    private static boolean isDescribedBy(Schema schema, ClassInfo type) {
        return fields(type).map(RecordComponentInfo::name).allMatch(schema.getProperties()::containsKey);
    }

    private static Set<String> alwaysPresent(ClassInfo type) {
        boolean isOfEvents = type.name().toString().startsWith(EVENTS);
        var names = new HashSet<String>();
        fields(type)
                .filter(field -> field.type().kind() == Type.Kind.PRIMITIVE
                        || !isOfEvents && !field.field().hasAnnotation(DotName.createSimple(Nullable.class)))
                .forEach(field -> names.add(field.name()));
        return names;
    }

    private static Stream<RecordComponentInfo> fields(ClassInfo type) {
        return type.recordComponents().stream()
                .filter(component -> WITHOUT_FIELD.stream().noneMatch(component.field()::hasAnnotation));
    }

    private static void addRequired(Schema schema, Set<String> names) {
        var known = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        schema.getProperties().keySet().stream()
                .filter(name -> names.contains(name) && !known.contains(name))
                .forEach(schema::addRequired);
    }
}
