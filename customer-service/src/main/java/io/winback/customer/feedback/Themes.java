package io.winback.customer.feedback;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All themes. */
@ApplicationScoped
class Themes implements PanacheRepositoryBase<Theme, String> {

    List<Theme> after(String themeId, int most) {
        return find("themeId > ?1 order by themeId", themeId).page(0, most).list();
    }

    /** Up to so many of those who complained of it and are lost, but alive, behind one id in the order of ids. */
    List<String> lostFor(String themeId, String afterCustomer, int most) {
        return getSession()
                .createNativeQuery("""
                        select distinct c.customer_id from complaint c join customer on customer.customer_id = c.customer_id
                        where c.theme_id = :theme and c.customer_id > :after and customer.stage = 'CHURNED'
                            and customer.churn_reason <> 'DECEASED'
                        order by c.customer_id limit :most""", String.class)
                .setParameter("theme", themeId)
                .setParameter("after", afterCustomer)
                .setParameter("most", most)
                .getResultList();
    }
}
