package dev.cofferdam.ui.start;

import dev.cofferdam.action.offers.ResourceOffers;
import dev.cofferdam.aws.Target;
import dev.cofferdam.playbook.FindingInputs;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.Problem;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.FurtherRun;
import dev.cofferdam.ui.InputFieldViewModel;
import dev.cofferdam.ui.InputFormViewModel;
import dev.cofferdam.ui.Latest;
import dev.cofferdam.ui.OffersViewModel;
import dev.cofferdam.ui.Practice;
import dev.cofferdam.ui.Trouble;
import dev.cofferdam.ui.Words;
import dev.cofferdam.ui.WorkbenchServices;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A case, or a further run in one, that is being made up: title, playbook, account, inputs. */
final class NewCaseViewModel {
    private final WorkbenchServices services;
    private final Background background;
    private final Latest loading;
    private final Latest reading;
    private final Optional<FurtherRun> existing;
    private final StringProperty title = new SimpleStringProperty("");
    private final ObjectProperty<String> severity = new SimpleObjectProperty<>("high");
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<TargetKind> targetKind = new SimpleObjectProperty<>(TargetKind.PROFILE);
    private final StringProperty targetName = new SimpleStringProperty("");
    private final StringProperty breakGlass = new SimpleStringProperty("");
    private final BooleanProperty dryRun = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<JsonNode>> finding = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Playbook>> playbook = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<InputFormViewModel> form =
            new ReadOnlyObjectWrapper<>(new InputFormViewModel(List.of()));
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper titleProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper playbookProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper targetProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper findingProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper here = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper reads = new ReadOnlyBooleanWrapper();
    private final ObservableList<PlaybookChoice> choices = FXCollections.observableArrayList();
    private final ObservableList<Problem> unusable = FXCollections.observableArrayList();
    private List<Playbook> all = List.of();

    /** @param unusable what is wrong with the others */
    private record Library(List<Playbook> usable, List<Problem> unusable) {}

    /** @param existing the case that gets a further run; empty for a new case */
    NewCaseViewModel(WorkbenchServices services, Background background, Optional<FurtherRun> existing) {
        this.services = services;
        this.background = background;
        this.loading = background.latest();
        this.reading = background.latest();
        this.existing = existing;
        existing.ifPresent(wanted -> {
            title.set(wanted.inCase().title());
            wanted.target().ifPresent(this::on);
        });
        search.subscribe(_ -> list());
        // what was found wrong goes when it is touched
        title.subscribe(_ -> titleProblem.set(""));
        targetName.subscribe(_ -> targetProblem.set(""));
        targetKind.subscribe(_ -> targetProblem.set(""));
        targetName.subscribe(_ -> here.set(isHere()));
        targetKind.subscribe(_ -> here.set(isHere()));
    }

    private boolean isHere() {
        var target = targetKind.get().target(targetName.get());
        return existing.flatMap(FurtherRun::target).filter(target::equals).isPresent();
    }

    /** Whether the run is to act where the one acts that was looked at: a session is open there. */
    ReadOnlyBooleanProperty here() {
        return here.getReadOnlyProperty();
    }

    /** What of the account a field may hold; empty where no session is open on it, or that cannot be listed. */
    Optional<OffersViewModel> offers(InputFieldViewModel field) {
        var type = field.spec().type();
        return existing.flatMap(FurtherRun::listing)
                .filter(_ -> here.get() && ResourceOffers.isListed(type))
                .map(listing -> new OffersViewModel(() -> listing.apply(type), background));
    }

    private void on(String target) {
        for (var kind : TargetKind.values()) {
            kind.rest(target).ifPresent(rest -> {
                targetKind.set(kind);
                targetName.set(rest);
            });
        }
    }

    boolean isFurtherRun() {
        return existing.isPresent();
    }

    StringProperty title() {
        return title;
    }

    ObjectProperty<String> severity() {
        return severity;
    }

    StringProperty search() {
        return search;
    }

    ObjectProperty<TargetKind> targetKind() {
        return targetKind;
    }

    /** The scenario, the profile or the address; a region may follow a comma. */
    StringProperty targetName() {
        return targetName;
    }

    /** Why the account's break-glass role is needed; empty: it is not. Only a profile has one. */
    StringProperty breakGlass() {
        return breakGlass;
    }

    BooleanProperty dryRun() {
        return dryRun;
    }

    ObservableList<PlaybookChoice> choices() {
        return choices;
    }

    /** What is wrong with the playbooks that cannot be used. */
    ObservableList<Problem> unusable() {
        return unusable;
    }

    /** Whether the playbooks are still being read. */
    ReadOnlyBooleanProperty loading() {
        return reads.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Playbook>> playbook() {
        return playbook.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<JsonNode>> finding() {
        return finding.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<InputFormViewModel> form() {
        return form.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyStringProperty titleProblem() {
        return titleProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty playbookProblem() {
        return playbookProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty targetProblem() {
        return targetProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty findingProblem() {
        return findingProblem.getReadOnlyProperty();
    }

    /** Reads the playbooks that there are. */
    void load() {
        reads.set(true);
        loading.run(
                _ -> new Library(
                        services.playbooks().all(), services.playbooks().problems()),
                read -> {
                    reads.set(false);
                    all = read.usable();
                    unusable.setAll(read.unusable());
                    list();
                    chooseTheOnlySuggestion();
                },
                happened -> {
                    reads.set(false);
                    trouble.set(Optional.of(happened));
                });
    }

    void practise(Practice practice) {
        targetKind.set(TargetKind.RANGE);
        targetName.set(practice.scenario());
        title.set(practice.title());
        if (practice.finding() != null) take(practice.finding());
    }

    /** Takes a finding's JSON; what is wrong with it is told beside the place where it is dropped. */
    void takeFinding(String text) {
        try {
            take(FindingText.read(text));
        } catch (IllegalArgumentException e) {
            findingProblem.set(String.valueOf(e.getMessage()));
        }
    }

    void readFinding(Path file) {
        reading.run(
                _ -> FindingText.readFile(file), this::takeFinding, happened -> findingProblem.set(happened.what()));
    }

    void dropFinding() {
        finding.set(Optional.empty());
        list();
    }

    void choose(Playbook chosen) {
        playbookProblem.set("");
        if (playbook.get().filter(chosen::equals).isPresent()) return;
        playbook.set(Optional.of(chosen));
        var fresh = new InputFormViewModel(chosen.inputs().values());
        finding.get().ifPresent(given -> fresh.fill(FindingInputs.of(chosen, given)));
        form.set(fresh);
    }

    /** The request to open it, or nothing where something is missing, which is then told beside its field. */
    Optional<CaseRequest> create() {
        return run().map(run -> new CaseRequest.Fresh(
                title.get().strip(), severity.get(), finding.get().orElse(null), run));
    }

    /** The run alone, for a case that there is. */
    Optional<CaseRequest.NewRun> run() {
        if (title.get().isBlank()) titleProblem.set(Words.of("new.title.missing"));
        if (playbook.get().isEmpty()) playbookProblem.set(Words.of("new.playbook.missing"));
        var target = target();
        var complete = form.get().check() && target.isPresent() && !title.get().isBlank();
        if (!complete || playbook.get().isEmpty()) return Optional.empty();
        return Optional.of(new CaseRequest.NewRun(
                playbook.get().get(), target.get(), form.get().values(), dryRun.get(), reason()));
    }

    private @Nullable String reason() {
        var reason = breakGlass.get().strip();
        return reason.isEmpty() || targetKind.get() != TargetKind.PROFILE ? null : reason;
    }

    private void take(JsonNode given) {
        findingProblem.set("");
        finding.set(Optional.of(given));
        if (title.get().isBlank()) FindingText.title(given).ifPresent(title::set);
        FindingText.severity(given).ifPresent(severity::set);
        list();
        chooseTheOnlySuggestion();
        playbook.get().ifPresent(chosen -> form.get().fill(FindingInputs.of(chosen, given)));
    }

    private void chooseTheOnlySuggestion() {
        var suggested = choices.stream().filter(PlaybookChoice::suggested).toList();
        if (playbook.get().isEmpty() && suggested.size() == 1)
            choose(suggested.getFirst().playbook());
    }

    private void list() {
        var type = finding.get().flatMap(FindingText::type).orElse("");
        choices.setAll(PlaybookChoice.among(all, search.get(), type));
    }

    private Optional<Target> target() {
        try {
            return Optional.of(Target.parse(targetKind.get().target(targetName.get())));
        } catch (IllegalArgumentException _) {
            targetProblem.set(
                    switch (targetKind.get()) {
                        case RANGE -> Words.of("new.target.range.wrong");
                        case PROFILE -> Words.of("new.target.profile.wrong");
                        case ENDPOINT -> Words.of("new.target.endpoint.wrong");
                    });
            return Optional.empty();
        }
    }
}
