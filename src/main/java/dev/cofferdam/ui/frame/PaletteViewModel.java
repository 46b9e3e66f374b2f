package dev.cofferdam.ui.frame;

import dev.cofferdam.ui.Command;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Finds a command by some of its words, in any order; what was used lately comes first. */
final class PaletteViewModel {
    /** More than anybody reads through; whoever looks for something else types another word. */
    static final int SHOWN = 60;

    private static final int REMEMBERED = 20;

    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Command> matches = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
    private final List<String> recent = new ArrayList<>();
    private List<Command> all = List.of();
    private Function<String, Optional<Command>> named = _ -> Optional.empty();

    PaletteViewModel() {
        query.subscribe((_, _) -> find());
    }

    StringProperty query() {
        return query;
    }

    /** The best first. */
    ObservableList<Command> matches() {
        return matches;
    }

    /** Which of them Enter means; -1 when there is none. */
    ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    /**
     * Begins anew.
     *
     * @param commands in the order in which they are to be shown when nothing speaks for another
     * @param byItself the command that typed words name by themselves
     */
    void open(List<Command> commands, Function<String, Optional<Command>> byItself) {
        all = commands;
        named = byItself;
        query.set("");
        find();
    }

    /** Stops at either end. */
    void move(int steps) {
        if (!matches.isEmpty()) selected.set(Math.clamp(selected.get() + steps, 0, matches.size() - 1));
    }

    void select(Command command) {
        selected.set(matches.indexOf(command));
    }

    /** What Enter carries out; nothing where it cannot be done now. */
    Optional<Command> choose() {
        if (selected.get() < 0) return Optional.empty();
        var chosen = matches.get(selected.get());
        if (!chosen.enabled()) return Optional.empty();
        recent.remove(chosen.id());
        recent.addFirst(chosen.id());
        if (recent.size() > REMEMBERED) recent.removeLast();
        return Optional.of(chosen);
    }

    private void find() {
        var words = words(query.get());
        var found = all.stream()
                .map(command -> new Match(command, score(command, words), rank(command)))
                .filter(match -> match.score() > 0)
                .sorted(Match.BEST_FIRST)
                .limit(SHOWN)
                .map(Match::command)
                .toList();
        var shown = new ArrayList<>(found);
        named.apply(query.get().strip()).ifPresent(shown::addFirst);
        matches.setAll(shown);
        selected.set(shown.isEmpty() ? -1 : 0);
    }

    /** @param rank where it stands among what was used lately */
    private record Match(Command command, int score, int rank) {
        static final Comparator<Match> BEST_FIRST = Comparator.comparingInt(Match::score)
                .reversed()
                .thenComparing(match -> !match.command().enabled())
                .thenComparingInt(Match::rank);
    }

    private int rank(Command command) {
        var at = recent.indexOf(command.id());
        return at < 0 ? REMEMBERED : at;
    }

    /**
     * Positive when each word is found: the beginning of a word counts more than its middle, the name than the rest.
     */
    private static int score(Command command, List<String> words) {
        var name = command.name().toLowerCase(Locale.ROOT);
        var group = command.group().toLowerCase(Locale.ROOT);
        var score = 1;
        for (var word : words) {
            var found = Math.max(3 * found(word, name), found(word, group));
            if (found == 0) return 0;
            score += found;
        }
        return score;
    }

    private static int found(String word, String text) {
        if (text.startsWith(word)) return 3;
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (!Character.isLetterOrDigit(text.charAt(at - 1))) return 2;
        }
        return text.contains(word) ? 1 : 0;
    }

    private static List<String> words(String text) {
        return List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
