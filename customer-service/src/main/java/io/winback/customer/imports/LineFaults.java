package io.winback.customer.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the faults of the fields of one line, so that all of them are reported at once. */
final class LineFaults {

    private final List<Rejected> faults = new ArrayList<>(0);

    /** Reads one field. */
    @FunctionalInterface
    interface FieldReader<T> {
        T read() throws Rejected;
    }

    /** The value of the field; null if it cannot be read. */
    <T> T read(FieldReader<T> field) {
        try {
            return field.read();
        } catch (Rejected e) {
            add(e);
            return null;
        }
    }

    /** The value of the field; empty if it cannot be read. */
    <T> Optional<T> find(FieldReader<Optional<T>> field) {
        var found = read(field);
        return found == null ? Optional.empty() : found;
    }

    private void add(Rejected fault) {
        faults.addAll(fault.all());
    }

    void add(List<Rejected> others) {
        faults.addAll(others);
    }

    boolean isNamed(String field) {
        return faults.stream().anyMatch(fault -> fault.field().equals(field));
    }

    /** The faults as rejections of a line. */
    List<Rejection> at(long line) {
        return faults.stream().map(fault -> fault.at(line)).toList();
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** One rejection with all faults, of which there is at least one. */
    Rejected all() {
        return Rejected.all(faults);
    }

    /** @throws Rejected with all faults */
    void check() throws Rejected {
        if (!faults.isEmpty()) {
            throw all();
        }
    }
}
