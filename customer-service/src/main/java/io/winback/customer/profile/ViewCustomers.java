package io.winback.customer.profile;

import io.winback.chassis.access.PersonalDataAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Shows customers as the roles of the caller allow. */
@ApplicationScoped
class ViewCustomers {

    private final Customers customers;
    private final PersonalDataAccess access;

    ViewCustomers(Customers customers, PersonalDataAccess access) {
        this.customers = customers;
        this.access = access;
    }

    /** Refuses a search by personal data of a caller who may not see it. Each argument is null if it is not searched by. */
    void requireSearch(String email, String phone, String name) {
        access.requireForSearch("email", email);
        access.requireForSearch("phone", phone);
        access.requireForSearch("name", name);
    }

    /** @return empty if there is no such customer, or if the customer is erased */
    Optional<CustomerView> find(String customerId, Locale reader) {
        return customers
                .findByIdOptional(customerId)
                .filter(customer -> !customer.erased())
                .map(customer -> view(customer, reader));
    }

    CustomerView view(Customer customer, Locale reader) {
        return CustomerView.of(customer, reader, access);
    }
}
