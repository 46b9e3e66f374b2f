package dev.cofferdam.caselog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * What the latest records of a case name, the latest first: there to be mentioned, and few enough to be looked through
 * while somebody types. Immutable.
 *
 * @param lastSeq every record up to this one is there
 */
public record RecentNames(long lastSeq, SequencedSet<String> steps, SequencedSet<String> resources)
        implements Mention.Known {
    /** Before anything was read. */
    public static final RecentNames NONE = new RecentNames(0, new LinkedHashSet<>(), new LinkedHashSet<>());

    /** Some seconds of a busy run, and all of most cases; read in less than a second. */
    private static final int LATEST = 5_000;

    private static final int PAGE = 500;

    public RecentNames {
        steps = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(steps));
        resources = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(resources));
    }

    /** Reads; not for the thread of a screen. */
    public static RecentNames of(CaseReader reader) {
        var last = reader.lastSeq();
        var steps = new LinkedHashSet<String>();
        var resources = new LinkedHashSet<String>();
        var before = last + 1;
        while (before > Math.max(1, last - LATEST)) {
            List<LogRecord> page = reader.pageBack(before, PAGE);
            if (page.isEmpty()) break;
            for (var logged : page) {
                var origin = logged.content().origin();
                Stream.of(origin.stepKey(), origin.stepId())
                        .filter(Objects::nonNull)
                        .forEach(steps::add);
                resources.addAll(logged.content().resources());
            }
            before = page.getLast().seq();
        }
        return new RecentNames(last, steps, resources);
    }

    /** With the steps of a run that has not come to them yet, in front. */
    public RecentNames withSteps(Collection<String> more) {
        var all = new ArrayList<>(more);
        all.addAll(steps);
        return new RecentNames(lastSeq, new LinkedHashSet<>(all), resources);
    }

    @Override
    public boolean record(long seq) {
        return seq >= 1 && seq <= lastSeq;
    }

    @Override
    public boolean step(String id) {
        return steps.contains(id);
    }

    @Override
    public boolean resource(String id) {
        return resources.contains(id);
    }
}
