package dev.cofferdam.ui.incident.action;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Permission;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds actions by words of what they are called, what they do and what they call. */
final class ActionSearch {
    private ActionSearch() {}

    /**
     * Those in which each of the words is found: by name first, then by what they do; by id where nothing else tells.
     */
    static List<Action<?, ?>> among(Collection<Action<?, ?>> all, String search) {
        var words = Arrays.stream(search.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return all.stream()
                .map(action -> new Found(action, score(action.spec(), words)))
                .filter(found -> found.score() > 0)
                .sorted(Comparator.comparingInt(Found::score)
                        .reversed()
                        .thenComparing(found -> found.action().spec().id()))
                .<Action<?, ?>>map(Found::action)
                .toList();
    }

    private record Found(Action<?, ?> action, int score) {}

    /** 0 when a word is nowhere. */
    private static int score(ActionSpec<?, ?> spec, List<String> words) {
        var name = (spec.id() + " " + spec.title()).toLowerCase(Locale.ROOT);
        var rest = String.join(
                        " ",
                        spec.description(),
                        spec.kind().name(),
                        spec.risk().name(),
                        spec.permissions().stream().map(Permission::action).collect(Collectors.joining(" ")))
                .toLowerCase(Locale.ROOT);
        var score = 1;
        for (var word : words) {
            var found = Math.max(10 * found(word, name), found(word, rest));
            if (found == 0) return 0;
            score += found;
        }
        return score;
    }

    /** The beginning of a word counts more than its middle. */
    private static int found(String word, String text) {
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) return 2;
        return text.contains(word) ? 1 : 0;
    }
}
