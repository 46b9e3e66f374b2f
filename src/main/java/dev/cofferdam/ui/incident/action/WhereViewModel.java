package dev.cofferdam.ui.incident.action;

import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.offers.Offered;
import dev.cofferdam.action.offers.ResourceOffers;
import dev.cofferdam.playbook.ActionPlaybook.Loop;
import dev.cofferdam.playbook.ActionPlaybook.Round;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.InputFieldViewModel;
import dev.cofferdam.ui.OffersViewModel;
import dev.cofferdam.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Where an action is run and on what: once where the run's account is, or a round for each thing in each account and
 * region.
 */
final class WhereViewModel {
    /** More is not looked at as a plan by anybody, and shown by no window. */
    static final int MOST = 2_000;

    private static final int MOST_AT_ONCE = 32;

    private final ActionSpec<?, ?> spec;
    private final Here here;
    private final BooleanProperty several = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Parameter>> over;
    private final StringProperty things = new SimpleStringProperty("");
    private final StringProperty accounts = new SimpleStringProperty("");
    private final StringProperty role = new SimpleStringProperty("");
    private final StringProperty regions = new SimpleStringProperty("");
    private final StringProperty atOnce = new SimpleStringProperty("5");
    private final ReadOnlyStringWrapper thingsProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper accountsProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper roleProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper regionsProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper atOnceProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final Listing listing;
    private final OffersViewModel offers;
    private final OffersViewModel accountOffers;
    private final OffersViewModel regionOffers;
    /** Whether somebody has asked for it once: what is wrong is told from then on, and goes when it is mended. */
    private boolean checked;

    WhereViewModel(ActionSpec<?, ?> spec, Here here, Listing listing, Background background) {
        this.spec = spec;
        this.here = here;
        this.listing = listing;
        this.over = new SimpleObjectProperty<>(
                spec.inputs().stream().filter(WhereViewModel::namesAThing).findFirst());
        this.offers = new OffersViewModel(reading(), background);
        this.accountOffers = ofThisAccount(ValueType.AWS_ACCOUNT_ID, background);
        this.regionOffers = ofThisAccount(ValueType.AWS_REGION, background);
        Stream.of(things, accounts, role, regions, atOnce).forEach(typed -> typed.subscribe(_ -> changed()));
        Stream.of(accounts, role, regions).forEach(typed -> typed.subscribe((_, _) -> offers.readAnew(reading())));
        over.subscribe((_, _) -> offers.readAnew(reading()));
        over.subscribe(_ -> changed());
        several.subscribe(_ -> changed());
    }

    private OffersViewModel ofThisAccount(ValueType type, Background background) {
        return new OffersViewModel(() -> listing.list(type, "", "", ""), background);
    }

    /** Of the places as they are typed now. */
    private Supplier<Offered> reading() {
        return over.get()
                .filter(WhereViewModel::isOffered)
                .<Supplier<Offered>>map(input -> new PlacesOffers(listing, input.type(), spread()))
                .orElse(() -> new Offered(List.of(), false));
    }

    private Spread spread() {
        return Spread.of(here, over.get(), things.get(), accounts.get(), role.get(), regions.get());
    }

    private static boolean isOffered(Parameter input) {
        return ResourceOffers.isListed(input.type());
    }

    private static boolean namesAThing(Parameter parameter) {
        return parameter.shape() == Parameter.Shape.SINGLE
                && parameter.required()
                && (parameter.type().yamlName().contains(".") || parameter.type() == ValueType.STRING);
    }

    /** What works on the case alone works nowhere else. */
    boolean canBeSeveral() {
        return spec.kind() != Kind.LOCAL;
    }

    BooleanProperty several() {
        return several;
    }

    /** The inputs of which each thing can be one. */
    List<Parameter> candidates() {
        return spec.inputs().stream().filter(WhereViewModel::namesAThing).toList();
    }

    /** The input that is another in each round; empty: all are the same everywhere. */
    ObjectProperty<Optional<Parameter>> over() {
        return over;
    }

    /** One a line, as {@link Thing} has it. */
    StringProperty things() {
        return things;
    }

    /** The things that there are in the places that are typed; empty where they cannot be listed. */
    Optional<OffersViewModel> offers() {
        return candidates().stream().anyMatch(WhereViewModel::isOffered) ? Optional.of(offers) : Optional.empty();
    }

    /** Of the organization. */
    OffersViewModel accountOffers() {
        return accountOffers;
    }

    OffersViewModel regionOffers() {
        return regionOffers;
    }

    /** One a line; none: the run's own. */
    StringProperty accounts() {
        return accounts;
    }

    /** By which the other accounts are entered. */
    StringProperty role() {
        return role;
    }

    /** One a line; none: where a step works that names none. */
    StringProperty regions() {
        return regions;
    }

    /** How many rounds at the same time. */
    StringProperty atOnce() {
        return atOnce;
    }

    ReadOnlyStringProperty thingsProblem() {
        return thingsProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty accountsProblem() {
        return accountsProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty roleProblem() {
        return roleProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty regionsProblem() {
        return regionsProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty atOnceProblem() {
        return atOnceProblem.getReadOnlyProperty();
    }

    /** How many rounds it makes, in words. */
    ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }

    /** Whether each round has its own value of this input. */
    boolean isOver(String input) {
        return several.get() && over.get().filter(it -> it.name().equals(input)).isPresent();
    }

    /** Whether it can be used; what cannot says so beside its field. */
    boolean check() {
        checked = true;
        tellProblems();
        return Stream.of(thingsProblem, accountsProblem, roleProblem, regionsProblem, atOnceProblem)
                .allMatch(problem -> problem.get().isEmpty());
    }

    /** Empty where it is run once. */
    Optional<Loop> loop() {
        if (!several.get()) return Optional.empty();
        return Optional.of(new Loop(
                over.get().map(input -> Set.of(input.name())).orElse(Set.of()),
                Integer.parseInt(atOnce.get().strip())));
    }

    /** None where it is run once; to be asked for only when all was found right. */
    List<Round> rounds() {
        return several.get() ? spread().rounds() : List.of();
    }

    private void changed() {
        if (checked) tellProblems();
        count.set(counted());
    }

    private String counted() {
        if (!several.get()
                || !problemOfThings().isEmpty()
                || !problemOfAccounts().isEmpty()) return "";
        var rounds = rounds();
        var accountsOfAll = rounds.stream().map(Round::account).distinct().count();
        var regionsOfAll = rounds.stream().map(Round::region).distinct().count();
        var count = Words.of("where.count", rounds.size(), accountsOfAll, regionsOfAll);
        return count + " "
                + (atOnce.get().strip().equals("1") ? Words.of("where.one-by-one") : Words.of("where.together"));
    }

    private void tellProblems() {
        tell(thingsProblem, problemOfThings());
        tell(accountsProblem, problemOfAccounts());
        tell(regionsProblem, problemOf(regions, ValueType.AWS_REGION));
        tell(roleProblem, role.get().isBlank() && spread().entersOthers() ? Words.of("where.role.missing") : "");
        tell(atOnceProblem, isCount(atOnce.get().strip()) ? "" : Words.of("where.at-once.wrong", MOST_AT_ONCE));
    }

    private void tell(ReadOnlyStringWrapper place, String problem) {
        place.set(several.get() ? problem : "");
    }

    private String problemOfThings() {
        if (over.get().isEmpty()) return "";
        var field = InputFieldViewModel.of(over.get().get());
        var all = spread().things();
        if (all.isEmpty()) return Words.of("form.missing");
        return all.stream()
                .filter(thing -> !field.problemOf(thing.id()).isEmpty())
                .findFirst()
                .map(thing -> Words.of("form.line", thing.id(), field.problemOf(thing.id())))
                .orElse("");
    }

    private String problemOfAccounts() {
        var wrong = problemOf(accounts, ValueType.AWS_ACCOUNT_ID);
        if (!wrong.isEmpty()) return wrong;
        var most = spread().most();
        return most > MOST ? Words.of("where.too-many", most, MOST) : "";
    }

    private static String problemOf(StringProperty typed, ValueType type) {
        return Spread.listed(typed.get()).stream()
                .filter(line -> !type.pattern().matcher(line).matches())
                .findFirst()
                .map(line -> Words.of("form.line", line, Words.of("form.wrong", type.yamlName())))
                .orElse("");
    }

    private static boolean isCount(String text) {
        return text.matches("[0-9]{1,2}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_AT_ONCE;
    }
}
