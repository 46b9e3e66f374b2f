package dev.cofferdam.caselog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a note mentions, each once, in the order of the text. Immutable. */
public record Mentions(List<Long> records, List<String> steps, List<String> resources) implements Mention.Known {
    public static final Mentions NONE = new Mentions(List.of(), List.of(), List.of());

    /** An {@code @} behind a letter, a digit or what stands in the name of a mailbox belongs to an address. */
    private static final Pattern STEP =
            Pattern.compile("(?<![\\w.%+@/-])@(\\p{Alpha}[\\w-]*(?:#\\d{1,9})?(?:/\\p{Alpha}[\\w-]*(?:#\\d{1,9})?)*)");

    /** Not behind what makes it a part of an address, of a character reference or of a step's name. */
    private static final Pattern RECORD = Pattern.compile("(?<![\\w&#/@])#(\\d{1,18})(?![\\w-])");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][\\w.:/+=,@*-]*");
    private static final String BEHIND_A_WORD = ".,:;=*-_";
    private static final Pattern LETTERS_ONLY = Pattern.compile("\\p{Alpha}*");

    public Mentions {
        records = List.copyOf(records);
        steps = List.copyOf(steps);
        resources = List.copyOf(resources);
    }

    /** What {@code text} mentions of what is known. */
    public static Mentions in(String text, Mention.Known known) {
        var records = new ArrayList<Long>();
        var steps = new ArrayList<String>();
        var resources = new ArrayList<String>();
        for (var span : spans(text, known)) {
            switch (span.what()) {
                case Mention.OfRecord(var seq) -> addOnce(records, seq);
                case Mention.OfStep(var id) -> addOnce(steps, id);
                case Mention.OfResource(var id) -> addOnce(resources, id);
            }
        }
        return new Mentions(records, steps, resources);
    }

    /** Where {@code text} mentions something that is known; in order, none inside another. */
    public static List<Mention.Span> spans(String text, Mention.Known known) {
        var found = new ArrayList<Mention.Span>();
        steps(text, known, found::add);
        var records = RECORD.matcher(text);
        while (records.find()) {
            var seq = Long.parseLong(records.group(1));
            if (known.record(seq)) {
                found.add(new Mention.Span(records.start(), records.end(), new Mention.OfRecord(seq)));
            }
        }
        var words = WORD.matcher(text);
        while (words.find()) resource(words.start(), words.group(), known, found::add);
        return apart(found);
    }

    @Override
    public boolean record(long seq) {
        return records.contains(seq);
    }

    @Override
    public boolean step(String id) {
        return steps.contains(id);
    }

    @Override
    public boolean resource(String id) {
        return resources.contains(id);
    }

    boolean isEmpty() {
        return records.isEmpty() && steps.isEmpty() && resources.isEmpty();
    }

    /** A step's name may end where a word goes on: the longest beginning that is a step counts. */
    private static void steps(String text, Mention.Known known, Consumer<Mention.Span> found) {
        var steps = STEP.matcher(text);
        while (steps.find()) {
            var id = steps.group(1);
            while (!id.isEmpty() && !known.step(id)) id = shorter(id);
            if (!id.isEmpty() && !goesOn(text, steps.start(1) + id.length())) {
                found.accept(new Mention.Span(steps.start(), steps.start(1) + id.length(), new Mention.OfStep(id)));
            }
        }
    }

    private static String shorter(String id) {
        var cut = Math.max(Math.max(id.lastIndexOf('-'), id.lastIndexOf('/')), id.lastIndexOf('#'));
        return cut < 0 ? "" : id.substring(0, cut);
    }

    /** {@code @example.com} is a host and not a step called example. */
    private static boolean goesOn(String text, int end) {
        return end + 1 < text.length() && text.charAt(end) == '.' && Character.isLetterOrDigit(text.charAt(end + 1));
    }

    /** A plain word is no resource, even where a role is called so: every second sentence would be full of links. */
    private static void resource(int from, String word, Mention.Known known, Consumer<Mention.Span> found) {
        var id = word;
        while (!known.resource(id) && id.length() > 1 && BEHIND_A_WORD.indexOf(id.charAt(id.length() - 1)) >= 0) {
            id = id.substring(0, id.length() - 1);
        }
        if (known.resource(id) && !LETTERS_ONLY.matcher(id).matches()) {
            found.accept(new Mention.Span(from, from + id.length(), new Mention.OfResource(id)));
        }
    }

    private static List<Mention.Span> apart(List<Mention.Span> found) {
        found.sort(Comparator.comparingInt(Mention.Span::from));
        var apart = new ArrayList<Mention.Span>();
        var end = 0;
        for (var span : found) {
            if (span.from() < end) continue;
            apart.add(span);
            end = span.to();
        }
        return apart;
    }

    private static <T> void addOnce(List<T> list, T item) {
        if (!list.contains(item)) list.add(item);
    }
}
