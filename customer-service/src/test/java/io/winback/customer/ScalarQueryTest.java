package io.winback.customer;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Queries of one column give values of their type, and Hibernate finds the plan of one again. */
@QuarkusTest
class ScalarQueryTest {

    @Inject
    StatelessSession database;

    @Inject
    SessionFactory hibernate;

    @BeforeEach
    void countPlans() {
        hibernate.getStatistics().setStatisticsEnabled(true);
    }

    @AfterEach
    void countNoPlans() {
        hibernate.getStatistics().setStatisticsEnabled(false);
    }

    @Test
    void thePlanOfAQueryIsFoundAgain() {
        var sql = "select 41 + 1";

        var answers = List.of(one(sql, Integer.class), one(sql, Integer.class), one(sql, Integer.class));

        assertThat(answers).containsOnly(42);
        assertThat(hibernate.getStatistics().getQueryStatistics(sql).getPlanCacheHitCount())
                .isEqualTo(2);
    }

    @Test
    void valuesHaveTheTypeOfTheColumn() {
        assertThat(one("select cast(7 as bigint)", Long.class)).isEqualTo(7L);
        assertThat(one("select 1.50", BigDecimal.class)).isEqualByComparingTo("1.5");
        assertThat(one("select true", Boolean.class)).isTrue();
        assertThat(one("select timestamptz '2026-08-01 09:00:00+09'", Instant.class))
                .isEqualTo("2026-08-01T00:00:00Z");
        assertThat(one("select uuid '01a228e9-7c0a-7256-9654-3f7cedee9364'", UUID.class))
                .isEqualTo(UUID.fromString("01a228e9-7c0a-7256-9654-3f7cedee9364"));
        assertThat(one("select cast(null as text)", String.class)).isNull();
    }

    @Test
    void aValueOfAnotherTypeFails() {
        assertThatThrownBy(() -> one("select count(*) from customer", Integer.class))
                .hasStackTraceContaining("Cannot cast java.lang.Long to java.lang.Integer");
    }

    private <T> T one(String sql, Class<T> type) {
        return scalar(database, sql, type).getSingleResult();
    }
}
