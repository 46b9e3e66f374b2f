package dev.cofferdam.playbook;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What was found wrong in one file so far. A file that is wrong in thousands of places is told about in a hundred. */
final class Problems {
    private final String file;
    private final Set<Problem> found = new LinkedHashSet<>();
    private int more;

    Problems(String file) {
        this.file = file;
    }

    void add(Position at, String message) {
        if (found.size() < Limits.PROBLEMS) found.add(new Problem(file, at, message));
        else more++;
    }

    @FormatMethod
    void add(Position at, @FormatString String message, Object... arguments) {
        add(at, message.formatted(arguments));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the file's order. */
    List<Problem> sorted() {
        var sorted = found.stream()
                .sorted(Comparator.comparingInt((Problem p) -> p.at().line()).thenComparingInt(p -> p.at().column()))
                .toList();
        if (more == 0) return sorted;
        var last = sorted.getLast().at();
        return Stream.concat(sorted.stream(), Stream.of(new Problem(file, last, more + " more problems are not shown")))
                .toList();
    }
}
