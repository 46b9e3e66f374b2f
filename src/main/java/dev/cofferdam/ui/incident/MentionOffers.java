package dev.cofferdam.ui.incident;

import dev.cofferdam.caselog.LogRecord;
import dev.cofferdam.caselog.RecentNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may be meant by what somebody is typing: steps and resources behind {@code @}, records behind {@code #},
 * resources also where a word begins like one. Immutable.
 *
 * @param steps id → title
 * @param records the latest, the latest first
 */
record MentionOffers(RecentNames names, SequencedMap<String, String> steps, List<LogRecord> records) {
    /** More would hide what is typed. */
    static final int MOST = 6;

    private static final Pattern AT = Pattern.compile("(?<![\\w.%+@/-])@([\\w#/.:-]*)$");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w&#/@])#(\\d{0,18})$");
    private static final Pattern WORD = Pattern.compile("(?<![\\w@#.:/-])[A-Za-z0-9][\\w.:/+=-]{2,}$");
    private static final Pattern LIKE_AN_ID = Pattern.compile(".*[\\d:-].*");

    /**
     * @param insert what takes the place of what was typed
     * @param says what it is
     */
    record Offer(String insert, String says) {}

    /**
     * @param from where in the text what was typed begins
     * @param asked whether a sign asked for it, so that Enter means the first one
     */
    record Offered(int from, boolean asked, List<Offer> offers) {}

    /** @param before the text before the caret */
    Optional<Offered> at(String before) {
        var at = AT.matcher(before);
        if (at.find()) {
            var query = at.group(1);
            return offered(at.start(), true, Stream.concat(steps(query), resources(query)));
        }
        var number = NUMBER.matcher(before);
        if (number.find()) return offered(number.start(), true, records(number.group(1)));
        var word = WORD.matcher(before);
        if (word.find() && LIKE_AN_ID.matcher(word.group()).matches()) {
            return offered(
                    word.start(),
                    false,
                    resources(word.group()).filter(o -> !o.insert().equals(word.group())));
        }
        return Optional.empty();
    }

    private static Optional<Offered> offered(int from, boolean asked, Stream<Offer> offers) {
        var some = offers.limit(MOST).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(new Offered(from, asked, some));
    }

    /** By id or title. */
    private Stream<Offer> steps(String query) {
        return best(
                query,
                steps.entrySet().stream()
                        .map(step -> new Offer("@" + step.getKey(), step.getValue()))
                        .toList());
    }

    private Stream<Offer> resources(String query) {
        return best(
                query, names.resources().stream().map(id -> new Offer(id, "")).toList());
    }

    /** What begins so comes before what holds it; otherwise the order stays. */
    private static Stream<Offer> best(String query, List<Offer> offers) {
        var wanted = query.toLowerCase(Locale.ROOT);
        var found = new ArrayList<Map.Entry<Integer, Offer>>();
        for (var offer : offers) {
            var name = offer.insert().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
            if (name.startsWith(wanted)) found.add(Map.entry(0, offer));
            else if (name.contains(wanted)
                    || offer.says().toLowerCase(Locale.ROOT).contains(wanted)) found.add(Map.entry(1, offer));
        }
        return found.stream()
                .sorted(Comparator.comparing(Map.Entry<Integer, Offer>::getKey))
                .map(Map.Entry::getValue);
    }

    private Stream<Offer> records(String digits) {
        var latest = records.stream()
                .filter(logged -> Long.toString(logged.seq()).startsWith(digits))
                .map(logged -> new Offer("#" + logged.seq(), logged.message()));
        return latest;
    }
}
