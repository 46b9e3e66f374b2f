package dev.cofferdam.caselog;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be seen of a case.
 *
 * @param kinds a record of any of them
 * @param text pieces of words, in any order and case, all of which a record must mention in its message, type, actor,
 *     step, resources or operation
 */
public record RecordFilter(Set<RecordKind> kinds, String text, Optional<StepOfRun> step) {
    /** What is looked for must have so many characters: the index holds the text in pieces of that length. */
    public static final int SHORTEST = 3;

    public static final RecordFilter NOTHING = new RecordFilter(EnumSet.allOf(RecordKind.class), "", Optional.empty());

    public RecordFilter {
        kinds = Set.copyOf(kinds);
    }

    public RecordFilter kinds(Set<RecordKind> these) {
        return new RecordFilter(these, text, step);
    }

    public RecordFilter text(String now) {
        return new RecordFilter(kinds, now, step);
    }

    public RecordFilter step(Optional<StepOfRun> now) {
        return new RecordFilter(kinds, text, now);
    }

    /** Whether it lets everything through, so that no index is needed. */
    public boolean isNothing() {
        return kinds.size() == RecordKind.values().length && words().isEmpty() && step.isEmpty();
    }

    /** Whether there is text that is too short to be looked for. */
    public boolean isTooShort() {
        return !said().isEmpty() && words().isEmpty();
    }

    /** What must be mentioned. Where one of the words is too short, all of it as it was typed. */
    List<String> words() {
        var said = said();
        if (length(said) < SHORTEST) return List.of();
        var words = Arrays.stream(said.split("\\s+", -1)).distinct().toList();
        return words.stream().allMatch(word -> length(word) >= SHORTEST) ? words : List.of(said);
    }

    /** A zero character would end the query for SQLite. */
    private String said() {
        return text.replace('\0', ' ').strip();
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
