package io.winback.campaign.audience;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * The birthdays and anniversaries of customers. A customer is found once in a year, and has the mark of that year in the transaction
 * of the caller. An index finds the customers of a day without those that were found.
 */
@ApplicationScoped
public class CustomerDays {

    private static final int LEAP_DAY = 229;
    private static final int DAY_BEFORE_LEAP_DAY = 228;

    private final Session database;

    CustomerDays(Session database) {
        this.database = database;
    }

    /** A day of the year of a customer. */
    public enum Kind {
        BIRTHDAY("birthday", "true"),
        /** Of the first order: a year later at the earliest. */
        ANNIVERSARY("anniversary", "first_order_day < cast(:day as date)");

        private final String column;
        private final String condition;

        Kind(String column, String condition) {
            this.column = column;
            this.condition = condition;
        }

        /** The customers of a day who are not found in its year. The mark is also of another year after a jump of the clock. */
        private String where() {
            return "%1$s in (:number, :leapDay) and (%1$s_found < :year or %1$s_found > :year) and %2$s"
                    .formatted(column, condition);
        }
    }

    /** The time zones, as they were stated, of the customers whose day is not found. A zone that is not known is an empty text. */
    public List<String> zones(Kind kind, LocalDate day) {
        var query = scalar(
                database,
                "select distinct coalesce(time_zone, '') from reach_profile where " + kind.where(),
                String.class);
        bind(query, kind, day);
        return query.getResultList();
    }

    /**
     * Takes customers whose day is not found, and marks them. Two replicas take different ones.
     *
     * @param zones the time zones of the customers, as they were stated
     * @param most the greatest number of customers
     */
    @Transactional(MANDATORY)
    public List<KnownCustomer> take(Kind kind, LocalDate day, Collection<String> zones, int most) {
        var query = database.createNativeQuery(
                        """
                                    update reach_profile set %s_found = :year
                                    where customer_id = any(array(
                                        select customer_id from reach_profile
                                        where %s and coalesce(time_zone, '') = any(:zones)
                                        limit :most for update skip locked))
                                    returning %s""".formatted(kind.column, kind.where(), StoredCustomer.COLUMNS), Tuple.class)
                .setParameter("zones", zones.toArray(String[]::new))
                .setParameter("most", most);
        bind(query, kind, day);
        return query.getResultList().stream().map(StoredCustomer::customer).toList();
    }

    private static void bind(NativeQuery<?> query, Kind kind, LocalDate day) {
        query.setParameter("number", YearDay.of(day))
                .setParameter("leapDay", withLeapDay(day))
                .setParameter("year", day.getYear());
        if (kind == Kind.ANNIVERSARY) {
            query.setParameter("day", day.toString());
        }
    }

    /** In a year without 29 February, its customers are found on 28 February. On any other day it is the day itself. */
    private static Integer withLeapDay(LocalDate day) {
        var number = YearDay.of(day);
        return number == DAY_BEFORE_LEAP_DAY && !Year.isLeap(day.getYear()) ? Integer.valueOf(LEAP_DAY) : number;
    }
}
