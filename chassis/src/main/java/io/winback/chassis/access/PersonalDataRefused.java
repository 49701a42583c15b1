package io.winback.chassis.access;

/** The roles of the caller do not allow a search by personal data. */
public class PersonalDataRefused extends ExplainedRefusal {

    PersonalDataRefused(String parameter) {
        super("%s: a search by it needs one of the roles SUPPORT, INTEGRATOR, ADMIN".formatted(parameter));
    }
}
