package dev.cofferdam.ui.start;

import dev.cofferdam.playbook.Playbook;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A playbook in the list to choose from. {@code suggested}: it is made for findings of the type at hand. */
record PlaybookChoice(Playbook playbook, boolean suggested) {

    /**
     * Those that match the search, the suggested ones first.
     *
     * @param findingType empty where there is no finding
     */
    static List<PlaybookChoice> among(List<Playbook> all, String search, String findingType) {
        var words = search.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return all.stream()
                .filter(playbook -> matches(playbook, words))
                .map(playbook -> new PlaybookChoice(playbook, isFor(playbook, findingType)))
                .sorted(Comparator.comparing(PlaybookChoice::suggested)
                        .reversed()
                        .thenComparing(choice -> choice.playbook().title()))
                .toList();
    }

    private static boolean matches(Playbook playbook, String[] words) {
        var text = String.join(" ", playbook.title(), playbook.id(), String.join(" ", playbook.findings()))
                .toLowerCase(Locale.ROOT);
        for (var word : words) {
            if (!text.contains(word)) return false;
        }
        return true;
    }

    /** A {@code *} in a pattern stands for anything. */
    private static boolean isFor(Playbook playbook, String findingType) {
        return playbook.findings().stream()
                .map(pattern -> Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q")))
                .anyMatch(pattern -> pattern.matcher(findingType).matches());
    }
}
