package io.winback.chassis.database;

import org.hibernate.query.NativeQuery;
import org.hibernate.query.QueryProducer;

/**
 * A native query of one column. Hibernate finds the kept plan of it again. If the class of the column is given to
 * {@code createNativeQuery}, Hibernate never does: each run keeps one more plan, until a search through thousands of them costs
 * more than the query.
 */
public final class ScalarQuery {

    private ScalarQuery() {}

    /**
     * @param type the Java type that Hibernate reads the column as, such as {@code Long} for {@code count(*)}; another one
     *     fails with a {@link ClassCastException} when the query has run
     */
    public static <T> NativeQuery<T> scalar(QueryProducer database, String sql, Class<T> type) {
        return database.createNativeQuery(sql, Object[].class)
                .setTupleTransformer((columns, names) -> type.cast(columns[0]));
    }
}
