package dev.cofferdam.playbook;

import java.util.List;
import java.util.stream.Collectors;

/** A playbook that cannot be used, with all that is wrong with it. */
public final class PlaybookException extends RuntimeException {
    private final transient List<Problem> problems;

    public PlaybookException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
