package io.winback.customer.complaint;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.RuleViolation;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All themes. */
@ApplicationScoped
class Themes implements PanacheRepositoryBase<Theme, String> {

    List<Theme> after(String themeId, int limit) {
        return find("themeId > ?1 order by themeId", themeId).page(0, limit).list();
    }

    /** @throws RuleViolation {@code UNKNOWN_THEME} */
    void check(String themeId) {
        if (findByIdOptional(themeId).isEmpty()) {
            throw new RuleViolation("UNKNOWN_THEME", "there is no theme " + themeId);
        }
    }

    /** Locks the theme until the transaction ends. */
    @Transactional(MANDATORY)
    Optional<Theme> lock(String themeId) {
        return findByIdOptional(themeId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Customers who complained about the theme and churned for its reason or an unknown one, in the order of ids. */
    List<String> churnedFor(String themeId, String afterCustomer, int limit) {
        return scalar(getSession(), """
                        select distinct c.customer_id
                        from complaint c join customer using (customer_id) join theme t using (theme_id)
                        where t.theme_id = :theme and c.customer_id > :after and not customer.erased
                            and customer.stage = :churned and customer.churn_reason in (t.reason, :unknown)
                            and customer.churn_reason <> :deceased
                        order by c.customer_id limit :most""", String.class)
                .setParameter("theme", themeId)
                .setParameter("after", afterCustomer)
                .setParameter("churned", Stage.CHURNED.name())
                .setParameter("unknown", ChurnReason.UNKNOWN.name())
                .setParameter("deceased", ChurnReason.DECEASED.name())
                .setParameter("most", limit)
                .getResultList();
    }
}
