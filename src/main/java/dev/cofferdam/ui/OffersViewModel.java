package dev.cofferdam.ui;

import dev.cofferdam.action.offers.Offer;
import dev.cofferdam.action.offers.Offered;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What a field may hold, offered while somebody types into it. It is read once, when the field is first used, and kept:
 * what is typed only chooses among it. What cannot be read is told, and the field stays one to type into.
 */
public final class OffersViewModel {
    /** More is not looked through; whoever looks for something else types another word. */
    static final int SHOWN = 200;

    private final Latest latest;
    private final ObservableList<Offer> matching = FXCollections.observableArrayList();
    private final ObservableList<Offer> shown = FXCollections.unmodifiableObservableList(matching);
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private Supplier<Offered> reading;
    private Optional<Offered> found = Optional.empty();
    private boolean asked;
    private String typed = "";
    private List<Offer> allMatching = List.of();

    /** @param reading blocks for some calls */
    public OffersViewModel(Supplier<Offered> reading, Background background) {
        this.reading = reading;
        this.latest = background.latest();
    }

    /** What was read is of another place now: it is read anew when the field is used again. */
    public void readAnew(Supplier<Offered> other) {
        latest.cancel();
        reading = other;
        asked = false;
        found = Optional.empty();
        allMatching = List.of();
        matching.clear();
        selected.set(-1);
        status.set("");
    }

    /** Those that fit what is typed; none before they were read. */
    public ObservableList<Offer> matching() {
        return shown;
    }

    /** Which of them Enter means; -1: none. */
    public ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    /** That it is being read, that it could not be and why, or how many there are; empty before it is asked for. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** The field is used: reads it, the first time; again, where it failed. */
    public void open() {
        if (asked) return;
        asked = true;
        status.set(Words.of("offers.reading"));
        var read = reading;
        latest.run(
                _ -> read.get(),
                now -> {
                    found = Optional.of(now);
                    find();
                },
                trouble -> {
                    asked = false;
                    status.set(Words.of("offers.failed", trouble.what()));
                });
    }

    /** @param now what stands in the field, or in the line that is typed into */
    public void typed(String now) {
        if (typed.equals(now)) return;
        typed = now;
        find();
    }

    /** Stops at either end; above the first is none of them. */
    public void move(int by) {
        selected.set(Math.clamp(selected.get() + by, -1, matching.size() - 1));
    }

    public void select(Offer offer) {
        selected.set(matching.indexOf(offer));
    }

    /** What Enter takes over. */
    public Optional<Offer> chosen() {
        return selected.get() < 0 ? Optional.empty() : Optional.of(matching.get(selected.get()));
    }

    /** All that fit, whether they are shown or not. */
    public List<Offer> all() {
        return allMatching;
    }

    private void find() {
        found.ifPresent(this::find);
    }

    private void find(Offered all) {
        // what was taken over is not in the way of the others
        var one = all.offers().stream()
                .filter(offer -> offer.id().equals(typed.strip()))
                .findFirst();
        var words = one.isPresent() ? List.<String>of() : words(typed);
        allMatching =
                all.offers().stream().filter(offer -> offer.matches(words)).toList();
        matching.setAll(allMatching.stream().limit(SHOWN).toList());
        selected.set(-1);
        status.set(one.map(Offer::says).filter(says -> !says.isEmpty()).orElseGet(() -> told(all)));
    }

    private String told(Offered all) {
        var count = all.more()
                ? Words.of("offers.more", allMatching.size(), all.offers().size())
                : Words.of("offers.found", allMatching.size(), all.offers().size());
        return all.unread().isEmpty()
                ? count
                : count + " " + Words.of("offers.unread", all.unread().getFirst());
    }

    private static List<String> words(String typed) {
        return Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
