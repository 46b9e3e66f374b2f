package dev.cofferdam.ui.incident;

import dev.cofferdam.ui.Attention;
import dev.cofferdam.ui.Surround;
import dev.cofferdam.ui.incident.run.RunNews;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Watches all runs of a case for those who look elsewhere. On the screen's thread only. */
final class CaseNews {
    private final RunsViewModel runs;
    private final String title;
    private final Surround window;
    private final Map<Work, RunNews> news = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Attention> attention = new ReadOnlyObjectWrapper<>(Attention.QUIET);
    private boolean ended;

    CaseNews(RunsViewModel runs, String title, Surround window) {
        this.runs = runs;
        this.title = title;
        this.window = window;
        runs.onChange(this::follow);
    }

    /** What the run wants that wants most. */
    ReadOnlyObjectProperty<Attention> attention() {
        return attention.getReadOnlyProperty();
    }

    /** The titles of the steps that are running. */
    List<String> running() {
        return news.values().stream().flatMap(run -> run.running().stream()).toList();
    }

    /** Somebody looks at the case now. */
    void looked() {
        runs.current().get().map(news::get).ifPresent(RunNews::looked);
    }

    void end() {
        ended = true;
        news.values().forEach(RunNews::end);
    }

    private void follow() {
        if (ended) return;
        var works = runs.works();
        news.entrySet().removeIf(entry -> {
            var isLeft = !works.contains(entry.getKey());
            if (isLeft) entry.getValue().end();
            return isLeft;
        });
        for (var work : works) news.computeIfAbsent(work, this::watch);
        if (window.isShown()) looked();
        attention.set(most());
    }

    private RunNews watch(Work work) {
        var watching = new RunNews(
                work.run(),
                title,
                window.underWay(),
                () -> window.isShown()
                        && runs.current().get().filter(work::equals).isPresent(),
                () -> runs.select(work),
                window::tell);
        watching.attention().subscribe((_, _) -> attention.set(most()));
        return watching;
    }

    private Attention most() {
        return news.values().stream()
                .map(run -> run.attention().get())
                .max(Comparator.naturalOrder())
                .orElse(Attention.QUIET);
    }
}
