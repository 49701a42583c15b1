package io.winback.customer.survey;

import java.util.function.Function;

/**
 * What a customer entered in a survey page. After an error the page is shown again with it.
 *
 * @param form the values by name; null for a page that is shown first
 */
record SurveyEntries(Function<String, String> form) {

    static final SurveyEntries NONE = new SurveyEntries(name -> null);

    public boolean chose(String name, Object value) {
        return String.valueOf(value).equals(form.apply(name));
    }

    public String comment() {
        var comment = form.apply(SurveyForm.COMMENT);
        return comment == null ? "" : comment;
    }

    public boolean isTooLong() {
        return SurveyForm.isTooLong(form);
    }
}
