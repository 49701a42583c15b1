package io.winback.chassis.http;

import jakarta.ws.rs.core.MultivaluedMap;

/** The fields of a form. */
public final class FormFields {

    private FormFields() {}

    /** The text of a field as it was typed; empty without the field. */
    public static String text(MultivaluedMap<String, String> form, String field) {
        var value = form.getFirst(field);
        return value == null ? "" : value;
    }
}
