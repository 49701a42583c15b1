package io.winback.customer.profile;

import java.util.Collection;

/** The days on which people bought, where they live. */
public interface PurchaseDays {

    /** These turn out to live elsewhere than we thought; takes part in the running transaction, which holds them. */
    void recompute(Collection<Customer> customers);
}
