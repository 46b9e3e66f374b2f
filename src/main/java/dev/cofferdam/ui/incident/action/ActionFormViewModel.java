package dev.cofferdam.ui.incident.action;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.offers.ResourceOffers;
import dev.cofferdam.aws.Target;
import dev.cofferdam.playbook.ActionPlaybook;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.InputFieldViewModel;
import dev.cofferdam.ui.InputFormViewModel;
import dev.cofferdam.ui.OffersViewModel;
import dev.cofferdam.ui.Trouble;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One action that is to be run by itself: its inputs, where it runs, what is waited for. */
public final class ActionFormViewModel {
    private final Action<?, ?> action;
    private final ActionRunner runner;
    private final Here here;
    private final InputFormViewModel form;
    private final WhereViewModel where;
    private final Map<String, OffersViewModel> offers = new HashMap<>();
    private final ObjectProperty<Optional<String>> until = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty dryRun = new SimpleBooleanProperty();
    private final StringProperty breakGlass = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** What makes a playbook of the action: read off the screen's thread, because the first one takes its time. */
    private record ActionRunner(PlaybookReader reader, Background background) {}

    public ActionFormViewModel(
            Action<?, ?> action, Here here, Listing listing, PlaybookReader reader, Background background) {
        this.action = action;
        this.runner = new ActionRunner(reader, background);
        this.here = here;
        this.form = InputFormViewModel.of(action.spec().inputs());
        this.where = new WhereViewModel(action.spec(), here, listing, background);
        where.several().subscribe((_, now) -> {
            if (now) takeAlong();
        });
        for (var input : action.spec().inputs())
            if (ResourceOffers.isListed(input.type()))
                offers.put(input.name(), new OffersViewModel(() -> listing.list(input.type(), "", "", ""), background));
    }

    /** What was typed for one is the first of several. */
    private void takeAlong() {
        if (where.things().get().isBlank())
            where.over()
                    .get()
                    .flatMap(input -> form.field(input.name()))
                    .ifPresent(field -> where.things().set(field.text().get()));
    }

    Action<?, ?> action() {
        return action;
    }

    Here here() {
        return here;
    }

    List<InputFieldViewModel> fields() {
        return form.fields();
    }

    /** What of the account a field may hold; empty where that cannot be listed. */
    Optional<OffersViewModel> offers(InputFieldViewModel field) {
        return Optional.ofNullable(offers.get(field.spec().name()));
    }

    WhereViewModel where() {
        return where;
    }

    /** What can be waited for when it is done; empty where there is nothing. */
    List<String> states() {
        return switch (action) {
            case ChangeAction<?, ?> change -> change.waitStates();
            case ReadAction<?, ?> _ -> List.of();
        };
    }

    /** What is waited for; empty: nothing. */
    ObjectProperty<Optional<String>> until() {
        return until;
    }

    BooleanProperty dryRun() {
        return dryRun;
    }

    /** Why the account's break-glass role is needed; empty: it is not. Only a profile has one. */
    StringProperty breakGlass() {
        return breakGlass;
    }

    boolean canBreakGlass() {
        return here.target() instanceof Target.Profile;
    }

    ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /**
     * Makes the run that was asked for; nothing of it is begun yet. What is missing or wrong is told beside its field.
     *
     * @param made takes it, where all could be used
     * @return whether all could be used
     */
    boolean make(Consumer<CaseRequest.NewRun> made) {
        var isRight = fields().stream()
                        .filter(field -> !where.isOver(field.spec().name()))
                        .filter(field -> !field.check())
                        .count()
                == 0;
        var isPlaced = where.check();
        if (!isRight || !isPlaced) return false;
        trouble.set(Optional.empty());
        var alone = new ActionPlaybook(action, until.get(), where.loop());
        var inputs = alone.inputs(values(), where.rounds());
        runner.background()
                .run(
                        _ -> new CaseRequest.NewRun(
                                alone.read(runner.reader()), here.target(), inputs, dryRun.get(), reason()),
                        made,
                        happened -> trouble.set(Optional.of(happened)));
        return true;
    }

    private Map<String, JsonNode> values() {
        var values = new LinkedHashMap<String, JsonNode>();
        for (var field : fields())
            if (!where.isOver(field.spec().name()))
                field.value().ifPresent(value -> values.put(field.spec().name(), value));
        return values;
    }

    private @Nullable String reason() {
        var reason = breakGlass.get().strip();
        return reason.isEmpty() || !canBreakGlass() ? null : reason;
    }
}
