package io.winback.customer.imports.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the columns of a header by name. {@code name#2} is the second column with that name. */
final class HeaderIndex {

    private static final Pattern NUMBERED = Pattern.compile("(.+)#([1-9]\\d?)");

    private final Map<String, List<Integer>> positions = new HashMap<>();

    HeaderIndex(CsvHeader header) {
        var names = header.normalNames();
        for (int i = 0; i < names.size(); i++) {
            positions.computeIfAbsent(names.get(i), name -> new ArrayList<>()).add(i);
        }
    }

    /** The position of a column, from 0. */
    Optional<Integer> find(String column) {
        var exact = positions.get(CsvHeader.normal(column));
        if (exact != null) {
            return Optional.of(exact.get(0));
        }
        var numbered = NUMBERED.matcher(column);
        if (!numbered.matches()) {
            return Optional.empty();
        }
        var named = positions.getOrDefault(CsvHeader.normal(numbered.group(1)), List.of());
        int number = Integer.parseInt(numbered.group(2));
        return number <= named.size() ? Optional.of(named.get(number - 1)) : Optional.empty();
    }

    boolean has(String column) {
        return find(column).isPresent();
    }
}
